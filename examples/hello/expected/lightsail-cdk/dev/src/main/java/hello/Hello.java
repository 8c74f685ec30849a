// Written by OmniDeploy: `omnideploy generate` writes it anew.
package hello;

import static hello.Tagging.tag;

import java.util.List;
import software.amazon.awscdk.services.lightsail.CfnContainer;
import software.constructs.Construct;

/** The component hello. */
final class Hello extends Construct {
    final CfnContainer containerService;

    Hello(Construct scope, String id) {
        super(scope, id);
        this.containerService = CfnContainer.Builder.create(this, "HelloLightsailContainerService")
                .containerServiceDeployment(CfnContainer.ContainerServiceDeploymentProperty.builder()
                        .containers(List.of(CfnContainer.ContainerProperty.builder()
                                .containerName("hello")
                                .image("nginx:1.27")
                                .ports(List.of(CfnContainer.PortInfoProperty.builder()
                                        .port("80")
                                        .protocol("HTTP")
                                        .build()))
                                .build()))
                        .publicEndpoint(CfnContainer.PublicEndpointProperty.builder()
                                .containerName("hello")
                                .containerPort(80)
                                .healthCheckConfig(CfnContainer.HealthCheckConfigProperty.builder()
                                        .healthyThreshold(2)
                                        .intervalSeconds(30)
                                        .path("/")
                                        .successCodes("200-399")
                                        .timeoutSeconds(5)
                                        .unhealthyThreshold(3)
                                        .build())
                                .build())
                        .build())
                .power("micro")
                .scale(1)
                .serviceName("hello-dev-hello")
                .tags(List.of(
                        tag("omnideploy:component", "hello"),
                        tag("omnideploy:resource", "aws.lightsail.ContainerService/hello")))
                .build();
    }
}
