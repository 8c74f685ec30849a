// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import static shop.Tagging.tag;

import java.util.List;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.ec2.CfnInternetGateway;
import software.amazon.awscdk.services.ec2.CfnRoute;
import software.amazon.awscdk.services.ec2.CfnRouteTable;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngress;
import software.amazon.awscdk.services.ec2.CfnSubnet;
import software.amazon.awscdk.services.ec2.CfnSubnetRouteTableAssociation;
import software.amazon.awscdk.services.ec2.CfnVPC;
import software.amazon.awscdk.services.ec2.CfnVPCEndpoint;
import software.amazon.awscdk.services.ec2.CfnVPCGatewayAttachment;
import software.amazon.awscdk.services.ecs.CfnCluster;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnLoadBalancer;
import software.amazon.awscdk.services.secretsmanager.CfnSecret;
import software.constructs.Construct;

/** What all components share. */
final class Shared extends Construct {
    final CfnInternetGateway internetGateway;
    final CfnVPC vpc;
    final CfnVPCGatewayAttachment internetGatewayEc2;
    final CfnRouteTable privateRouteTable;
    final CfnRouteTable publicRouteTable;
    final CfnRoute publicRoute;
    final CfnSecurityGroup albSecurityGroup;
    final CfnSecurityGroupIngress albHttpSecurityGroupRule;
    final CfnSubnet privateASubnet;
    final CfnSubnetRouteTableAssociation privateARouteTableAssociation;
    final CfnSubnet privateBSubnet;
    final CfnSubnetRouteTableAssociation privateBRouteTableAssociation;
    final CfnSubnet publicASubnet;
    final CfnSubnetRouteTableAssociation publicARouteTableAssociation;
    final CfnSubnet publicBSubnet;
    final CfnSubnetRouteTableAssociation publicBRouteTableAssociation;
    final CfnVPCEndpoint s3VpcEndpoint;
    final CfnCluster cluster;
    final CfnLoadBalancer loadBalancer;
    final CfnSecret stripeKeySecret;

