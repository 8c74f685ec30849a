// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import static shop.Tagging.tag;

import java.util.List;
import software.amazon.awscdk.services.ecs.CfnService;
import software.constructs.Construct;

/** The component web, continued: this part needs other components. */
final class WebService extends Construct {
    final CfnService service;

    WebService(
            Construct scope,
            String id,
            Shared shared,
            Web web,
            SharedMore sharedMore,
            DbSecurityGroupRules dbSecurityGroupRules,
            CacheSecurityGroupRules cacheSecurityGroupRules) {
        super(scope, id);
        this.service = CfnService.Builder.create(this, "WebEcsService")
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
                .healthCheckGracePeriodSeconds(60)
                .launchType("FARGATE")
                .loadBalancers(List.of(CfnService.LoadBalancerProperty.builder()
                        .containerName("web")
                        .containerPort(8080)
                        .targetGroupArn(web.targetGroup.getRef())
                        .build()))
                .networkConfiguration(CfnService.NetworkConfigurationProperty.builder()
                        .awsvpcConfiguration(CfnService.AwsVpcConfigurationProperty.builder()
                                .assignPublicIp("ENABLED")
                                .securityGroups(List.of(web.securityGroup.getAttrGroupId()))
                                .subnets(List.of(shared.publicASubnet.getRef(), shared.publicBSubnet.getRef()))
                                .build())
                        .build())
                .propagateTags("SERVICE")
                .serviceName("shop-dev-web")
                .tags(List.of(tag("omnideploy:component", "web"), tag("omnideploy:resource", "aws.ecs.Service/web")))
                .taskDefinition(web.taskDefinition.getRef())
                .build();
        service.getNode()
                .addDependency(
                        cacheSecurityGroupRules.fromWebSecurityGroupRule,
                        dbSecurityGroupRules.fromWebSecurityGroupRule,
                        shared.publicRoute,
                        shared.publicARouteTableAssociation,
                        shared.publicBRouteTableAssociation,
                        sharedMore.httpListener,
                        web.egressSecurityGroupRule,
                        web.executionRole,
                        web.executionRolePolicy);
    }
}
