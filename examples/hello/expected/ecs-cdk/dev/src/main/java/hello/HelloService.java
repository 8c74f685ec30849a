// Written by OmniDeploy: `omnideploy generate` writes it anew.
package hello;

import static hello.Tagging.tag;

import java.util.List;
import software.amazon.awscdk.services.ecs.CfnService;
import software.constructs.Construct;

/** The component hello, continued: this part needs other components. */
final class HelloService extends Construct {
    final CfnService service;

    HelloService(Construct scope, String id, Shared shared, Hello hello, SharedMore sharedMore) {
        super(scope, id);
        this.service = CfnService.Builder.create(this, "HelloEcsService")
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
                        .containerName("hello")
                        .containerPort(80)
                        .targetGroupArn(hello.targetGroup.getRef())
                        .build()))
                .networkConfiguration(CfnService.NetworkConfigurationProperty.builder()
                        .awsvpcConfiguration(CfnService.AwsVpcConfigurationProperty.builder()
                                .assignPublicIp("ENABLED")
                                .securityGroups(List.of(hello.securityGroup.getAttrGroupId()))
                                .subnets(List.of(shared.publicASubnet.getRef(), shared.publicBSubnet.getRef()))
                                .build())
                        .build())
                .propagateTags("SERVICE")
                .serviceName("hello-dev-hello")
                .tags(List.of(
                        tag("omnideploy:component", "hello"), tag("omnideploy:resource", "aws.ecs.Service/hello")))
                .taskDefinition(hello.taskDefinition.getRef())
                .build();
        service.getNode()
                .addDependency(
                        hello.egressSecurityGroupRule,
                        hello.executionRole,
                        shared.publicRoute,
                        shared.publicARouteTableAssociation,
                        shared.publicBRouteTableAssociation,
                        sharedMore.httpListener);
    }
}
