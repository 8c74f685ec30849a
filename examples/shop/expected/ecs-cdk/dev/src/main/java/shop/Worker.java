// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import static shop.Tagging.tag;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupEgress;
import software.amazon.awscdk.services.ecs.CfnTaskDefinition;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.constructs.Construct;

/** The component worker. */
final class Worker extends Construct {
    final CfnSecurityGroup securityGroup;
    final CfnSecurityGroupEgress egressSecurityGroupRule;
    final CfnRole executionRole;
    final CfnRole taskRole;
    final CfnLogGroup logGroup;
    final CfnTaskDefinition taskDefinition;

    Worker(Construct scope, String id, Shared shared, Cache cache) {
        super(scope, id);
        this.securityGroup = CfnSecurityGroup.Builder.create(this, "WorkerEc2SecurityGroup")
                .groupDescription("Tasks of worker")
                .groupName("shop-dev-worker")
                .securityGroupEgress(List.of(CfnSecurityGroup.EgressProperty.builder()
                        .cidrIp("255.255.255.255/32")
                        .fromPort(252)
                        .ipProtocol("icmp")
                        .toPort(86)
                        .build()))
                .tags(List.of(
                        tag("Name", "shop-dev-worker"),
                        tag("omnideploy:component", "worker"),
                        tag("omnideploy:resource", "aws.ec2.SecurityGroup/worker")))
                .vpcId(shared.vpc.getRef())
                .build();
        this.egressSecurityGroupRule = CfnSecurityGroupEgress.Builder.create(this, "WorkerEc2SecurityGroupRuleEgress")
                .cidrIp("0.0.0.0/0")
                .description("To anywhere")
                .groupId(securityGroup.getAttrGroupId())
                .ipProtocol("-1")
                .build();
        Map<String, Object> assumeRolePolicyDocument = Map.ofEntries(
                Map.entry(
                        "Statement",
                        List.of(Map.ofEntries(
                                Map.entry("Action", "sts:AssumeRole"),
                                Map.entry("Effect", "Allow"),
                                Map.entry("Principal", Map.of("Service", "ecs-tasks.amazonaws.com"))))),
                Map.entry("Version", "2012-10-17"));
        this.executionRole = CfnRole.Builder.create(this, "WorkerIamRoleExecution")
                .assumeRolePolicyDocument(assumeRolePolicyDocument)
                .managedPolicyArns(List.of("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"))
                .roleName("shop-dev-worker-execution")
                .tags(List.of(
                        tag("omnideploy:component", "worker"),
                        tag("omnideploy:resource", "aws.iam.Role/worker-execution")))
                .build();
        this.taskRole = CfnRole.Builder.create(this, "WorkerIamRoleTask")
                .assumeRolePolicyDocument(assumeRolePolicyDocument)
                .roleName("shop-dev-worker-task")
                .tags(List.of(
                        tag("omnideploy:component", "worker"), tag("omnideploy:resource", "aws.iam.Role/worker-task")))
                .build();
        this.logGroup = CfnLogGroup.Builder.create(this, "WorkerLogsLogGroup")
                .logGroupName("/ecs/shop-dev/worker")
                .retentionInDays(30)
                .tags(List.of(
                        tag("omnideploy:component", "worker"), tag("omnideploy:resource", "aws.logs.LogGroup/worker")))
                .build();
        this.taskDefinition = CfnTaskDefinition.Builder.create(this, "WorkerEcsTaskDefinition")
                .containerDefinitions(List.of(CfnTaskDefinition.ContainerDefinitionProperty.builder()
                        .environment(List.of(CfnTaskDefinition.KeyValuePairProperty.builder()
                                .name("REDIS_URL")
                                .value("rediss://" + cache.replicationGroup.getAttrPrimaryEndPointAddress() + ":6379/0")
                                .build()))
                        .essential(true)
                        .image("ghcr.io/acme/worker:1.4.0")
                        .logConfiguration(CfnTaskDefinition.LogConfigurationProperty.builder()
                                .logDriver("awslogs")
                                .options(Map.ofEntries(
                                        Map.entry("awslogs-group", logGroup.getRef()),
                                        Map.entry("awslogs-region", "us-east-1"),
                                        Map.entry("awslogs-stream-prefix", "ecs")))
                                .build())
                        .name("worker")
                        .build()))
                .cpu("256")
                .executionRoleArn(executionRole.getAttrArn())
                .family("shop-dev-worker")
                .memory("1024")
                .networkMode("awsvpc")
                .requiresCompatibilities(List.of("FARGATE"))
                .runtimePlatform(CfnTaskDefinition.RuntimePlatformProperty.builder()
                        .cpuArchitecture("X86_64")
                        .operatingSystemFamily("LINUX")
                        .build())
                .tags(List.of(
                        tag("omnideploy:component", "worker"),
                        tag("omnideploy:resource", "aws.ecs.TaskDefinition/worker")))
                .taskRoleArn(taskRole.getAttrArn())
                .build();
    }
}
