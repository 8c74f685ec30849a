// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import java.util.List;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.services.ecs.CfnService;
import software.constructs.Construct;

/** The component web, continued: this part needs other components. */
final class WebServices extends Construct {
    final CfnService service;

    WebServices(
            Construct scope,
            String id,
            Shared shared,
            Web web,
            SharedMore sharedMore,
            DbSecurityGroupRules2 dbSecurityGroupRules2,
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
                .tags(List.of(
                        CfnTag.builder()
                                .key("omnideploy:component")
                                .value("web")
                                .build(),
                        CfnTag.builder()
                                .key("omnideploy:resource")
                                .value("aws.ecs.Service/web")
                                .build()))
                .taskDefinition(web.taskDefinition.getRef())
                .build();
        service.getNode()
                .addDependency(
                        cacheSecurityGroupRules.fromWebSecurityGroupRule,
                        dbSecurityGroupRules2.fromWebSecurityGroupRule,
                        shared.publicRoute,
                        shared.publicARouteTableAssociation,
                        shared.publicBRouteTableAssociation,
                        sharedMore.httpListener,
                        web.egressSecurityGroupRule,
                        web.executionRole,
                        web.executionRolePolicy);
    }
}
