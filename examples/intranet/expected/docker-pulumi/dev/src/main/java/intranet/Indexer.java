// Written by OmniDeploy: `omnideploy generate` writes it anew.
package intranet;

import com.pulumi.Config;
import com.pulumi.core.Output;
import com.pulumi.docker.RemoteImage;
import com.pulumi.docker.RemoteImageArgs;
import com.pulumi.docker.inputs.ContainerHealthcheckArgs;
import com.pulumi.docker.inputs.ContainerLabelArgs;
import com.pulumi.docker.inputs.ContainerNetworksAdvancedArgs;
import com.pulumi.docker.inputs.ContainerVolumeArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.util.Map;

/** The component indexer. */
final class Indexer {
    final RemoteImage image;
    final Container container;

    Indexer(Config config, Providers providers, Uploads uploads, Shared shared, Migrate migrate, Wiki wiki) {
        var legacyCachePassword = config.requireSecret("legacy_cache_password");
        this.image = new RemoteImage(
                "indexer",
                RemoteImageArgs.builder()
                        .name("ghcr.io/acme/indexer:1.9")
                        .keepLocally(true)
                        .build(),
                CustomResourceOptions.builder()
                        .provider(providers.docker)
                        .deleteBeforeReplace(true)
                        .build());
        this.container = new Container(
                "indexer",
                new ContainerArgs()
                        .name("intranet-dev-indexer")
                        .image(image.imageId())
                        .envs(Output.<String>listBuilder()
                                .add(Output.format(
                                        "REDIS_URL=redis://:%s@cache.intranet.example.com:6379/0", legacyCachePassword))
                                .build())
                        .restart("unless-stopped")
                        .mustRun(true)
                        .wait_(true)
                        .waitTimeout(170)
                        .stopTimeout(10)
                        .destroyGraceSeconds(10)
                        .memory(2048)
                        .memorySwap(4096)
                        .cpus("0.5")
                        .networkMode("bridge")
                        .logDriver("json-file")
                        .logOpts(Map.of("max-file", "3", "max-size", "10m"))
                        .networksAdvanced(ContainerNetworksAdvancedArgs.builder()
                                .name(shared.network.id())
                                .aliases("indexer")
                                .build())
                        .volumes(
                                ContainerVolumeArgs.builder()
                                        .volumeName("search-models")
                                        .containerPath("/srv/models")
                                        .readOnly(true)
                                        .build(),
                                ContainerVolumeArgs.builder()
                                        .volumeName(uploads.volume.id())
                                        .containerPath("/srv/uploads")
                                        .readOnly(true)
                                        .build())
                        .healthcheck(ContainerHealthcheckArgs.builder()
                                .tests("CMD-SHELL", "nc -z 127.0.0.1 7700")
                                .interval("30s")
                                .timeout("5s")
                                .startPeriod("0s")
                                .retries(3)
                                .build())
                        .labels(
                                ContainerLabelArgs.builder()
                                        .label("cost-center")
                                        .value("1410")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("indexer")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("intranet")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Container/indexer")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.stack")
                                        .value("dev")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("team")
                                        .value("tools")
                                        .build()),
                CustomResourceOptions.builder()
                        .provider(providers.docker)
                        .dependsOn(Output.<Resource>listBuilder()
                                .add(migrate.containerDone)
                                .add(wiki.container)
                                .add(wiki.container2)
                                .build())
                        .deleteBeforeReplace(true)
                        .build());
    }
}
