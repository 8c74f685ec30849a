// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnTag;
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
                .groupName("shop-staging-nightly")
                .securityGroupEgress(List.of(CfnSecurityGroup.EgressProperty.builder()
                        .cidrIp("255.255.255.255/32")
                        .fromPort(252)
                        .ipProtocol("icmp")
                        .toPort(86)
                        .build()))
                .tags(List.of(
                        CfnTag.builder()
                                .key("Name")
                                .value("shop-staging-nightly")
                                .build(),
                        CfnTag.builder()
                                .key("omnideploy:component")
                                .value("nightly")
                                .build(),
                        CfnTag.builder()
                                .key("omnideploy:resource")
                                .value("aws.ec2.SecurityGroup/nightly")
                                .build()))
                .vpcId(shared.vpc.getRef())
                .build();
        this.egressSecurityGroupRule = CfnSecurityGroupEgress.Builder.create(this, "NightlyEc2SecurityGroupRuleEgress")
                .cidrIp("0.0.0.0/0")
                .description("To anywhere")
                .groupId(securityGroup.getAttrGroupId())
                .ipProtocol("-1")
                .build();
        this.executionRole = CfnRole.Builder.create(this, "NightlyIamRoleExecution")
                .assumeRolePolicyDocument(Map.of(
                        "Statement",
                        List.of(Map.of(
                                "Action",
                                "sts:AssumeRole",
                                "Effect",
                                "Allow",
                                "Principal",
                                Map.of("Service", "ecs-tasks.amazonaws.com"))),
                        "Version",
                        "2012-10-17"))
                .managedPolicyArns(List.of("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"))
                .roleName("shop-staging-nightly-execution")
                .tags(List.of(
                        CfnTag.builder()
                                .key("omnideploy:component")
                                .value("nightly")
                                .build(),
                        CfnTag.builder()
                                .key("omnideploy:resource")
                                .value("aws.iam.Role/nightly-execution")
                                .build()))
                .build();
        this.executionRolePolicy = CfnPolicy.Builder.create(this, "NightlyIamRolePolicyExecution")
                .policyDocument(Map.of(
                        "Statement",
                        List.of(Map.of(
                                "Action",
                                "secretsmanager:GetSecretValue",
                                "Effect",
                                "Allow",
                                "Resource",
                                db.urlSecret.getRef(),
                                "Sid",
                                "ReadSecrets")),
                        "Version",
                        "2012-10-17"))
                .policyName("nightly-execution")
                .roles(List.of(executionRole.getRef()))
                .build();
        this.scheduleRole = CfnRole.Builder.create(this, "NightlyIamRoleSchedule")
                .assumeRolePolicyDocument(Map.of(
                        "Statement",
                        List.of(Map.of(
                                "Action",
                                "sts:AssumeRole",
                                "Effect",
                                "Allow",
                                "Principal",
                                Map.of("Service", "scheduler.amazonaws.com"))),
                        "Version",
                        "2012-10-17"))
                .roleName("shop-staging-nightly-schedule")
                .tags(List.of(
                        CfnTag.builder()
                                .key("omnideploy:component")
                                .value("nightly")
                                .build(),
                        CfnTag.builder()
                                .key("omnideploy:resource")
                                .value("aws.iam.Role/nightly-schedule")
                                .build()))
                .build();
        this.taskRole = CfnRole.Builder.create(this, "NightlyIamRoleTask")
                .assumeRolePolicyDocument(Map.of(
                        "Statement",
                        List.of(Map.of(
                                "Action",
                                "sts:AssumeRole",
                                "Effect",
                                "Allow",
                                "Principal",
                                Map.of("Service", "ecs-tasks.amazonaws.com"))),
                        "Version",
                        "2012-10-17"))
                .roleName("shop-staging-nightly-task")
                .tags(List.of(
                        CfnTag.builder()
                                .key("omnideploy:component")
                                .value("nightly")
                                .build(),
                        CfnTag.builder()
                                .key("omnideploy:resource")
                                .value("aws.iam.Role/nightly-task")
                                .build()))
                .build();
        this.logGroup = CfnLogGroup.Builder.create(this, "NightlyLogsLogGroup")
                .logGroupName("/ecs/shop-staging/nightly")
                .retentionInDays(30)
                .tags(List.of(
                        CfnTag.builder()
                                .key("omnideploy:component")
                                .value("nightly")
                                .build(),
                        CfnTag.builder()
                                .key("omnideploy:resource")
                                .value("aws.logs.LogGroup/nightly")
                                .build()))
                .build();
        this.taskDefinition = CfnTaskDefinition.Builder.create(this, "NightlyEcsTaskDefinition")
                .containerDefinitions(List.of(CfnTaskDefinition.ContainerDefinitionProperty.builder()
                        .dockerLabels(Map.of("omnideploy:secrets", parameters.dbPasswordRevision.getValueAsString()))
                        .essential(true)
                        .image("ghcr.io/acme/report:1.4.0")
                        .logConfiguration(CfnTaskDefinition.LogConfigurationProperty.builder()
                                .logDriver("awslogs")
                                .options(Map.of(
                                        "awslogs-group",
                                        logGroup.getRef(),
                                        "awslogs-region",
                                        "us-east-1",
                                        "awslogs-stream-prefix",
                                        "ecs"))
                                .build())
                        .name("nightly")
                        .secrets(List.of(CfnTaskDefinition.SecretProperty.builder()
                                .name("DATABASE_URL")
                                .valueFrom(db.urlSecret.getRef() + ":::")
                                .build()))
                        .build()))
                .cpu("256")
                .executionRoleArn(executionRole.getAttrArn())
                .family("shop-staging-nightly")
                .memory("1024")
                .networkMode("awsvpc")
                .requiresCompatibilities(List.of("FARGATE"))
                .runtimePlatform(CfnTaskDefinition.RuntimePlatformProperty.builder()
                        .cpuArchitecture("X86_64")
                        .operatingSystemFamily("LINUX")
                        .build())
                .tags(List.of(
                        CfnTag.builder()
                                .key("omnideploy:component")
                                .value("nightly")
                                .build(),
                        CfnTag.builder()
                                .key("omnideploy:resource")
                                .value("aws.ecs.TaskDefinition/nightly")
                                .build(),
                        CfnTag.builder()
                                .key("omnideploy:run-cluster")
                                .value(shared.cluster.getRef())
                                .build(),
                        CfnTag.builder()
                                .key("omnideploy:run-public-ip")
                                .value("true")
                                .build(),
                        CfnTag.builder()
                                .key("omnideploy:run-security-groups")
                                .value(securityGroup.getAttrGroupId())
                                .build(),
                        CfnTag.builder()
                                .key("omnideploy:run-subnets")
                                .value(shared.publicASubnet.getRef() + " " + shared.publicBSubnet.getRef())
                                .build()))
                .taskRoleArn(taskRole.getAttrArn())
                .build();
        this.scheduleRolePolicy = CfnPolicy.Builder.create(this, "NightlyIamRolePolicySchedule")
                .policyDocument(Map.of(
                        "Statement",
                        List.of(
                                Map.of(
                                        "Action",
                                        "ecs:RunTask",
                                        "Effect",
                                        "Allow",
                                        "Resource",
                                        "arn:aws:ecs:us-east-1:*:task-definition/shop-staging-nightly:*",
                                        "Sid",
                                        "RunTask"),
                                Map.of(
                                        "Action",
                                        "iam:PassRole",
                                        "Effect",
                                        "Allow",
                                        "Resource",
                                        List.of(executionRole.getAttrArn(), taskRole.getAttrArn()),
                                        "Sid",
                                        "PassRoles"),
                                Map.of(
                                        "Action",
                                        "ecs:TagResource",
                                        "Effect",
                                        "Allow",
                                        "Resource",
                                        "arn:aws:ecs:us-east-1:*:task/" + shared.cluster.getRef() + "/*",
                                        "Sid",
                                        "TagTask")),
                        "Version",
                        "2012-10-17"))
                .policyName("start")
                .roles(List.of(scheduleRole.getRef()))
                .build();
        scheduleRolePolicy.getNode().addDependency(taskDefinition);
    }
}
