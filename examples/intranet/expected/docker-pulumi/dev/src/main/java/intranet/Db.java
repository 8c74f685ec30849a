// Written by OmniDeploy: `omnideploy generate` writes it anew.
package intranet;

import com.pulumi.Config;
import com.pulumi.core.Output;
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

    Db(Config config, Providers providers, Shared shared) {
        var dbPassword = config.requireSecret("db_password");
        var dbReaderPassword = config.requireSecret("db_reader_password");
        this.image = new RemoteImage(
                "db",
                RemoteImageArgs.builder().name("postgres:17").keepLocally(true).build(),
                CustomResourceOptions.builder()
                        .provider(providers.docker)
                        .deleteBeforeReplace(true)
                        .build());
        this.dataVolume = new Volume(
                "db-data",
                VolumeArgs.builder()
                        .name("intranet-dev-db-data")
                        .labels(
                                VolumeLabelArgs.builder()
                                        .label("cost-center")
                                        .value("1410")
                                        .build(),
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("db")
                                        .build(),
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("intranet")
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
                                        .value("tools")
                                        .build())
                        .build(),
                CustomResourceOptions.builder()
                        .provider(providers.docker)
                        .deleteBeforeReplace(true)
                        .protect(true)
                        .ignoreChanges("labels")
                        .build());
        this.container = new Container(
                "db",
                new ContainerArgs()
                        .name("intranet-dev-db")
                        .image(image.imageId())
                        .command("postgres", "-c", "max_connections=50")
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
                                        .label("cost-center")
                                        .value("1410")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("db")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("intranet")
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
                                        .value("tools")
                                        .build()),
                CustomResourceOptions.builder()
                        .provider(providers.docker)
                        .deleteBeforeReplace(true)
                        .build());
        this.initContainer = new Container(
                "db-init",
                new ContainerArgs()
                        .name("intranet-dev-db-init")
                        .image(image.imageId())
                        .entrypoints("sh", "-euc")
                        .command("""
                        for database in $DATABASES; do
                          found=$(psql -XAtqc "SELECT 1 FROM pg_database WHERE datname = '$database'")
                          [ "$found" = 1 ] || createdb "$database"
                        done
                        for user in $USERS; do
                          eval "password=\\$PASSWORD_$user"
                          found=$(psql -XAtqc "SELECT 1 FROM pg_roles WHERE rolname = '$user'")
                          [ "$found" = 1 ] || psql -Xqc "CREATE ROLE \\"$user\\" LOGIN"
                          echo "ALTER ROLE \\"$user\\" PASSWORD '$password'" | psql -Xq -v ON_ERROR_STOP=1
                          for database in $DATABASES; do
                            psql -Xq -v ON_ERROR_STOP=1 -d "$database" \\
                              -c "GRANT ALL ON DATABASE \\"$database\\" TO \\"$user\\"" \\
                              -c "GRANT ALL ON SCHEMA public TO \\"$user\\""
                          done
                        done
                        """)
                        .envs(Output.<String>listBuilder()
                                .add("DATABASES=wiki search")
                                .add(Output.format("PASSWORD_reader=%s", dbReaderPassword))
                                .add("PGDATABASE=postgres", "PGHOST=db")
                                .add(Output.format("PGPASSWORD=%s", dbPassword))
                                .add("PGUSER=app", "USERS=reader")
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
                                        .label("cost-center")
                                        .value("1410")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("db")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("intranet")
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
                                        .value("tools")
                                        .build()),
                CustomResourceOptions.builder()
                        .provider(providers.docker)
                        .dependsOn(container)
                        .deleteBeforeReplace(true)
                        .build());
        this.initContainerDone = Expectation.met(initContainer, "exit code of db-init", initContainer.exitCode(), 0);
    }
}
