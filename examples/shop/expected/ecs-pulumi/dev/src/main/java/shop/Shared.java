// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.Config;
import com.pulumi.aws.ec2.InternetGateway;
import com.pulumi.aws.ec2.InternetGatewayArgs;
import com.pulumi.aws.ec2.Route;
import com.pulumi.aws.ec2.RouteArgs;
import com.pulumi.aws.ec2.RouteTable;
import com.pulumi.aws.ec2.RouteTableArgs;
import com.pulumi.aws.ec2.RouteTableAssociation;
import com.pulumi.aws.ec2.RouteTableAssociationArgs;
import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.ec2.SecurityGroupRule;
import com.pulumi.aws.ec2.SecurityGroupRuleArgs;
import com.pulumi.aws.ec2.Subnet;
import com.pulumi.aws.ec2.SubnetArgs;
import com.pulumi.aws.ec2.Vpc;
import com.pulumi.aws.ec2.VpcArgs;
import com.pulumi.aws.ec2.VpcEndpoint;
import com.pulumi.aws.ec2.VpcEndpointArgs;
import com.pulumi.aws.ecs.Cluster;
import com.pulumi.aws.ecs.ClusterArgs;
import com.pulumi.aws.ecs.inputs.ClusterSettingArgs;
import com.pulumi.aws.lb.LoadBalancer;
import com.pulumi.aws.lb.LoadBalancerArgs;
import com.pulumi.aws.secretsmanager.Secret;
import com.pulumi.aws.secretsmanager.SecretArgs;
import com.pulumi.aws.secretsmanager.SecretVersion;
import com.pulumi.aws.secretsmanager.SecretVersionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;

/** What all components share. */
final class Shared {
    final Vpc vpc;
    final InternetGateway internetGateway;
    final RouteTable privateRouteTable;
    final RouteTable publicRouteTable;
    final Route publicRoute;
    final SecurityGroup albSecurityGroup;
    final SecurityGroupRule albHttpSecurityGroupRule;
    final Subnet privateASubnet;
    final RouteTableAssociation privateARouteTableAssociation;
    final Subnet privateBSubnet;
    final RouteTableAssociation privateBRouteTableAssociation;
    final Subnet publicASubnet;
    final RouteTableAssociation publicARouteTableAssociation;
    final Subnet publicBSubnet;
    final RouteTableAssociation publicBRouteTableAssociation;
    final VpcEndpoint s3VpcEndpoint;
    final Cluster cluster;
    final LoadBalancer loadBalancer;
    final Secret stripeKeySecret;
    final SecretVersion stripeKeySecretVersion;

