// Written by OmniDeploy: `omnideploy generate` writes it anew.
package hello;

import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.ecs.ServiceArgs;
import com.pulumi.aws.ecs.inputs.ServiceDeploymentCircuitBreakerArgs;
import com.pulumi.aws.ecs.inputs.ServiceLoadBalancerArgs;
import com.pulumi.aws.ecs.inputs.ServiceNetworkConfigurationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.CustomTimeouts;
import java.time.Duration;
import java.util.Map;

/** The component hello, continued: this part needs other components. */
final class HelloService {
    final Service service;

    HelloService(Shared shared, Hello hello, SharedMore sharedMore) {
        this.service = new Service(
                "hello",
                ServiceArgs.builder()
                        .name("hello-dev-hello")
                        .cluster(shared.cluster.arn())
                        .taskDefinition(hello.taskDefinition.arn())
                        .desiredCount(1)
                        .launchType("FARGATE")
                        .deploymentMinimumHealthyPercent(100)
                        .deploymentMaximumPercent(200)
                        .healthCheckGracePeriodSeconds(60)
                        .waitForSteadyState(true)
                        .enableEcsManagedTags(true)
                        .propagateTags("SERVICE")
                        .availabilityZoneRebalancing("ENABLED")
                        .deploymentCircuitBreaker(ServiceDeploymentCircuitBreakerArgs.builder()
                                .enable(true)
                                .rollback(true)
                                .build())
                        .networkConfiguration(ServiceNetworkConfigurationArgs.builder()
                                .subnets(Output.<String>listBuilder()
                                        .add(shared.publicASubnet.id())
                                        .add(shared.publicBSubnet.id())
                                        .build())
                                .securityGroups(Output.<String>listBuilder()
                                        .add(hello.securityGroup.id())
                                        .build())
                                .assignPublicIp(true)
                                .build())
                        .loadBalancers(ServiceLoadBalancerArgs.builder()
                                .targetGroupArn(hello.targetGroup.arn())
                                .containerName("hello")
                                .containerPort(80)
                                .build())
                        .tags(Map.of("omnideploy:component", "hello", "omnideploy:resource", "aws.ecs.Service/hello"))
                        .build(),
                CustomResourceOptions.builder()
                        .dependsOn(
                                shared.publicRoute,
                                shared.publicARouteTableAssociation,
                                shared.publicBRouteTableAssociation,
                                hello.egressSecurityGroupRule,
                                sharedMore.httpListener,
                                hello.executionRolePolicyAttachment)
                        .deleteBeforeReplace(true)
                        .customTimeouts(CustomTimeouts.builder()
                                .create(Duration.ofMinutes(10))
                                .update(Duration.ofMinutes(10))
                                .build())
                        .build());
    }
}
