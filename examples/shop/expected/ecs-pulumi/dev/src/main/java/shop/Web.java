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
import com.pulumi.aws.lb.TargetGroup;
import com.pulumi.aws.lb.TargetGroupArgs;
import com.pulumi.aws.lb.inputs.TargetGroupHealthCheckArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;

/** The component web. */
final class Web {
    final SecurityGroup securityGroup;
    final SecurityGroupRule egressSecurityGroupRule;
    final SecurityGroupRule fromMainAlbSecurityGroupRule;
    final TargetGroup targetGroup;
    final Role executionRole;
    final Role taskRole;
    final RolePolicyAttachment executionRolePolicyAttachment;
    final LogGroup logGroup;
    final RolePolicy executionRolePolicy;
    final TaskDefinition taskDefinition;

    Web(Shared shared, Cache cache, Db db) {
        this.securityGroup = new SecurityGroup(
                "web",
                SecurityGroupArgs.builder()
                        .name("shop-dev-web")
                        .description("Tasks of web")
                        .vpcId(shared.vpc.id())
                        .tags(Map.ofEntries(
                                Map.entry("Name", "shop-dev-web"),
                                Map.entry("omnideploy:component", "web"),
                                Map.entry("omnideploy:resource", "aws.ec2.SecurityGroup/web")))
                        .build());
        this.egressSecurityGroupRule = new SecurityGroupRule(
                "web-egress",
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
        this.fromMainAlbSecurityGroupRule = new SecurityGroupRule(
                "web-from-main-alb",
                SecurityGroupRuleArgs.builder()
                        .securityGroupId(securityGroup.id())
                        .type("ingress")
                        .description("From the load balancer")
                        .protocol("tcp")
                        .fromPort(8080)
                        .toPort(8080)
                        .sourceSecurityGroupId(shared.albSecurityGroup.id())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.targetGroup = new TargetGroup(
                "web",
                TargetGroupArgs.builder()
                        .name("shop-dev-web-93e511")
                        .targetType("ip")
                        .protocol("HTTP")
                        .port(8080)
                        .vpcId(shared.vpc.id())
                        .deregistrationDelay(30)
                        .healthCheck(TargetGroupHealthCheckArgs.builder()
                                .path("/healthz")
                                .protocol("HTTP")
                                .matcher("200-399")
                                .interval(5)
                                .timeout(4)
                                .healthyThreshold(2)
                                .unhealthyThreshold(3)
                                .build())
                        .tags(Map.of("omnideploy:component", "web", "omnideploy:resource", "aws.elbv2.TargetGroup/web"))
                        .build());
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
                "web-execution",
                RoleArgs.builder()
                        .name("shop-dev-web-execution")
                        .assumeRolePolicy(assumeRolePolicy)
                        .tags(Map.of(
                                "omnideploy:component", "web", "omnideploy:resource", "aws.iam.Role/web-execution"))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.taskRole = new Role(
                "web-task",
                RoleArgs.builder()
                        .name("shop-dev-web-task")
                        .assumeRolePolicy(assumeRolePolicy)
                        .tags(Map.of("omnideploy:component", "web", "omnideploy:resource", "aws.iam.Role/web-task"))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.executionRolePolicyAttachment = new RolePolicyAttachment(
                "web-execution",
                RolePolicyAttachmentArgs.builder()
                        .role(executionRole.name())
                        .policyArn("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy")
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.logGroup = new LogGroup(
                "web",
                LogGroupArgs.builder()
                        .name("/ecs/shop-dev/web")
                        .retentionInDays(30)
                        .tags(Map.of("omnideploy:component", "web", "omnideploy:resource", "aws.logs.LogGroup/web"))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.executionRolePolicy = new RolePolicy(
                "web-execution",
                RolePolicyArgs.builder()
                        .name("web-execution")
                        .role(executionRole.id())
                        .policy(Output.tuple(db.urlSecret.arn(), shared.stripeKeySecret.arn())
                                .applyValue(values -> serializeJson(jsonObject(
                                        jsonProperty(
                                                "Statement",
                                                List.of(jsonObject(
                                                        jsonProperty("Action", "secretsmanager:GetSecretValue"),
                                                        jsonProperty("Effect", "Allow"),
                                                        jsonProperty("Resource", jsonArray(values.t1, values.t2)),
                                                        jsonProperty("Sid", "ReadSecrets")))),
                                        jsonProperty("Version", "2012-10-17")))))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.taskDefinition = new TaskDefinition(
                "web",
                TaskDefinitionArgs.builder()
                        .family("shop-dev-web")
                        .requiresCompatibilities("FARGATE")
                        .networkMode("awsvpc")
                        .cpu("256")
                        .memory("1024")
                        .executionRoleArn(executionRole.arn())
                        .taskRoleArn(taskRole.arn())
                        .containerDefinitions(Output.tuple(
                                        cache.replicationGroup.primaryEndpointAddress(),
                                        logGroup.name(),
                                        db.urlSecret.arn(),
                                        db.urlSecretVersion.versionId(),
                                        shared.stripeKeySecret.arn(),
                                        shared.stripeKeySecretVersion.versionId())
                                .applyValue(values -> serializeJson(List.of(jsonObject(
                                        jsonProperty(
                                                "environment",
                                                jsonArray(
                                                        jsonObject(
                                                                jsonProperty("name", "BANK_URL"),
                                                                jsonProperty("value", "https://bank.example.com/dev")),
                                                        jsonObject(
                                                                jsonProperty("name", "GREETING"),
                                                                jsonProperty("value", "hello")),
                                                        jsonObject(
                                                                jsonProperty("name", "REDIS_URL"),
                                                                jsonProperty(
                                                                        "value",
                                                                        "rediss://" + values.t1 + ":6379/0")))),
                                        jsonProperty("essential", true),
                                        jsonProperty("image", "ghcr.io/acme/web:1.4.0"),
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
                                        jsonProperty("name", "web"),
                                        jsonProperty(
                                                "portMappings",
                                                List.of(jsonObject(
                                                        jsonProperty("appProtocol", "http"),
                                                        jsonProperty("containerPort", 8080),
                                                        jsonProperty("hostPort", 8080),
                                                        jsonProperty("name", "http-8080"),
                                                        jsonProperty("protocol", "tcp")))),
                                        jsonProperty(
                                                "secrets",
                                                jsonArray(
                                                        jsonObject(
                                                                jsonProperty("name", "DATABASE_URL"),
                                                                jsonProperty(
                                                                        "valueFrom",
                                                                        "%s:::%s"
                                                                                .formatted(values.t3, values.t4))),
                                                        jsonObject(
                                                                jsonProperty("name", "STRIPE_KEY"),
                                                                jsonProperty(
                                                                        "valueFrom",
                                                                        "%s:::%s"
                                                                                .formatted(
                                                                                        values.t5, values.t6))))))))))
                        .tags(Map.of(
                                "omnideploy:component", "web", "omnideploy:resource", "aws.ecs.TaskDefinition/web"))
                        .runtimePlatform(TaskDefinitionRuntimePlatformArgs.builder()
                                .cpuArchitecture("X86_64")
                                .operatingSystemFamily("LINUX")
                                .build())
                        .build());
    }
}
