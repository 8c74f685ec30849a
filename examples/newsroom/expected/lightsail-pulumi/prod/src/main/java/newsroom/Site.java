// Written by OmniDeploy: `omnideploy generate` writes it anew.
package newsroom;

import com.pulumi.aws.lightsail.Certificate;
import com.pulumi.aws.lightsail.CertificateArgs;
import com.pulumi.aws.lightsail.ContainerService;
import com.pulumi.aws.lightsail.ContainerServiceArgs;
import com.pulumi.aws.lightsail.ContainerServiceDeploymentVersion;
import com.pulumi.aws.lightsail.ContainerServiceDeploymentVersionArgs;
import com.pulumi.aws.lightsail.inputs.ContainerServiceDeploymentVersionContainerArgs;
import com.pulumi.aws.lightsail.inputs.ContainerServiceDeploymentVersionPublicEndpointArgs;
import com.pulumi.aws.lightsail.inputs.ContainerServiceDeploymentVersionPublicEndpointHealthCheckArgs;
import com.pulumi.aws.lightsail.inputs.ContainerServicePublicDomainNamesArgs;
import com.pulumi.aws.lightsail.inputs.ContainerServicePublicDomainNamesCertificateArgs;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;

/** The component site. */
final class Site {
    final Certificate certificate;
    final ContainerService containerService;
    final ContainerServiceDeploymentVersion containerServiceDeploymentVersion;

    Site(Api api) {
        this.certificate = new Certificate(
                "site",
                CertificateArgs.builder()
                        .name("newsroom-prod-site-71eb7f")
                        .domainName("news.example.com")
                        .subjectAlternativeNames("www.news.example.com")
                        .tags(Map.ofEntries(
                                Map.entry("omnideploy:component", "site"),
                                Map.entry("omnideploy:resource", "aws.lightsail.Certificate/site")))
                        .build());
        this.containerService = new ContainerService(
                "site",
                ContainerServiceArgs.builder()
                        .name("newsroom-prod-site")
                        .power("medium")
                        .scale(2)
                        .tags(Map.ofEntries(
                                Map.entry("omnideploy:component", "site"),
                                Map.entry("omnideploy:resource", "aws.lightsail.ContainerService/site")))
                        .publicDomainNames(ContainerServicePublicDomainNamesArgs.builder()
                                .certificates(ContainerServicePublicDomainNamesCertificateArgs.builder()
                                        .certificateName(certificate.name())
                                        .domainNames("news.example.com", "www.news.example.com")
                                        .build())
                                .build())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.containerServiceDeploymentVersion = new ContainerServiceDeploymentVersion(
                "site",
                ContainerServiceDeploymentVersionArgs.builder()
                        .serviceName(containerService.name())
                        .containers(
                                ContainerServiceDeploymentVersionContainerArgs.builder()
                                        .containerName("renderer")
                                        .image("ghcr.io/acme/newsroom-renderer:2.3.0")
                                        .commands("--port", "9000")
                                        .ports(Map.of("9000", "HTTP"))
                                        .build(),
                                ContainerServiceDeploymentVersionContainerArgs.builder()
                                        .containerName("web")
                                        .image("ghcr.io/acme/newsroom-web:2.3.0")
                                        .environment(Map.ofEntries(
                                                Map.entry("API_URL", "http://newsroom-prod-api.service.local:3000"),
                                                Map.entry("RENDERER_URL", "http://localhost:9000")))
                                        .ports(Map.of("8080", "HTTP"))
                                        .build())
                        .publicEndpoint(ContainerServiceDeploymentVersionPublicEndpointArgs.builder()
                                .containerName("web")
                                .containerPort(8080)
                                .healthCheck(ContainerServiceDeploymentVersionPublicEndpointHealthCheckArgs.builder()
                                        .path("/healthz")
                                        .successCodes("200-399")
                                        .intervalSeconds(10)
                                        .timeoutSeconds(4)
                                        .healthyThreshold(2)
                                        .unhealthyThreshold(3)
                                        .build())
                                .build())
                        .build(),
                CustomResourceOptions.builder()
                        .dependsOn(api.containerServiceDeploymentVersion)
                        .deleteBeforeReplace(true)
                        .build());
    }
}
