// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import static shop.Tagging.tag;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupEgress;
import software.amazon.awscdk.services.ecs.CfnTaskDefinition;
import software.amazon.awscdk.services.iam.CfnPolicy;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.constructs.Construct;

/** The component nightly. */
final class Nightly extends Construct {
    final CfnSecurityGroup securityGroup;
    final CfnSecurityGroupEgress egressSecurityGroupRule;
    final CfnRole executionRole;
    final CfnPolicy executionRolePolicy;
    final CfnRole scheduleRole;
    final CfnRole taskRole;
    final CfnLogGroup logGroup;
    final CfnTaskDefinition taskDefinition;
    final CfnPolicy scheduleRolePolicy;

    Nightly(Construct scope, String id, Parameters parameters, Shared shared, Db db) {
        super(scope, id);
        this.securityGroup = CfnSecurityGroup.Builder.create(this, "NightlyEc2SecurityGroup")
                .groupDescription("Tasks of nightly")
                .groupName("shop-dev-nightly")
                .securityGroupEgress(List.of(CfnSecurityGroup.EgressProperty.builder()
                        .cidrIp("255.255.255.255/32")
                        .fromPort(252)
                        .ipProtocol("icmp")
                        .toPort(86)
                        .build()))
                .tags(List.of(
                        tag("Name", "shop-dev-nightly"),
                        tag("omnideploy:component", "nightly"),
                        tag("omnideploy:resource", "aws.ec2.SecurityGroup/nightly")))
                .vpcId(shared.vpc.getRef())
                .build();
        this.egressSecurityGroupRule = CfnSecurityGroupEgress.Builder.create(this, "NightlyEc2SecurityGroupRuleEgress")
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
        this.executionRole = CfnRole.Builder.create(this, "NightlyIamRoleExecution")
                .assumeRolePolicyDocument(assumeRolePolicyDocument)
                .managedPolicyArns(List.of("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"))
                .roleName("shop-dev-nightly-execution")
                .tags(List.of(
                        tag("omnideploy:component", "nightly"),
                        tag("omnideploy:resource", "aws.iam.Role/nightly-execution")))
                .build();
        this.executionRolePolicy = CfnPolicy.Builder.create(this, "NightlyIamRolePolicyExecution")
                .policyDocument(Map.ofEntries(
                        Map.entry(
                                "Statement",
                                List.of(Map.ofEntries(
                                        Map.entry("Action", "secretsmanager:GetSecretValue"),
                                        Map.entry("Effect", "Allow"),
                                        Map.entry("Resource", db.urlSecret.getRef()),
                                        Map.entry("Sid", "ReadSecrets")))),
                        Map.entry("Version", "2012-10-17")))
                .policyName("nightly-execution")
                .roles(List.of(executionRole.getRef()))
                .build();
        this.scheduleRole = CfnRole.Builder.create(this, "NightlyIamRoleSchedule")
                .assumeRolePolicyDocument(Map.ofEntries(
                        Map.entry(
                                "Statement",
                                List.of(Map.ofEntries(
                                        Map.entry("Action", "sts:AssumeRole"),
                                        Map.entry("Effect", "Allow"),
                                        Map.entry("Principal", Map.of("Service", "scheduler.amazonaws.com"))))),
                        Map.entry("Version", "2012-10-17")))
                .roleName("shop-dev-nightly-schedule")
                .tags(List.of(
                        tag("omnideploy:component", "nightly"),
                        tag("omnideploy:resource", "aws.iam.Role/nightly-schedule")))
                .build();
        this.taskRole = CfnRole.Builder.create(this, "NightlyIamRoleTask")
                .assumeRolePolicyDocument(assumeRolePolicyDocument)
                .roleName("shop-dev-nightly-task")
                .tags(List.of(
                        tag("omnideploy:component", "nightly"),
                        tag("omnideploy:resource", "aws.iam.Role/nightly-task")))
                .build();
        this.logGroup = CfnLogGroup.Builder.create(this, "NightlyLogsLogGroup")
                .logGroupName("/ecs/shop-dev/nightly")
                .retentionInDays(30)
                .tags(List.of(
                        tag("omnideploy:component", "nightly"),
                        tag("omnideploy:resource", "aws.logs.LogGroup/nightly")))
                .build();
        this.taskDefinition = CfnTaskDefinition.Builder.create(this, "NightlyEcsTaskDefinition")
                .containerDefinitions(List.of(CfnTaskDefinition.ContainerDefinitionProperty.builder()
                        .dockerLabels(Map.of("omnideploy:secrets", parameters.dbPasswordRevision.getValueAsString()))
                        .essential(true)
                        .image("ghcr.io/acme/report:1.4.0")
                        .logConfiguration(CfnTaskDefinition.LogConfigurationProperty.builder()
                                .logDriver("awslogs")
                                .options(Map.ofEntries(
                                        Map.entry("awslogs-group", logGroup.getRef()),
                                        Map.entry("awslogs-region", "us-east-1"),
                                        Map.entry("awslogs-stream-prefix", "ecs")))
                                .build())
                        .name("nightly")
                        .secrets(List.of(CfnTaskDefinition.SecretProperty.builder()
                                .name("DATABASE_URL")
                                .valueFrom(db.urlSecret.getRef() + ":::")
                                .build()))
                        .build()))
                .cpu("256")
                .executionRoleArn(executionRole.getAttrArn())
                .family("shop-dev-nightly")
                .memory("1024")
                .networkMode("awsvpc")
                .requiresCompatibilities(List.of("FARGATE"))
                .runtimePlatform(CfnTaskDefinition.RuntimePlatformProperty.builder()
                        .cpuArchitecture("X86_64")
                        .operatingSystemFamily("LINUX")
                        .build())
                .tags(List.of(
                        tag("omnideploy:component", "nightly"),
                        tag("omnideploy:resource", "aws.ecs.TaskDefinition/nightly"),
                        tag("omnideploy:run-cluster", shared.cluster.getRef()),
                        tag("omnideploy:run-public-ip", "true"),
                        tag("omnideploy:run-security-groups", securityGroup.getAttrGroupId()),
                        tag(
                                "omnideploy:run-subnets",
                                shared.publicASubnet.getRef() + " " + shared.publicBSubnet.getRef())))
                .taskRoleArn(taskRole.getAttrArn())
                .build();
        this.scheduleRolePolicy = CfnPolicy.Builder.create(this, "NightlyIamRolePolicySchedule")
                .policyDocument(Map.ofEntries(
                        Map.entry(
                                "Statement",
                                List.of(
                                        Map.ofEntries(
                                                Map.entry("Action", "ecs:RunTask"),
                                                Map.entry("Effect", "Allow"),
                                                Map.entry(
                                                        "Resource",
                                                        "arn:aws:ecs:us-east-1:*:task-definition/shop-dev-nightly:*"),
                                                Map.entry("Sid", "RunTask")),
                                        Map.ofEntries(
                                                Map.entry("Action", "iam:PassRole"),
                                                Map.entry("Effect", "Allow"),
                                                Map.entry(
                                                        "Resource",
                                                        List.of(executionRole.getAttrArn(), taskRole.getAttrArn())),
                                                Map.entry("Sid", "PassRoles")),
                                        Map.ofEntries(
                                                Map.entry("Action", "ecs:TagResource"),
                                                Map.entry("Effect", "Allow"),
                                                Map.entry(
                                                        "Resource",
                                                        "arn:aws:ecs:us-east-1:*:task/"
                                                                + shared.cluster.getRef()
                                                                + "/*"),
                                                Map.entry("Sid", "TagTask")))),
                        Map.entry("Version", "2012-10-17")))
                .policyName("start")
                .roles(List.of(scheduleRole.getRef()))
                .build();
        scheduleRolePolicy.getNode().addDependency(taskDefinition);
    }
}
