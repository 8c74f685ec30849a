// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import static shop.Tagging.tag;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupEgress;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngress;
import software.amazon.awscdk.services.ecs.CfnTaskDefinition;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnTargetGroup;
import software.amazon.awscdk.services.iam.CfnPolicy;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.constructs.Construct;

/** The component web. */
final class Web extends Construct {
    final CfnSecurityGroup securityGroup;
    final CfnSecurityGroupEgress egressSecurityGroupRule;
    final CfnSecurityGroupIngress fromMainAlbSecurityGroupRule;
    final CfnTargetGroup targetGroup;
    final CfnRole executionRole;
    final CfnPolicy executionRolePolicy;
    final CfnRole taskRole;
    final CfnLogGroup logGroup;
    final CfnTaskDefinition taskDefinition;

    Web(Construct scope, String id, Parameters parameters, Shared shared, Cache cache, Db db) {
        super(scope, id);
        this.securityGroup = CfnSecurityGroup.Builder.create(this, "WebEc2SecurityGroup")
                .groupDescription("Tasks of web")
                .groupName("shop-dev-web")
                .securityGroupEgress(List.of(CfnSecurityGroup.EgressProperty.builder()
                        .cidrIp("255.255.255.255/32")
                        .fromPort(252)
                        .ipProtocol("icmp")
                        .toPort(86)
                        .build()))
                .tags(List.of(
                        tag("Name", "shop-dev-web"),
                        tag("omnideploy:component", "web"),
                        tag("omnideploy:resource", "aws.ec2.SecurityGroup/web")))
                .vpcId(shared.vpc.getRef())
                .build();
        this.egressSecurityGroupRule = CfnSecurityGroupEgress.Builder.create(this, "WebEc2SecurityGroupRuleEgress")
                .cidrIp("0.0.0.0/0")
                .description("To anywhere")
                .groupId(securityGroup.getAttrGroupId())
                .ipProtocol("-1")
                .build();
        this.fromMainAlbSecurityGroupRule = CfnSecurityGroupIngress.Builder.create(
                        this, "WebEc2SecurityGroupRuleFromMainAlb")
                .description("From the load balancer")
                .fromPort(8080)
                .groupId(securityGroup.getAttrGroupId())
                .ipProtocol("tcp")
                .sourceSecurityGroupId(shared.albSecurityGroup.getAttrGroupId())
                .toPort(8080)
                .build();
        this.targetGroup = CfnTargetGroup.Builder.create(this, "WebElbv2TargetGroup")
                .healthCheckIntervalSeconds(5)
                .healthCheckPath("/healthz")
                .healthCheckProtocol("HTTP")
                .healthCheckTimeoutSeconds(4)
                .healthyThresholdCount(2)
                .matcher(CfnTargetGroup.MatcherProperty.builder()
                        .httpCode("200-399")
                        .build())
                .name("shop-dev-web-93e511")
                .port(8080)
                .protocol("HTTP")
                .tags(List.of(
                        tag("omnideploy:component", "web"), tag("omnideploy:resource", "aws.elbv2.TargetGroup/web")))
                .targetGroupAttributes(List.of(CfnTargetGroup.TargetGroupAttributeProperty.builder()
                        .key("deregistration_delay.timeout_seconds")
                        .value("30")
                        .build()))
                .targetType("ip")
                .unhealthyThresholdCount(3)
                .vpcId(shared.vpc.getRef())
                .build();
        Map<String, Object> assumeRolePolicyDocument = Map.ofEntries(
                Map.entry(
                        "Statement",
                        List.of(Map.ofEntries(
                                Map.entry("Action", "sts:AssumeRole"),
                                Map.entry("Effect", "Allow"),
                                Map.entry("Principal", Map.of("Service", "ecs-tasks.amazonaws.com"))))),
                Map.entry("Version", "2012-10-17"));
        this.executionRole = CfnRole.Builder.create(this, "WebIamRoleExecution")
                .assumeRolePolicyDocument(assumeRolePolicyDocument)
                .managedPolicyArns(List.of("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"))
                .roleName("shop-dev-web-execution")
                .tags(List.of(
                        tag("omnideploy:component", "web"), tag("omnideploy:resource", "aws.iam.Role/web-execution")))
                .build();
        this.executionRolePolicy = CfnPolicy.Builder.create(this, "WebIamRolePolicyExecution")
                .policyDocument(Map.ofEntries(
                        Map.entry(
                                "Statement",
                                List.of(Map.ofEntries(
                                        Map.entry("Action", "secretsmanager:GetSecretValue"),
                                        Map.entry("Effect", "Allow"),
                                        Map.entry(
                                                "Resource",
                                                List.of(db.urlSecret.getRef(), shared.stripeKeySecret.getRef())),
                                        Map.entry("Sid", "ReadSecrets")))),
                        Map.entry("Version", "2012-10-17")))
                .policyName("web-execution")
                .roles(List.of(executionRole.getRef()))
                .build();
        this.taskRole = CfnRole.Builder.create(this, "WebIamRoleTask")
                .assumeRolePolicyDocument(assumeRolePolicyDocument)
                .roleName("shop-dev-web-task")
                .tags(List.of(tag("omnideploy:component", "web"), tag("omnideploy:resource", "aws.iam.Role/web-task")))
                .build();
        this.logGroup = CfnLogGroup.Builder.create(this, "WebLogsLogGroup")
                .logGroupName("/ecs/shop-dev/web")
                .retentionInDays(30)
                .tags(List.of(tag("omnideploy:component", "web"), tag("omnideploy:resource", "aws.logs.LogGroup/web")))
                .build();
        this.taskDefinition = CfnTaskDefinition.Builder.create(this, "WebEcsTaskDefinition")
                .containerDefinitions(List.of(CfnTaskDefinition.ContainerDefinitionProperty.builder()
                        .dockerLabels(Map.of(
                                "omnideploy:secrets",
                                Fn.join(
                                        "-",
                                        List.of(
                                                parameters.dbPasswordRevision.getValueAsString(),
                                                parameters.stripeKeyRevision.getValueAsString()))))
                        .environment(List.of(
                                CfnTaskDefinition.KeyValuePairProperty.builder()
                                        .name("BANK_URL")
                                        .value("https://bank.example.com/dev")
                                        .build(),
                                CfnTaskDefinition.KeyValuePairProperty.builder()
                                        .name("GREETING")
                                        .value("hello")
                                        .build(),
                                CfnTaskDefinition.KeyValuePairProperty.builder()
                                        .name("REDIS_URL")
                                        .value("rediss://"
                                                + cache.replicationGroup.getAttrPrimaryEndPointAddress()
                                                + ":6379/0")
                                        .build()))
                        .essential(true)
                        .image("ghcr.io/acme/web:1.4.0")
                        .logConfiguration(CfnTaskDefinition.LogConfigurationProperty.builder()
                                .logDriver("awslogs")
                                .options(Map.ofEntries(
                                        Map.entry("awslogs-group", logGroup.getRef()),
                                        Map.entry("awslogs-region", "us-east-1"),
                                        Map.entry("awslogs-stream-prefix", "ecs")))
                                .build())
                        .name("web")
                        .portMappings(List.of(CfnTaskDefinition.PortMappingProperty.builder()
                                .appProtocol("http")
                                .containerPort(8080)
                                .hostPort(8080)
                                .name("http-8080")
                                .protocol("tcp")
                                .build()))
                        .secrets(List.of(
                                CfnTaskDefinition.SecretProperty.builder()
                                        .name("DATABASE_URL")
                                        .valueFrom(db.urlSecret.getRef() + ":::")
                                        .build(),
                                CfnTaskDefinition.SecretProperty.builder()
                                        .name("STRIPE_KEY")
                                        .valueFrom(shared.stripeKeySecret.getRef() + ":::")
                                        .build()))
                        .build()))
                .cpu("256")
                .executionRoleArn(executionRole.getAttrArn())
                .family("shop-dev-web")
                .memory("1024")
                .networkMode("awsvpc")
                .requiresCompatibilities(List.of("FARGATE"))
                .runtimePlatform(CfnTaskDefinition.RuntimePlatformProperty.builder()
                        .cpuArchitecture("X86_64")
                        .operatingSystemFamily("LINUX")
                        .build())
                .tags(List.of(
                        tag("omnideploy:component", "web"), tag("omnideploy:resource", "aws.ecs.TaskDefinition/web")))
                .taskRoleArn(taskRole.getAttrArn())
                .build();
    }
}
