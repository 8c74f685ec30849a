// Written by OmniDeploy: `omnideploy generate` writes it anew.
package gallery;

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

    Db(Config config, Shared shared) {
        var dbPassword = config.requireSecret("db_password");
        var dbReaderPassword = config.requireSecret("db_reader_password");
        var dbRootPassword = config.requireSecret("db_root_password");
        this.image = new RemoteImage(
                "db",
                RemoteImageArgs.builder().name("mysql:8.4").keepLocally(true).build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.dataVolume = new Volume(
                "db-data",
                VolumeArgs.builder()
                        .name("gallery-prod-db-data")
                        .labels(
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("db")
                                        .build(),
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("gallery")
                                        .build(),
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Volume/db-data")
                                        .build(),
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.stack")
                                        .value("prod")
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
                new ContainerArgs()
                        .name("gallery-prod-db")
                        .image(image.imageId())
                        .envs(Output.<String>listBuilder()
                                .add(Output.format("MYSQL_ROOT_PASSWORD=%s", dbRootPassword))
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
                                .containerPath("/var/lib/mysql")
                                .build())
                        .healthcheck(ContainerHealthcheckArgs.builder()
                                .tests(
                                        "CMD-SHELL",
                                        "mysqladmin ping -s -h 127.0.0.1 || mariadb-admin ping -s -h 127.0.0.1")
                                .interval("2s")
                                .timeout("5s")
                                .startPeriod("1m0s")
                                .retries(30)
                                .build())
                        .labels(
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("db")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("gallery")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Container/db")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.stack")
                                        .value("prod")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("team")
                                        .value("storefront")
                                        .build()),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.initContainer = new Container(
                "db-init",
                new ContainerArgs()
                        .name("gallery-prod-db-init")
                        .image(image.imageId())
                        .entrypoints("sh", "-euc")
                        .command("""
                        mysql=$(command -v mysql || command -v mariadb)
                        {
                          for database in $DATABASES; do
                            echo "CREATE DATABASE IF NOT EXISTS \\`$database\\`;"
                          done
                          for user in $USERS; do
                            eval "password=\\$PASSWORD_$user"
                            echo "CREATE USER IF NOT EXISTS '$user'@'%' IDENTIFIED BY '$password';"
                            echo "ALTER USER '$user'@'%' IDENTIFIED BY '$password';"
                            for database in $DATABASES; do
                              echo "GRANT ALL ON \\`$(echo "$database" | sed 's/_/\\\\_/g')\\`.* TO '$user'@'%';"
                            done
                          done
                        } | "$mysql" --host="$MYSQL_HOST" --user=root
                        """)
                        .envs(Output.<String>listBuilder()
                                .add("DATABASES=gallery", "MYSQL_HOST=db")
                                .add(Output.format("MYSQL_PWD=%s", dbRootPassword))
                                .add(Output.format("PASSWORD_app=%s", dbPassword))
                                .add(Output.format("PASSWORD_reader=%s", dbReaderPassword))
                                .add("USERS=app reader")
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
                                        .value("gallery")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Container/db-init")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.stack")
                                        .value("prod")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("team")
                                        .value("storefront")
                                        .build()),
                CustomResourceOptions.builder()
                        .dependsOn(container)
                        .deleteBeforeReplace(true)
                        .build());
        this.initContainerDone = Expectation.met(initContainer, "exit code of db-init", initContainer.exitCode(), 0);
    }
}
