// Written by OmniDeploy: `omnideploy generate` writes it anew.
package intranet;

import com.pulumi.Config;
import com.pulumi.core.Output;
import com.pulumi.docker.RemoteImage;
import com.pulumi.docker.RemoteImageArgs;
import com.pulumi.docker.inputs.ContainerLabelArgs;
import com.pulumi.docker.inputs.ContainerNetworksAdvancedArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.util.Map;

/** The component migrate. */
final class Migrate {
    final RemoteImage image;
    final Container container;
    final Output<Resource> containerDone;

    Migrate(Config config, Providers providers, Shared shared, Db db) {
        var dbPassword = config.requireSecret("db_password");
        this.image = new RemoteImage(
                "migrate",
                RemoteImageArgs.builder()
                        .name("ghcr.io/acme/wiki:2.4")
                        .keepLocally(true)
                        .build(),
                CustomResourceOptions.builder()
                        .provider(providers.docker)
                        .deleteBeforeReplace(true)
                        .build());
        this.container = new Container(
                "migrate",
                new ContainerArgs()
                        .name("intranet-dev-migrate")
                        .image(image.imageId())
                        .command("migrate")
                        .envs(Output.<String>listBuilder()
                                .add(Output.format("DATABASE_URL=postgres://app:%s@db:5432/wiki", dbPassword))
                                .build())
                        .restart("no")
                        .mustRun(false)
                        .attach(true)
                        .logs(true)
                        .networkMode("bridge")
                        .logDriver("json-file")
                        .logOpts(Map.of("max-file", "3", "max-size", "10m"))
                        .networksAdvanced(ContainerNetworksAdvancedArgs.builder()
                                .name(shared.network.id())
                                .aliases("migrate")
                                .build())
                        .labels(
                                ContainerLabelArgs.builder()
                                        .label("cost-center")
                                        .value("1410")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("migrate")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("intranet")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Container/migrate")
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
                                .add(db.container)
                                .add(db.initContainerDone)
                                .build())
                        .deleteBeforeReplace(true)
                        .build());
        this.containerDone = Expectation.met(container, "exit code of migrate", container.exitCode(), 0);
    }
}
