// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.Config;
import com.pulumi.core.Output;
import com.pulumi.docker.Container;
import com.pulumi.docker.ContainerArgs;
import com.pulumi.docker.RemoteImage;
import com.pulumi.docker.RemoteImageArgs;
import com.pulumi.docker.inputs.ContainerLabelArgs;
import com.pulumi.docker.inputs.ContainerNetworksAdvancedArgs;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;

/** The component worker. */
final class Worker {
    final RemoteImage image;
    final Container container;

    Worker(Config config, Shared shared, Cache cache) {
        var cachePassword = config.requireSecret("cache_password");
        this.image = new RemoteImage(
                "worker",
                RemoteImageArgs.builder()
                        .name("ghcr.io/acme/worker:1.4.0")
                        .keepLocally(true)
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.container = new Container(
                "worker",
                ContainerArgs.builder()
                        .name("shop-dev-worker")
                        .image(image.imageId())
                        .envs(Output.<String>listBuilder()
                                .add(Output.format("REDIS_URL=redis://:%s@cache:6379/0", cachePassword))
                                .build())
                        .restart("unless-stopped")
                        .mustRun(true)
                        .stopTimeout(10)
                        .destroyGraceSeconds(10)
                        .networkMode("bridge")
                        .logDriver("json-file")
                        .logOpts(Map.of("max-file", "3", "max-size", "10m"))
                        .networksAdvanced(ContainerNetworksAdvancedArgs.builder()
                                .name(shared.network.id())
                                .aliases("worker")
                                .build())
                        .labels(
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("worker")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("shop")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Container/worker")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.stack")
                                        .value("dev")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("team")
                                        .value("storefront")
                                        .build())
                        .build(),
                CustomResourceOptions.builder()
                        .dependsOn(cache.container)
                        .deleteBeforeReplace(true)
                        .build());
    }
}
