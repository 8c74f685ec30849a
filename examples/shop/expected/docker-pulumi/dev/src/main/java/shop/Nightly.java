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
import com.pulumi.resources.Resource;
import java.util.Map;

/** The component nightly. */
final class Nightly {
    final RemoteImage image;
    final Container container;

    Nightly(Config config, Shared shared, Db db) {
        var dbPassword = config.requireSecret("db_password");
        this.image = new RemoteImage(
                "nightly",
                RemoteImageArgs.builder()
                        .name("ghcr.io/acme/report:1.4.0")
                        .keepLocally(true)
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.container = new Container(
                "nightly",
                ContainerArgs.builder()
                        .name("shop-dev-nightly")
                        .image(image.imageId())
                        .envs(Output.<String>listBuilder()
                                .add(Output.format("DATABASE_URL=postgres://app:%s@db:5432/main", dbPassword))
                                .build())
                        .restart("no")
                        .mustRun(false)
                        .start(false)
                        .networkMode("bridge")
                        .logDriver("json-file")
                        .logOpts(Map.of("max-file", "3", "max-size", "10m"))
                        .networksAdvanced(ContainerNetworksAdvancedArgs.builder()
                                .name(shared.network.id())
                                .aliases("nightly")
                                .build())
                        .labels(
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("nightly")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("shop")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Container/nightly")
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
                        .dependsOn(Output.<Resource>listBuilder()
                                .add(db.container)
                                .add(db.initContainerDone)
                                .build())
                        .deleteBeforeReplace(true)
                        .build());
    }
}