    Shared(Construct scope, String id, Parameters parameters) {
        super(scope, id);
        this.internetGateway = CfnInternetGateway.Builder.create(this, "MainEc2InternetGateway")
                .tags(List.of(
                        tag("Name", "shop-dev"),
                        tag("omnideploy:component", "main"),
                        tag("omnideploy:resource", "aws.ec2.InternetGateway/main")))
                .build();
        this.vpc = CfnVPC.Builder.create(this, "MainEc2Vpc")
                .cidrBlock("10.0.0.0/16")
                .enableDnsHostnames(true)
                .enableDnsSupport(true)
                .tags(List.of(
                        tag("Name", "shop-dev"),
                        tag("omnideploy:component", "main"),
                        tag("omnideploy:resource", "aws.ec2.Vpc/main")))
                .build();
        this.internetGatewayEc2 = CfnVPCGatewayAttachment.Builder.create(this, "MainEc2InternetGatewayAttachment")
                .internetGatewayId(internetGateway.getRef())
                .vpcId(vpc.getRef())
                .build();
        this.privateRouteTable = CfnRouteTable.Builder.create(this, "MainEc2RouteTablePrivate")
                .tags(List.of(
                        tag("Name", "shop-dev-private"),
                        tag("omnideploy:component", "main"),
                        tag("omnideploy:resource", "aws.ec2.RouteTable/main-private")))
                .vpcId(vpc.getRef())
                .build();
        this.publicRouteTable = CfnRouteTable.Builder.create(this, "MainEc2RouteTablePublic")
                .tags(List.of(
                        tag("Name", "shop-dev-public"),
                        tag("omnideploy:component", "main"),
                        tag("omnideploy:resource", "aws.ec2.RouteTable/main-public")))
                .vpcId(vpc.getRef())
                .build();
        this.publicRoute = CfnRoute.Builder.create(this, "MainEc2RoutePublic")
                .destinationCidrBlock("0.0.0.0/0")
                .gatewayId(internetGateway.getRef())
                .routeTableId(publicRouteTable.getRef())
                .build();
        publicRoute.getNode().addDependency(internetGatewayEc2);
        this.albSecurityGroup = CfnSecurityGroup.Builder.create(this, "MainEc2SecurityGroupAlb")
                .groupDescription("Load balancer")
                .groupName("shop-dev-alb")
                .securityGroupEgress(List.of(CfnSecurityGroup.EgressProperty.builder()
                        .cidrIp("255.255.255.255/32")
                        .fromPort(252)
                        .ipProtocol("icmp")
                        .toPort(86)
                        .build()))
                .tags(List.of(
                        tag("Name", "shop-dev-alb"),
                        tag("omnideploy:component", "main"),
                        tag("omnideploy:resource", "aws.ec2.SecurityGroup/main-alb")))
                .vpcId(vpc.getRef())
                .build();
        this.albHttpSecurityGroupRule = CfnSecurityGroupIngress.Builder.create(this, "MainEc2SecurityGroupRuleAlbHttp")
                .cidrIp("0.0.0.0/0")
                .description("HTTP")
                .fromPort(80)
                .groupId(albSecurityGroup.getAttrGroupId())
                .ipProtocol("tcp")
                .toPort(80)
                .build();
        this.privateASubnet = CfnSubnet.Builder.create(this, "MainEc2SubnetPrivateA")
                .availabilityZone(Fn.select(0, Fn.getAzs()))
                .cidrBlock("10.0.128.0/20")
                .tags(List.of(
                        tag("Name", "shop-dev-private-a"),
                        tag("omnideploy:component", "main"),
                        tag("omnideploy:resource", "aws.ec2.Subnet/main-private-a")))
                .vpcId(vpc.getRef())
                .build();
        this.privateARouteTableAssociation = CfnSubnetRouteTableAssociation.Builder.create(
                        this, "MainEc2RouteTableAssociationPrivateA")
                .routeTableId(privateRouteTable.getRef())
                .subnetId(privateASubnet.getRef())
                .build();
        this.privateBSubnet = CfnSubnet.Builder.create(this, "MainEc2SubnetPrivateB")
                .availabilityZone(Fn.select(1, Fn.getAzs()))
                .cidrBlock("10.0.144.0/20")
                .tags(List.of(
                        tag("Name", "shop-dev-private-b"),
                        tag("omnideploy:component", "main"),
                        tag("omnideploy:resource", "aws.ec2.Subnet/main-private-b")))
                .vpcId(vpc.getRef())
                .build();
        this.privateBRouteTableAssociation = CfnSubnetRouteTableAssociation.Builder.create(
                        this, "MainEc2RouteTableAssociationPrivateB")
                .routeTableId(privateRouteTable.getRef())
                .subnetId(privateBSubnet.getRef())
                .build();
        this.publicASubnet = CfnSubnet.Builder.create(this, "MainEc2SubnetPublicA")
                .availabilityZone(Fn.select(0, Fn.getAzs()))
                .cidrBlock("10.0.0.0/20")
                .tags(List.of(
                        tag("Name", "shop-dev-public-a"),
                        tag("omnideploy:component", "main"),
                        tag("omnideploy:resource", "aws.ec2.Subnet/main-public-a")))
                .vpcId(vpc.getRef())
                .build();
        this.publicARouteTableAssociation = CfnSubnetRouteTableAssociation.Builder.create(
                        this, "MainEc2RouteTableAssociationPublicA")
                .routeTableId(publicRouteTable.getRef())
                .subnetId(publicASubnet.getRef())
                .build();
        this.publicBSubnet = CfnSubnet.Builder.create(this, "MainEc2SubnetPublicB")
                .availabilityZone(Fn.select(1, Fn.getAzs()))
                .cidrBlock("10.0.16.0/20")
                .tags(List.of(
                        tag("Name", "shop-dev-public-b"),
                        tag("omnideploy:component", "main"),
                        tag("omnideploy:resource", "aws.ec2.Subnet/main-public-b")))
                .vpcId(vpc.getRef())
                .build();
        this.publicBRouteTableAssociation = CfnSubnetRouteTableAssociation.Builder.create(
                        this, "MainEc2RouteTableAssociationPublicB")
                .routeTableId(publicRouteTable.getRef())
                .subnetId(publicBSubnet.getRef())
                .build();
        this.s3VpcEndpoint = CfnVPCEndpoint.Builder.create(this, "MainEc2VpcEndpointS3")
                .routeTableIds(List.of(publicRouteTable.getRef(), privateRouteTable.getRef()))
                .serviceName("com.amazonaws.us-east-1.s3")
                .tags(List.of(
                        tag("Name", "shop-dev-s3"),
                        tag("omnideploy:component", "main"),
                        tag("omnideploy:resource", "aws.ec2.VpcEndpoint/main-s3")))
                .vpcEndpointType("Gateway")
                .vpcId(vpc.getRef())
                .build();
        this.cluster = CfnCluster.Builder.create(this, "MainEcsCluster")
                .clusterName("shop-dev")
                .clusterSettings(List.of(CfnCluster.ClusterSettingsProperty.builder()
                        .name("containerInsights")
                        .value("disabled")
                        .build()))
                .tags(List.of(tag("omnideploy:component", "main"), tag("omnideploy:resource", "aws.ecs.Cluster/main")))
                .build();
        this.loadBalancer = CfnLoadBalancer.Builder.create(this, "MainElbv2LoadBalancer")
                .loadBalancerAttributes(List.of(
                        CfnLoadBalancer.LoadBalancerAttributeProperty.builder()
                                .key("deletion_protection.enabled")
                                .value("false")
                                .build(),
                        CfnLoadBalancer.LoadBalancerAttributeProperty.builder()
                                .key("routing.http.drop_invalid_header_fields.enabled")
                                .value("true")
                                .build()))
                .name("shop-dev")
                .scheme("internet-facing")
                .securityGroups(List.of(albSecurityGroup.getAttrGroupId()))
                .subnets(List.of(publicASubnet.getRef(), publicBSubnet.getRef()))
                .tags(List.of(
                        tag("omnideploy:component", "main"), tag("omnideploy:resource", "aws.elbv2.LoadBalancer/main")))
                .type("application")
                .build();
        loadBalancer.getNode().addDependency(internetGateway, internetGatewayEc2);
        this.stripeKeySecret = CfnSecret.Builder.create(this, "MainSecretsmanagerSecretStripeKey")
                .description("stripe_key of shop/dev")
                .name("shop/dev/stripe_key")
                .secretString(parameters.stripeKey.getValueAsString())
                .tags(List.of(
                        tag("omnideploy:component", "main"),
                        tag("omnideploy:resource", "aws.secretsmanager.Secret/main-stripe-key")))
                .build();
    }
}
