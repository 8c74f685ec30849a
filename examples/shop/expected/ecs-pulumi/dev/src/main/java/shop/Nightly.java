// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import static com.pulumi.codegen.internal.Serialization.jsonArray;
import static com.pulumi.codegen.internal.Serialization.jsonObject;
import static com.pulumi.codegen.internal.Serialization.jsonProperty;
import static com.pulumi.codegen.internal.Serialization.serializeJson;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.ec2.SecurityGroupRule;
import com.pulumi.aws.ec2.SecurityGroupRuleArgs;
import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.aws.ecs.TaskDefinitionArgs;
import com.pulumi.aws.ecs.inputs.TaskDefinitionRuntimePlatformArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.aws.iam.RolePolicyAttachment;
import com.pulumi.aws.iam.RolePolicyAttachmentArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;

/** The component nightly. */
final class Nightly {
    final SecurityGroup securityGroup;
    final SecurityGroupRule egressSecurityGroupRule;
    final Role executionRole;
    final Role scheduleRole;
    final Role taskRole;
    final RolePolicyAttachment executionRolePolicyAttachment;
    final LogGroup logGroup;
    final RolePolicy executionRolePolicy;
    final TaskDefinition taskDefinition;
    final RolePolicy scheduleRolePolicy;

    Nightly(Shared shared, Db db) {
        this.securityGroup = new SecurityGroup(
                "nightly",
                SecurityGroupArgs.builder()
                        .name("shop-dev-nightly")
                        .description("Tasks of nightly")
                        .vpcId(shared.vpc.id())
                        .tags(Map.ofEntries(
                                Map.entry("Name", "shop-dev-nightly"),
                                Map.entry("omnideploy:component", "nightly"),
                                Map.entry("omnideploy:resource", "aws.ec2.SecurityGroup/nightly")))
                        .build());
        this.egressSecurityGroupRule = new SecurityGroupRule(
                "nightly-egress",
                SecurityGroupRuleArgs.builder()
                        .securityGroupId(securityGroup.id())
                        .type("egress")
                        .description("To anywhere")
                        .protocol("-1")
                        .fromPort(0)
                        .toPort(0)
                        .cidrBlocks("0.0.0.0/0")
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        var assumeRolePolicy = serializeJson(jsonObject(
                jsonProperty(
                        "Statement",
                        List.of(jsonObject(
                                jsonProperty("Action", "sts:AssumeRole"),
                                jsonProperty("Effect", "Allow"),
                                jsonProperty(
                                        "Principal", jsonObject(jsonProperty("Service", "ecs-tasks.amazonaws.com")))))),
                jsonProperty("Version", "2012-10-17")));
        this.executionRole = new Role(
                "nightly-execution",
                RoleArgs.builder()
                        .name("shop-dev-nightly-execution")
                        .assumeRolePolicy(assumeRolePolicy)
                        .tags(Map.ofEntries(
                                Map.entry("omnideploy:component", "nightly"),
                                Map.entry("omnideploy:resource", "aws.iam.Role/nightly-execution")))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.scheduleRole = new Role(
                "nightly-schedule",
                RoleArgs.builder()
                        .name("shop-dev-nightly-schedule")
                        .assumeRolePolicy(serializeJson(jsonObject(
                                jsonProperty(
                                        "Statement",
                                        List.of(jsonObject(
                                                jsonProperty("Action", "sts:AssumeRole"),
                                                jsonProperty("Effect", "Allow"),
                                                jsonProperty(
                                                        "Principal",
                                                        jsonObject(
                                                                jsonProperty("Service", "scheduler.amazonaws.com")))))),
                                jsonProperty("Version", "2012-10-17"))))
                        .tags(Map.ofEntries(
                                Map.entry("omnideploy:component", "nightly"),
                                Map.entry("omnideploy:resource", "aws.iam.Role/nightly-schedule")))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.taskRole = new Role(
                "nightly-task",
                RoleArgs.builder()
                        .name("shop-dev-nightly-task")
                        .assumeRolePolicy(assumeRolePolicy)
                        .tags(Map.of(
                                "omnideploy:component", "nightly", "omnideploy:resource", "aws.iam.Role/nightly-task"))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.executionRolePolicyAttachment = new RolePolicyAttachment(
                "nightly-execution",
                RolePolicyAttachmentArgs.builder()
                        .role(executionRole.name())
                        .policyArn("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy")
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.logGroup = new LogGroup(
                "nightly",
                LogGroupArgs.builder()
                        .name("/ecs/shop-dev/nightly")
                        .retentionInDays(30)
                        .tags(Map.of(
                                "omnideploy:component", "nightly", "omnideploy:resource", "aws.logs.LogGroup/nightly"))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.executionRolePolicy = new RolePolicy(
                "nightly-execution",
                RolePolicyArgs.builder()
                        .name("nightly-execution")
                        .role(executionRole.id())
                        .policy(db.urlSecret
                                .arn()
                                .applyValue(value -> serializeJson(jsonObject(
                                        jsonProperty(
                                                "Statement",
                                                List.of(jsonObject(
                                                        jsonProperty("Action", "secretsmanager:GetSecretValue"),
                                                        jsonProperty("Effect", "Allow"),
                                                        jsonProperty("Resource", value),
                                                        jsonProperty("Sid", "ReadSecrets")))),
                                        jsonProperty("Version", "2012-10-17")))))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.taskDefinition = new TaskDefinition(
                "nightly",
                TaskDefinitionArgs.builder()
                        .family("shop-dev-nightly")
                        .requiresCompatibilities("FARGATE")
                        .networkMode("awsvpc")
                        .cpu("256")
                        .memory("1024")
                        .executionRoleArn(executionRole.arn())
                        .taskRoleArn(taskRole.arn())
                        .containerDefinitions(Output.tuple(
                                        logGroup.name(), db.urlSecret.arn(), db.urlSecretVersion.versionId())
                                .applyValue(values -> serializeJson(List.of(jsonObject(
                                        jsonProperty("essential", true),
                                        jsonProperty("image", "ghcr.io/acme/report:1.4.0"),
                                        jsonProperty(
                                                "logConfiguration",
                                                jsonObject(
                                                        jsonProperty("logDriver", "awslogs"),
                                                        jsonProperty(
                                                                "options",
                                                                jsonObject(
                                                                        jsonProperty("awslogs-group", values.t1),
                                                                        jsonProperty("awslogs-region", "us-east-1"),
                                                                        jsonProperty(
                                                                                "awslogs-stream-prefix", "ecs"))))),
                                        jsonProperty("name", "nightly"),
                                        jsonProperty(
                                                "secrets",
                                                List.of(jsonObject(
                                                        jsonProperty("name", "DATABASE_URL"),
                                                        jsonProperty(
                                                                "valueFrom",
                                                                "%s:::%s".formatted(values.t2, values.t3))))))))))
                        .tags(Output.<String>mapBuilder()
                                .put("omnideploy:component", "nightly")
                                .put("omnideploy:resource", "aws.ecs.TaskDefinition/nightly")
                                .put("omnideploy:run-cluster", shared.cluster.name())
                                .put("omnideploy:run-public-ip", "true")
                                .put("omnideploy:run-security-groups", securityGroup.id())
                                .put(
                                        "omnideploy:run-subnets",
                                        Output.format("%s %s", shared.publicASubnet.id(), shared.publicBSubnet.id()))
                                .build())
                        .runtimePlatform(TaskDefinitionRuntimePlatformArgs.builder()
                                .cpuArchitecture("X86_64")
                                .operatingSystemFamily("LINUX")
                                .build())
                        .build());
        this.scheduleRolePolicy = new RolePolicy(
                "nightly-schedule",
                RolePolicyArgs.builder()
                        .name("start")
                        .role(scheduleRole.id())
                        .policy(Output.tuple(
                                        taskDefinition.family(),
                                        executionRole.arn(),
                                        taskRole.arn(),
                                        shared.cluster.name())
                                .applyValue(values -> serializeJson(jsonObject(
                                        jsonProperty(
                                                "Statement",
                                                jsonArray(
                                                        jsonObject(
                                                                jsonProperty("Action", "ecs:RunTask"),
                                                                jsonProperty("Effect", "Allow"),
                                                                jsonProperty(
                                                                        "Resource",
                                                                        "arn:aws:ecs:us-east-1:*:task-definition/"
                                                                                + values.t1
                                                                                + ":*"),
                                                                jsonProperty("Sid", "RunTask")),
                                                        jsonObject(
                                                                jsonProperty("Action", "iam:PassRole"),
                                                                jsonProperty("Effect", "Allow"),
                                                                jsonProperty(
                                                                        "Resource", jsonArray(values.t2, values.t3)),
                                                                jsonProperty("Sid", "PassRoles")),
                                                        jsonObject(
                                                                jsonProperty("Action", "ecs:TagResource"),
                                                                jsonProperty("Effect", "Allow"),
                                                                jsonProperty(
                                                                        "Resource",
                                                                        "arn:aws:ecs:us-east-1:*:task/"
                                                                                + values.t4
                                                                                + "/*"),
                                                                jsonProperty("Sid", "TagTask")))),
                                        jsonProperty("Version", "2012-10-17")))))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
