// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import static shop.Tagging.tag;

import java.util.List;
import software.amazon.awscdk.services.ecs.CfnService;
import software.constructs.Construct;

/** The component worker, continued: this part needs other components. */
final class WorkerService extends Construct {
    final CfnService service;

    WorkerService(
            Construct scope, String id, Shared shared, Worker worker, CacheSecurityGroupRules cacheSecurityGroupRules) {
        super(scope, id);
        this.service = CfnService.Builder.create(this, "WorkerEcsService")
                .availabilityZoneRebalancing("ENABLED")
                .cluster(shared.cluster.getAttrArn())
                .deploymentConfiguration(CfnService.DeploymentConfigurationProperty.builder()
                        .deploymentCircuitBreaker(CfnService.DeploymentCircuitBreakerProperty.builder()
                                .enable(true)
                                .rollback(true)
                                .build())
                        .maximumPercent(200)
                        .minimumHealthyPercent(100)
                        .build())
                .desiredCount(1)
                .enableEcsManagedTags(true)
                .launchType("FARGATE")
                .networkConfiguration(CfnService.NetworkConfigurationProperty.builder()
                        .awsvpcConfiguration(CfnService.AwsVpcConfigurationProperty.builder()
                                .assignPublicIp("ENABLED")
                                .securityGroups(List.of(worker.securityGroup.getAttrGroupId()))
                                .subnets(List.of(shared.publicASubnet.getRef(), shared.publicBSubnet.getRef()))
                                .build())
                        .build())
                .propagateTags("SERVICE")
                .serviceName("shop-dev-worker")
                .tags(List.of(
                        tag("omnideploy:component", "worker"), tag("omnideploy:resource", "aws.ecs.Service/worker")))
                .taskDefinition(worker.taskDefinition.getRef())
                .build();
        service.getNode()
                .addDependency(
                        cacheSecurityGroupRules.fromWorkerSecurityGroupRule,
                        shared.publicRoute,
                        shared.publicARouteTableAssociation,
                        shared.publicBRouteTableAssociation,
                        worker.egressSecurityGroupRule,
                        worker.executionRole);
    }
}
