// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

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
import com.pulumi.aws.iam.RolePolicyAttachment;
import com.pulumi.aws.iam.RolePolicyAttachmentArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;

/** The component worker. */
final class Worker {
    final SecurityGroup securityGroup;
    final SecurityGroupRule egressSecurityGroupRule;
    final Role executionRole;
    final Role taskRole;
    final RolePolicyAttachment executionRolePolicyAttachment;
    final LogGroup logGroup;
    final TaskDefinition taskDefinition;

    Worker(Shared shared, Cache cache) {
        this.securityGroup = new SecurityGroup(
                "worker",
                SecurityGroupArgs.builder()
                        .name("shop-dev-worker")
                        .description("Tasks of worker")
                        .vpcId(shared.vpc.id())
                        .tags(Map.ofEntries(
                                Map.entry("Name", "shop-dev-worker"),
                                Map.entry("omnideploy:component", "worker"),
                                Map.entry("omnideploy:resource", "aws.ec2.SecurityGroup/worker")))
                        .build());
        this.egressSecurityGroupRule = new SecurityGroupRule(
                "worker-egress",
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
                "worker-execution",
                RoleArgs.builder()
                        .name("shop-dev-worker-execution")
                        .assumeRolePolicy(assumeRolePolicy)
                        .tags(Map.ofEntries(
                                Map.entry("omnideploy:component", "worker"),
                                Map.entry("omnideploy:resource", "aws.iam.Role/worker-execution")))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.taskRole = new Role(
                "worker-task",
                RoleArgs.builder()
                        .name("shop-dev-worker-task")
                        .assumeRolePolicy(assumeRolePolicy)
                        .tags(Map.of(
                                "omnideploy:component", "worker", "omnideploy:resource", "aws.iam.Role/worker-task"))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.executionRolePolicyAttachment = new RolePolicyAttachment(
                "worker-execution",
                RolePolicyAttachmentArgs.builder()
                        .role(executionRole.name())
                        .policyArn("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy")
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.logGroup = new LogGroup(
                "worker",
                LogGroupArgs.builder()
                        .name("/ecs/shop-dev/worker")
                        .retentionInDays(30)
                        .tags(Map.of(
                                "omnideploy:component", "worker", "omnideploy:resource", "aws.logs.LogGroup/worker"))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.taskDefinition = new TaskDefinition(
                "worker",
                TaskDefinitionArgs.builder()
                        .family("shop-dev-worker")
                        .requiresCompatibilities("FARGATE")
                        .networkMode("awsvpc")
                        .cpu("256")
                        .memory("1024")
                        .executionRoleArn(executionRole.arn())
                        .taskRoleArn(taskRole.arn())
                        .containerDefinitions(Output.tuple(
                                        cache.replicationGroup.primaryEndpointAddress(), logGroup.name())
                                .applyValue(values -> serializeJson(List.of(jsonObject(
                                        jsonProperty(
                                                "environment",
                                                List.of(jsonObject(
                                                        jsonProperty("name", "REDIS_URL"),
                                                        jsonProperty("value", "rediss://" + values.t1 + ":6379/0")))),
                                        jsonProperty("essential", true),
                                        jsonProperty("image", "ghcr.io/acme/worker:1.4.0"),
                                        jsonProperty(
                                                "logConfiguration",
                                                jsonObject(
                                                        jsonProperty("logDriver", "awslogs"),
                                                        jsonProperty(
                                                                "options",
                                                                jsonObject(
                                                                        jsonProperty("awslogs-group", values.t2),
                                                                        jsonProperty("awslogs-region", "us-east-1"),
                                                                        jsonProperty(
                                                                                "awslogs-stream-prefix", "ecs"))))),
                                        jsonProperty("name", "worker"))))))
                        .tags(Map.ofEntries(
                                Map.entry("omnideploy:component", "worker"),
                                Map.entry("omnideploy:resource", "aws.ecs.TaskDefinition/worker")))
                        .runtimePlatform(TaskDefinitionRuntimePlatformArgs.builder()
                                .cpuArchitecture("X86_64")
                                .operatingSystemFamily("LINUX")
                                .build())
                        .build());
    }
}
