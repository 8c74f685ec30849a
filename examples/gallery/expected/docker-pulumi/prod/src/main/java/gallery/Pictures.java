// Written by OmniDeploy: `omnideploy generate` writes it anew.
package gallery;

import com.pulumi.Config;
import com.pulumi.core.Output;
import com.pulumi.docker.RemoteImage;
import com.pulumi.docker.RemoteImageArgs;
import com.pulumi.docker.Volume;
import com.pulumi.docker.VolumeArgs;
import com.pulumi.docker.inputs.ContainerLabelArgs;
import com.pulumi.docker.inputs.ContainerNetworksAdvancedArgs;
import com.pulumi.docker.inputs.ContainerVolumeArgs;
import com.pulumi.docker.inputs.VolumeLabelArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.util.Map;

/** The component pictures. */
final class Pictures {
    final RemoteImage image;
    final RemoteImage initImage;
    final Volume dataVolume;
    final Container container;
    final Container initContainer;
    final Output<Resource> initContainerDone;

    Pictures(Config config, Shared shared) {
        var picturesPassword = config.requireSecret("pictures_password");
        this.image = new RemoteImage(
                "pictures",
                RemoteImageArgs.builder()
                        .name("pgsty/minio:RELEASE.2026-08-04T00-00-00Z")
                        .keepLocally(true)
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.initImage = new RemoteImage(
                "pictures-init",
                RemoteImageArgs.builder()
                        .name("curlimages/curl:8.12.1")
                        .keepLocally(true)
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.dataVolume = new Volume(
                "pictures-data",
                VolumeArgs.builder()
                        .name("gallery-prod-pictures-data")
                        .labels(
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("pictures")
                                        .build(),
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("gallery")
                                        .build(),
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Volume/pictures-data")
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
                "pictures",
                new ContainerArgs()
                        .name("gallery-prod-pictures")
                        .image(image.imageId())
                        .command("server", "/data")
                        .envs(Output.<String>listBuilder()
                                .add(Output.format("MINIO_ROOT_PASSWORD=%s", picturesPassword))
                                .add("MINIO_ROOT_USER=app")
                                .build())
                        .restart("unless-stopped")
                        .mustRun(true)
                        .stopTimeout(60)
                        .destroyGraceSeconds(60)
                        .networkMode("bridge")
                        .logDriver("json-file")
                        .logOpts(Map.of("max-file", "3", "max-size", "10m"))
                        .networksAdvanced(ContainerNetworksAdvancedArgs.builder()
                                .name(shared.network.id())
                                .aliases("pictures")
                                .build())
                        .volumes(ContainerVolumeArgs.builder()
                                .volumeName(dataVolume.id())
                                .containerPath("/data")
                                .build())
                        .labels(
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("pictures")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("gallery")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Container/pictures")
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
                "pictures-init",
                new ContainerArgs()
                        .name("gallery-prod-pictures-init")
                        .image(initImage.imageId())
                        .entrypoints("sh", "-euc")
                        .command("""
                        status() {
                          printf 'user = "%s:%s"\\n' "$S3_ACCESS_KEY" "$S3_SECRET_KEY" |
                            curl -s -m 5 -K - --aws-sigv4 aws:amz:us-east-1:s3 -o /dev/null -w '%{http_code}' "$@" || true
                        }
                        tries=60
                        until [ "$(status "$S3_ENDPOINT/")" = 200 ]; do
                          tries=$((tries - 1))
                          [ "$tries" -gt 0 ] || { echo "$S3_ENDPOINT does not answer to the keys" >&2; exit 1; }
                          sleep 1
                        done
                        for bucket in $BUCKETS; do
                          [ "$(status -I "$S3_ENDPOINT/$bucket")" = 200 ] ||
                            [ "$(status -X PUT "$S3_ENDPOINT/$bucket")" = 200 ] ||
                            { echo "bucket $bucket could not be made" >&2; exit 1; }
                        done
                        """)
                        .envs(Output.<String>listBuilder()
                                .add(
                                        "BUCKETS=pictures thumbnails",
                                        "S3_ACCESS_KEY=app",
                                        "S3_ENDPOINT=http://pictures:9000")
                                .add(Output.format("S3_SECRET_KEY=%s", picturesPassword))
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
                                .aliases("pictures-init")
                                .build())
                        .labels(
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("pictures")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("gallery")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Container/pictures-init")
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
        this.initContainerDone =
                Expectation.met(initContainer, "exit code of pictures-init", initContainer.exitCode(), 0);
    }
}
