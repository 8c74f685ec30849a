// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.Config;
import com.pulumi.core.Output;
import com.pulumi.docker.Container;
import com.pulumi.docker.ContainerArgs;
import com.pulumi.docker.RemoteImage;
import com.pulumi.docker.RemoteImageArgs;
import com.pulumi.docker.Volume;
import com.pulumi.docker.VolumeArgs;
import com.pulumi.docker.inputs.ContainerHealthcheckArgs;
import com.pulumi.docker.inputs.ContainerLabelArgs;
import com.pulumi.docker.inputs.ContainerNetworksAdvancedArgs;
import com.pulumi.docker.inputs.ContainerVolumeArgs;
import com.pulumi.docker.inputs.VolumeLabelArgs;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;

/** The component cache. */
final class Cache {
    final RemoteImage image;
    final Volume dataVolume;
    final Container container;

    Cache(Config config, Shared shared) {
        var cachePassword = config.requireSecret("cache_password");
        this.image = new RemoteImage(
                "cache",
                RemoteImageArgs.builder().name("redis:7").keepLocally(true).build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.dataVolume = new Volume(
                "cache-data",
                VolumeArgs.builder()
                        .name("shop-staging-cache-data")
                        .labels(
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("cache")
                                        .build(),
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("shop")
                                        .build(),
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Volume/cache-data")
                                        .build(),
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.stack")
                                        .value("staging")
                                        .build(),
                                VolumeLabelArgs.builder()
                                        .label("team")
                                        .value("storefront")
                                        .build())
                        .build(),
                CustomResourceOptions.builder()
                        .deleteBeforeReplace(true)
                        .ignoreChanges("labels")
                        .build());
        this.container = new Container(
                "cache",
                ContainerArgs.builder()
                        .name("shop-staging-cache")
                        .image(image.imageId())
                        .entrypoints("sh", "-euc")
                        .command("""
                        exec docker-entrypoint.sh redis-server - <<EOF
                        requirepass $REDISCLI_AUTH
                        appendonly yes
                        dir /data
                        $REDIS_SETTINGS
                        EOF
                        """)
                        .envs(Output.<String>listBuilder()
                                .add(Output.format("REDISCLI_AUTH=%s", cachePassword))
                                .add("REDIS_SETTINGS=")
                                .build())
                        .restart("unless-stopped")
                        .mustRun(true)
                        .wait_(true)
                        .waitTimeout(120)
                        .stopTimeout(60)
                        .destroyGraceSeconds(60)
                        .networkMode("bridge")
                        .logDriver("json-file")
                        .logOpts(Map.of("max-file", "3", "max-size", "10m"))
                        .networksAdvanced(ContainerNetworksAdvancedArgs.builder()
                                .name(shared.network.id())
                                .aliases("cache")
                                .build())
                        .volumes(ContainerVolumeArgs.builder()
                                .volumeName(dataVolume.id())
                                .containerPath("/data")
                                .build())
                        .healthcheck(ContainerHealthcheckArgs.builder()
                                .tests("CMD-SHELL", "redis-cli ping | grep -q PONG")
                                .interval("2s")
                                .timeout("5s")
                                .startPeriod("0s")
                                .retries(30)
                                .build())
                        .labels(
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("cache")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("shop")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Container/cache")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.stack")
                                        .value("staging")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("team")
                                        .value("storefront")
                                        .build())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
