// Written by OmniDeploy: `omnideploy generate` writes it anew.
package hello;

import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.CustomTimeouts;
import java.time.Duration;

/** What all components share. */
final class Shared {
    final AppResource app;

    Shared() {
        this.app = new AppResource(
                "main",
                new AppResourceArgs()
                        .spec(new AppResourceArgs.Spec()
                                .name("hello-dev")
                                .region("nyc")
                                .disableEdgeCache(false)
                                .services(new AppResourceArgs.Service()
                                        .name("hello")
                                        .image(new AppResourceArgs.Image()
                                                .registryType("DOCKER_HUB")
                                                .registry("library")
                                                .repository("nginx")
                                                .tag("1.27"))
                                        .httpPort(80)
                                        .instanceSizeSlug("apps-s-1vcpu-1gb")
                                        .instanceCount(1)
                                        .healthCheck(new AppResourceArgs.HealthCheck()
                                                .httpPath("/")
                                                .port(80)
                                                .failureThreshold(3)
                                                .initialDelaySeconds(0)
                                                .periodSeconds(30)
                                                .successThreshold(2)
                                                .timeoutSeconds(5)))
                                .ingress(new AppResourceArgs.Ingress()
                                        .rules(new AppResourceArgs.Rule()
                                                .match(new AppResourceArgs.Match()
                                                        .path(new AppResourceArgs.Path()
                                                                .prefix("/")))
                                                .component(new AppResourceArgs.Component()
                                                        .name("hello")
                                                        .preservePathPrefix(false))))),
                CustomResourceOptions.builder()
                        .deleteBeforeReplace(true)
                        .customTimeouts(CustomTimeouts.builder()
                                .create(Duration.ofMinutes(30))
                                .build())
                        .build());
    }
}
