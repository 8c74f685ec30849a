// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.ecs.ServiceArgs;
import com.pulumi.aws.ecs.inputs.ServiceDeploymentCircuitBreakerArgs;
import com.pulumi.aws.ecs.inputs.ServiceNetworkConfigurationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.CustomTimeouts;
import java.time.Duration;
import java.util.Map;

/** The component worker, continued: this part needs other components. */
final class WorkerService {
    final Service service;

    WorkerService(Shared shared, Worker worker, CacheSecurityGroupRules cacheSecurityGroupRules) {
        this.service = new Service(
                "worker",
                ServiceArgs.builder()
                        .name("shop-dev-worker")
                        .cluster(shared.cluster.arn())
                        .taskDefinition(worker.taskDefinition.arn())
                        .desiredCount(1)
                        .launchType("FARGATE")
                        .deploymentMinimumHealthyPercent(100)
                        .deploymentMaximumPercent(200)
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
                                        .add(worker.securityGroup.id())
                                        .build())
                                .assignPublicIp(true)
                                .build())
                        .tags(Map.of("omnideploy:component", "worker", "omnideploy:resource", "aws.ecs.Service/worker"))
                        .build(),
                CustomResourceOptions.builder()
                        .dependsOn(
                                shared.publicRoute,
                                shared.publicARouteTableAssociation,
                                shared.publicBRouteTableAssociation,
                                cacheSecurityGroupRules.fromWorkerSecurityGroupRule,
                                worker.egressSecurityGroupRule,
                                worker.executionRolePolicyAttachment)
                        .deleteBeforeReplace(true)
                        .customTimeouts(CustomTimeouts.builder()
                                .create(Duration.ofMinutes(10))
                                .update(Duration.ofMinutes(10))
                                .build())
                        .build());
    }
}
