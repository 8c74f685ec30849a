// Written by OmniDeploy: `omnideploy generate` writes it anew.
package hello;

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
import com.pulumi.aws.lb.TargetGroup;
import com.pulumi.aws.lb.TargetGroupArgs;
import com.pulumi.aws.lb.inputs.TargetGroupHealthCheckArgs;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;

/** The component hello. */
final class Hello {
    final SecurityGroup securityGroup;
    final SecurityGroupRule egressSecurityGroupRule;
    final SecurityGroupRule fromMainAlbSecurityGroupRule;
    final TargetGroup targetGroup;
    final Role executionRole;
    final Role taskRole;
    final RolePolicyAttachment executionRolePolicyAttachment;
    final LogGroup logGroup;
    final TaskDefinition taskDefinition;

    Hello(Shared shared) {
        this.securityGroup = new SecurityGroup(
                "hello",
                SecurityGroupArgs.builder()
                        .name("hello-dev-hello")
                        .description("Tasks of hello")
                        .vpcId(shared.vpc.id())
                        .tags(Map.ofEntries(
                                Map.entry("Name", "hello-dev-hello"),
                                Map.entry("omnideploy:component", "hello"),
                                Map.entry("omnideploy:resource", "aws.ec2.SecurityGroup/hello")))
                        .build());
        this.egressSecurityGroupRule = new SecurityGroupRule(
                "hello-egress",
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
                "hello-from-main-alb",
                SecurityGroupRuleArgs.builder()
                        .securityGroupId(securityGroup.id())
                        .type("ingress")
                        .description("From the load balancer")
                        .protocol("tcp")
                        .fromPort(80)
                        .toPort(80)
                        .sourceSecurityGroupId(shared.albSecurityGroup.id())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.targetGroup = new TargetGroup(
                "hello",
                TargetGroupArgs.builder()
                        .name("hello-dev-hello-288a8c")
                        .targetType("ip")
                        .protocol("HTTP")
                        .port(80)
                        .vpcId(shared.vpc.id())
                        .deregistrationDelay(30)
                        .healthCheck(TargetGroupHealthCheckArgs.builder()
                                .path("/")
                                .protocol("HTTP")
                                .matcher("200-399")
                                .interval(30)
                                .timeout(5)
                                .healthyThreshold(2)
                                .unhealthyThreshold(3)
                                .build())
                        .tags(Map.of(
                                "omnideploy:component", "hello", "omnideploy:resource", "aws.elbv2.TargetGroup/hello"))
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
                "hello-execution",
                RoleArgs.builder()
                        .name("hello-dev-hello-execution")
                        .assumeRolePolicy(assumeRolePolicy)
                        .tags(Map.of(
                                "omnideploy:component", "hello", "omnideploy:resource", "aws.iam.Role/hello-execution"))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.taskRole = new Role(
                "hello-task",
                RoleArgs.builder()
                        .name("hello-dev-hello-task")
                        .assumeRolePolicy(assumeRolePolicy)
                        .tags(Map.of("omnideploy:component", "hello", "omnideploy:resource", "aws.iam.Role/hello-task"))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.executionRolePolicyAttachment = new RolePolicyAttachment(
                "hello-execution",
                RolePolicyAttachmentArgs.builder()
                        .role(executionRole.name())
                        .policyArn("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy")
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.logGroup = new LogGroup(
                "hello",
                LogGroupArgs.builder()
                        .name("/ecs/hello-dev/hello")
                        .retentionInDays(30)
                        .tags(Map.of("omnideploy:component", "hello", "omnideploy:resource", "aws.logs.LogGroup/hello"))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.taskDefinition = new TaskDefinition(
                "hello",
                TaskDefinitionArgs.builder()
                        .family("hello-dev-hello")
                        .requiresCompatibilities("FARGATE")
                        .networkMode("awsvpc")
                        .cpu("256")
                        .memory("1024")
                        .executionRoleArn(executionRole.arn())
                        .taskRoleArn(taskRole.arn())
                        .containerDefinitions(logGroup.name()
                                .applyValue(value -> serializeJson(List.of(jsonObject(
                                        jsonProperty("essential", true),
                                        jsonProperty("image", "nginx:1.27"),
                                        jsonProperty(
                                                "logConfiguration",
                                                jsonObject(
                                                        jsonProperty("logDriver", "awslogs"),
                                                        jsonProperty(
                                                                "options",
                                                                jsonObject(
                                                                        jsonProperty("awslogs-group", value),
                                                                        jsonProperty("awslogs-region", "us-east-1"),
                                                                        jsonProperty(
                                                                                "awslogs-stream-prefix", "ecs"))))),
                                        jsonProperty("name", "hello"),
                                        jsonProperty(
                                                "portMappings",
                                                List.of(jsonObject(
                                                        jsonProperty("appProtocol", "http"),
                                                        jsonProperty("containerPort", 80),
                                                        jsonProperty("hostPort", 80),
                                                        jsonProperty("name", "http-80"),
                                                        jsonProperty("protocol", "tcp")))))))))
                        .tags(Map.of(
                                "omnideploy:component", "hello", "omnideploy:resource", "aws.ecs.TaskDefinition/hello"))
                        .runtimePlatform(TaskDefinitionRuntimePlatformArgs.builder()
                                .cpuArchitecture("X86_64")
                                .operatingSystemFamily("LINUX")
                                .build())
                        .build());
    }
}
