// Written by OmniDeploy: `omnideploy generate` writes it anew.
package hello;

import static hello.Tagging.tag;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupEgress;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngress;
import software.amazon.awscdk.services.ecs.CfnTaskDefinition;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnTargetGroup;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.constructs.Construct;

/** The component hello. */
final class Hello extends Construct {
    final CfnRole executionRole;
    final CfnRole taskRole;
    final CfnLogGroup logGroup;
    final CfnTaskDefinition taskDefinition;
    final CfnSecurityGroup securityGroup;
    final CfnSecurityGroupEgress egressSecurityGroupRule;
    final CfnTargetGroup targetGroup;
    final CfnSecurityGroupIngress fromMainAlbSecurityGroupRule;

    Hello(Construct scope, String id, Shared shared) {
        super(scope, id);
        Map<String, Object> assumeRolePolicyDocument = Map.ofEntries(
                Map.entry(
                        "Statement",
                        List.of(Map.ofEntries(
                                Map.entry("Action", "sts:AssumeRole"),
                                Map.entry("Effect", "Allow"),
                                Map.entry("Principal", Map.of("Service", "ecs-tasks.amazonaws.com"))))),
                Map.entry("Version", "2012-10-17"));
        this.executionRole = CfnRole.Builder.create(this, "HelloIamRoleExecution")
                .assumeRolePolicyDocument(assumeRolePolicyDocument)
                .managedPolicyArns(List.of("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"))
                .roleName("hello-dev-hello-execution")
                .tags(List.of(
                        tag("omnideploy:component", "hello"),
                        tag("omnideploy:resource", "aws.iam.Role/hello-execution")))
                .build();
        this.taskRole = CfnRole.Builder.create(this, "HelloIamRoleTask")
                .assumeRolePolicyDocument(assumeRolePolicyDocument)
                .roleName("hello-dev-hello-task")
                .tags(List.of(
                        tag("omnideploy:component", "hello"), tag("omnideploy:resource", "aws.iam.Role/hello-task")))
                .build();
        this.logGroup = CfnLogGroup.Builder.create(this, "HelloLogsLogGroup")
                .logGroupName("/ecs/hello-dev/hello")
                .retentionInDays(30)
                .tags(List.of(
                        tag("omnideploy:component", "hello"), tag("omnideploy:resource", "aws.logs.LogGroup/hello")))
                .build();
        this.taskDefinition = CfnTaskDefinition.Builder.create(this, "HelloEcsTaskDefinition")
                .containerDefinitions(List.of(CfnTaskDefinition.ContainerDefinitionProperty.builder()
                        .essential(true)
                        .image("nginx:1.27")
                        .logConfiguration(CfnTaskDefinition.LogConfigurationProperty.builder()
                                .logDriver("awslogs")
                                .options(Map.ofEntries(
                                        Map.entry("awslogs-group", logGroup.getRef()),
                                        Map.entry("awslogs-region", "us-east-1"),
                                        Map.entry("awslogs-stream-prefix", "ecs")))
                                .build())
                        .name("hello")
                        .portMappings(List.of(CfnTaskDefinition.PortMappingProperty.builder()
                                .appProtocol("http")
                                .containerPort(80)
                                .hostPort(80)
                                .name("http-80")
                                .protocol("tcp")
                                .build()))
                        .build()))
                .cpu("256")
                .executionRoleArn(executionRole.getAttrArn())
                .family("hello-dev-hello")
                .memory("1024")
                .networkMode("awsvpc")
                .requiresCompatibilities(List.of("FARGATE"))
                .runtimePlatform(CfnTaskDefinition.RuntimePlatformProperty.builder()
                        .cpuArchitecture("X86_64")
                        .operatingSystemFamily("LINUX")
                        .build())
                .tags(List.of(
                        tag("omnideploy:component", "hello"),
                        tag("omnideploy:resource", "aws.ecs.TaskDefinition/hello")))
                .taskRoleArn(taskRole.getAttrArn())
                .build();
        this.securityGroup = CfnSecurityGroup.Builder.create(this, "HelloEc2SecurityGroup")
                .groupDescription("Tasks of hello")
                .groupName("hello-dev-hello")
                .securityGroupEgress(List.of(CfnSecurityGroup.EgressProperty.builder()
                        .cidrIp("255.255.255.255/32")
                        .fromPort(252)
                        .ipProtocol("icmp")
                        .toPort(86)
                        .build()))
                .tags(List.of(
                        tag("Name", "hello-dev-hello"),
                        tag("omnideploy:component", "hello"),
                        tag("omnideploy:resource", "aws.ec2.SecurityGroup/hello")))
                .vpcId(shared.vpc.getRef())
                .build();
        this.egressSecurityGroupRule = CfnSecurityGroupEgress.Builder.create(this, "HelloEc2SecurityGroupRuleEgress")
                .cidrIp("0.0.0.0/0")
                .description("To anywhere")
                .groupId(securityGroup.getAttrGroupId())
                .ipProtocol("-1")
                .build();
        this.targetGroup = CfnTargetGroup.Builder.create(this, "HelloElbv2TargetGroup")
                .healthCheckIntervalSeconds(30)
                .healthCheckPath("/")
                .healthCheckProtocol("HTTP")
                .healthCheckTimeoutSeconds(5)
                .healthyThresholdCount(2)
                .matcher(CfnTargetGroup.MatcherProperty.builder()
                        .httpCode("200-399")
                        .build())
                .name("hello-dev-hello-288a8c")
                .port(80)
                .protocol("HTTP")
                .tags(List.of(
                        tag("omnideploy:component", "hello"),
                        tag("omnideploy:resource", "aws.elbv2.TargetGroup/hello")))
                .targetGroupAttributes(List.of(CfnTargetGroup.TargetGroupAttributeProperty.builder()
                        .key("deregistration_delay.timeout_seconds")
                        .value("30")
                        .build()))
                .targetType("ip")
                .unhealthyThresholdCount(3)
                .vpcId(shared.vpc.getRef())
                .build();
        this.fromMainAlbSecurityGroupRule = CfnSecurityGroupIngress.Builder.create(
                        this, "HelloEc2SecurityGroupRuleFromMainAlb")
                .description("From the load balancer")
                .fromPort(80)
                .groupId(securityGroup.getAttrGroupId())
                .ipProtocol("tcp")
                .sourceSecurityGroupId(shared.albSecurityGroup.getAttrGroupId())
                .toPort(80)
                .build();
    }
}
