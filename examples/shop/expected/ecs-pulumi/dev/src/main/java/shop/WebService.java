// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

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

/** The component web, continued: this part needs other components. */
final class WebService {
    final Service service;

    WebService(
            Shared shared,
            Web web,
            SharedMore sharedMore,
            DbSecurityGroupRules dbSecurityGroupRules,
            CacheSecurityGroupRules cacheSecurityGroupRules) {
        this.service = new Service(
                "web",
                ServiceArgs.builder()
                        .name("shop-dev-web")
                        .cluster(shared.cluster.arn())
                        .taskDefinition(web.taskDefinition.arn())
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
                                        .add(web.securityGroup.id())
                                        .build())
                                .assignPublicIp(true)
                                .build())
                        .loadBalancers(ServiceLoadBalancerArgs.builder()
                                .targetGroupArn(web.targetGroup.arn())
                                .containerName("web")
                                .containerPort(8080)
                                .build())
                        .tags(Map.of("omnideploy:component", "web", "omnideploy:resource", "aws.ecs.Service/web"))
                        .build(),
                CustomResourceOptions.builder()
                        .dependsOn(
                                shared.publicRoute,
                                shared.publicARouteTableAssociation,
                                shared.publicBRouteTableAssociation,
                                cacheSecurityGroupRules.fromWebSecurityGroupRule,
                                dbSecurityGroupRules.fromWebSecurityGroupRule,
                                web.egressSecurityGroupRule,
                                sharedMore.httpListener,
                                web.executionRolePolicy,
                                web.executionRolePolicyAttachment)
                        .deleteBeforeReplace(true)
                        .customTimeouts(CustomTimeouts.builder()
                                .create(Duration.ofMinutes(10))
                                .update(Duration.ofMinutes(10))
                                .build())
                        .build());
    }
}
