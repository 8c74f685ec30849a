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
import com.pulumi.resources.Resource;
import java.util.Map;

/** The component db. */
final class Db {
    final RemoteImage image;
    final Volume dataVolume;
    final Container container;
    final Container initContainer;
    final Output<Resource> initContainerDone;

    Db(Config config, Shared shared) {
        var dbPassword = config.requireSecret("db_password");
        this.image = new RemoteImage(
                "db",
                RemoteImageArgs.builder().name("postgres:16").keepLocally(true).build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.dataVolume = new Volume(
                "db-data",
                VolumeArgs.builder()
                        .name("shop-dev-db-data")
                        .labels(
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("db")
                                        .build(),
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("shop")
                                        .build(),
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Volume/db-data")
                                        .build(),
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.stack")
                                        .value("dev")
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
                "db",
                ContainerArgs.builder()
                        .name("shop-dev-db")
                        .image(image.imageId())
                        .envs(Output.<String>listBuilder()
                                .add(Output.format("POSTGRES_PASSWORD=%s", dbPassword))
                                .add("POSTGRES_USER=app")
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
                                .aliases("db")
                                .build())
                        .volumes(ContainerVolumeArgs.builder()
                                .volumeName(dataVolume.id())
                                .containerPath("/var/lib/postgresql/data")
                                .build())
                        .healthcheck(ContainerHealthcheckArgs.builder()
                                .tests("CMD", "pg_isready", "-q", "-h", "127.0.0.1", "-U", "app")
                                .interval("2s")
                                .timeout("5s")
                                .startPeriod("0s")
                                .retries(30)
                                .build())
                        .labels(
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("db")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("shop")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Container/db")
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
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.initContainer = new Container(
                "db-init",
                ContainerArgs.builder()
                        .name("shop-dev-db-init")
                        .image(image.imageId())
                        .entrypoints("sh", "-euc")
                        .command("""
                        for database in $DATABASES; do
                          found=$(psql -XAtqc "SELECT 1 FROM pg_database WHERE datname = '$database'")
                          [ "$found" = 1 ] || createdb "$database"
                        done
                        """)
                        .envs(Output.<String>listBuilder()
                                .add("DATABASES=main", "PGDATABASE=postgres", "PGHOST=db")
                                .add(Output.format("PGPASSWORD=%s", dbPassword))
                                .add("PGUSER=app")
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
                                .aliases("db-init")
                                .build())
                        .labels(
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("db")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("shop")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Container/db-init")
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
                        .dependsOn(container)
                        .deleteBeforeReplace(true)
                        .build());
        this.initContainerDone = Expectation.met(initContainer, "exit code of db-init", initContainer.exitCode(), 0);
    }
}