    Shared(Config config, Lookups lookups) {
        var stripeKey = config.requireSecret("stripe_key");
        this.vpc = new Vpc(
                "main",
                VpcArgs.builder()
                        .cidrBlock("10.0.0.0/16")
                        .enableDnsSupport(true)
                        .enableDnsHostnames(true)
                        .tags(Map.ofEntries(
                                Map.entry("Name", "shop-dev"),
                                Map.entry("omnideploy:component", "main"),
                                Map.entry("omnideploy:resource", "aws.ec2.Vpc/main")))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.internetGateway = new InternetGateway(
                "main",
                InternetGatewayArgs.builder()
                        .vpcId(vpc.id())
                        .tags(Map.ofEntries(
                                Map.entry("Name", "shop-dev"),
                                Map.entry("omnideploy:component", "main"),
                                Map.entry("omnideploy:resource", "aws.ec2.InternetGateway/main")))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.privateRouteTable = new RouteTable(
                "main-private",
                RouteTableArgs.builder()
                        .vpcId(vpc.id())
                        .tags(Map.ofEntries(
                                Map.entry("Name", "shop-dev-private"),
                                Map.entry("omnideploy:component", "main"),
                                Map.entry("omnideploy:resource", "aws.ec2.RouteTable/main-private")))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.publicRouteTable = new RouteTable(
                "main-public",
                RouteTableArgs.builder()
                        .vpcId(vpc.id())
                        .tags(Map.ofEntries(
                                Map.entry("Name", "shop-dev-public"),
                                Map.entry("omnideploy:component", "main"),
                                Map.entry("omnideploy:resource", "aws.ec2.RouteTable/main-public")))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.publicRoute = new Route(
                "main-public",
                RouteArgs.builder()
                        .routeTableId(publicRouteTable.id())
                        .destinationCidrBlock("0.0.0.0/0")
                        .gatewayId(internetGateway.id())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.albSecurityGroup = new SecurityGroup(
                "main-alb",
                SecurityGroupArgs.builder()
                        .name("shop-dev-alb")
                        .description("Load balancer")
                        .vpcId(vpc.id())
                        .tags(Map.ofEntries(
                                Map.entry("Name", "shop-dev-alb"),
                                Map.entry("omnideploy:component", "main"),
                                Map.entry("omnideploy:resource", "aws.ec2.SecurityGroup/main-alb")))
                        .build());
        this.albHttpSecurityGroupRule = new SecurityGroupRule(
                "main-alb-http",
                SecurityGroupRuleArgs.builder()
                        .securityGroupId(albSecurityGroup.id())
                        .type("ingress")
                        .description("HTTP")
                        .protocol("tcp")
                        .fromPort(80)
                        .toPort(80)
                        .cidrBlocks("0.0.0.0/0")
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        var availabilityZone =
                lookups.available.applyValue(value -> value.names().get(0));
        this.privateASubnet = new Subnet(
                "main-private-a",
                SubnetArgs.builder()
                        .vpcId(vpc.id())
                        .cidrBlock("10.0.128.0/20")
                        .availabilityZone(availabilityZone)
                        .tags(Map.ofEntries(
                                Map.entry("Name", "shop-dev-private-a"),
                                Map.entry("omnideploy:component", "main"),
                                Map.entry("omnideploy:resource", "aws.ec2.Subnet/main-private-a")))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.privateARouteTableAssociation = new RouteTableAssociation(
                "main-private-a",
                RouteTableAssociationArgs.builder()
                        .subnetId(privateASubnet.id())
                        .routeTableId(privateRouteTable.id())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        var privateBSubnetAvailabilityZone =
                lookups.available.applyValue(value -> value.names().get(1));
        this.privateBSubnet = new Subnet(
                "main-private-b",
                SubnetArgs.builder()
                        .vpcId(vpc.id())
                        .cidrBlock("10.0.144.0/20")
                        .availabilityZone(privateBSubnetAvailabilityZone)
                        .tags(Map.ofEntries(
                                Map.entry("Name", "shop-dev-private-b"),
                                Map.entry("omnideploy:component", "main"),
                                Map.entry("omnideploy:resource", "aws.ec2.Subnet/main-private-b")))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.privateBRouteTableAssociation = new RouteTableAssociation(
                "main-private-b",
                RouteTableAssociationArgs.builder()
                        .subnetId(privateBSubnet.id())
                        .routeTableId(privateRouteTable.id())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.publicASubnet = new Subnet(
                "main-public-a",
                SubnetArgs.builder()
                        .vpcId(vpc.id())
                        .cidrBlock("10.0.0.0/20")
                        .availabilityZone(availabilityZone)
                        .tags(Map.ofEntries(
                                Map.entry("Name", "shop-dev-public-a"),
                                Map.entry("omnideploy:component", "main"),
                                Map.entry("omnideploy:resource", "aws.ec2.Subnet/main-public-a")))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.publicARouteTableAssociation = new RouteTableAssociation(
                "main-public-a",
                RouteTableAssociationArgs.builder()
                        .subnetId(publicASubnet.id())
                        .routeTableId(publicRouteTable.id())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.publicBSubnet = new Subnet(
                "main-public-b",
                SubnetArgs.builder()
                        .vpcId(vpc.id())
                        .cidrBlock("10.0.16.0/20")
                        .availabilityZone(privateBSubnetAvailabilityZone)
                        .tags(Map.ofEntries(
                                Map.entry("Name", "shop-dev-public-b"),
                                Map.entry("omnideploy:component", "main"),
                                Map.entry("omnideploy:resource", "aws.ec2.Subnet/main-public-b")))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.publicBRouteTableAssociation = new RouteTableAssociation(
                "main-public-b",
                RouteTableAssociationArgs.builder()
                        .subnetId(publicBSubnet.id())
                        .routeTableId(publicRouteTable.id())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.s3VpcEndpoint = new VpcEndpoint(
                "main-s3",
                VpcEndpointArgs.builder()
                        .vpcId(vpc.id())
                        .serviceName("com.amazonaws.us-east-1.s3")
                        .vpcEndpointType("Gateway")
                        .routeTableIds(Output.<String>listBuilder()
                                .add(publicRouteTable.id())
                                .add(privateRouteTable.id())
                                .build())
                        .tags(Map.ofEntries(
                                Map.entry("Name", "shop-dev-s3"),
                                Map.entry("omnideploy:component", "main"),
                                Map.entry("omnideploy:resource", "aws.ec2.VpcEndpoint/main-s3")))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.cluster = new Cluster(
                "main",
                ClusterArgs.builder()
                        .name("shop-dev")
                        .tags(Map.of("omnideploy:component", "main", "omnideploy:resource", "aws.ecs.Cluster/main"))
                        .settings(ClusterSettingArgs.builder()
                                .name("containerInsights")
                                .value("disabled")
                                .build())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.loadBalancer = new LoadBalancer(
                "main",
                LoadBalancerArgs.builder()
                        .name("shop-dev")
                        .loadBalancerType("application")
                        .internal(false)
                        .securityGroups(Output.<String>listBuilder()
                                .add(albSecurityGroup.id())
                                .build())
                        .subnets(Output.<String>listBuilder()
                                .add(publicASubnet.id())
                                .add(publicBSubnet.id())
                                .build())
                        .enableDeletionProtection(false)
                        .dropInvalidHeaderFields(true)
                        .tags(Map.of(
                                "omnideploy:component", "main", "omnideploy:resource", "aws.elbv2.LoadBalancer/main"))
                        .build(),
                CustomResourceOptions.builder()
                        .dependsOn(internetGateway)
                        .deleteBeforeReplace(true)
                        .build());
        this.stripeKeySecret = new Secret(
                "main-stripe-key",
                SecretArgs.builder()
                        .name("shop/dev/stripe_key")
                        .description("stripe_key of shop/dev")
                        .recoveryWindowInDays(0)
                        .tags(Map.ofEntries(
                                Map.entry("omnideploy:component", "main"),
                                Map.entry("omnideploy:resource", "aws.secretsmanager.Secret/main-stripe-key")))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.stripeKeySecretVersion = new SecretVersion(
                "main-stripe-key",
                SecretVersionArgs.builder()
                        .secretId(stripeKeySecret.id())
                        .secretString(stripeKey)
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
