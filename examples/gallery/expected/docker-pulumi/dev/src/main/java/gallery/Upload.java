// Written by OmniDeploy: `omnideploy generate` writes it anew.
package gallery;

import com.pulumi.Config;
import com.pulumi.core.Output;
import com.pulumi.docker.RemoteImage;
import com.pulumi.docker.RemoteImageArgs;
import com.pulumi.docker.inputs.ContainerHealthcheckArgs;
import com.pulumi.docker.inputs.ContainerLabelArgs;
import com.pulumi.docker.inputs.ContainerNetworksAdvancedArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.util.Map;

/** The component upload. */
final class Upload {
    final RemoteImage image;
    final Container container;

    Upload(Config config, Shared shared, Db db, Pictures pictures) {
        var dbPassword = config.requireSecret("db_password");
        var picturesPassword = config.requireSecret("pictures_password");
        this.image = new RemoteImage(
                "upload",
                RemoteImageArgs.builder()
                        .name("ghcr.io/acme/gallery:1.0.0")
                        .keepLocally(true)
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.container = new Container(
                "upload",
                new ContainerArgs()
                        .name("gallery-dev-upload")
                        .image(image.imageId())
                        .envs(Output.<String>listBuilder()
                                .add(Output.format("DATABASE_URL=mysql://app:%s@db:3306/gallery", dbPassword))
                                .add("S3_ACCESS_KEY=app", "S3_BUCKET=pictures", "S3_ENDPOINT=http://pictures:9000")
                                .add(Output.format("S3_SECRET_KEY=%s", picturesPassword))
                                .build())
                        .restart("unless-stopped")
                        .mustRun(true)
                        .wait_(true)
                        .waitTimeout(42)
                        .stopTimeout(10)
                        .destroyGraceSeconds(10)
                        .networkMode("bridge")
                        .logDriver("json-file")
                        .logOpts(Map.of("max-file", "3", "max-size", "10m"))
                        .networksAdvanced(ContainerNetworksAdvancedArgs.builder()
                                .name(shared.network.id())
                                .aliases("upload")
                                .build())
                        .healthcheck(ContainerHealthcheckArgs.builder()
                                .tests(
                                        "CMD-SHELL",
                                        "wget -q -O /dev/null 'http://127.0.0.1:8080/healthz' || curl -fsS -o /dev/null 'http://127.0.0.1:8080/healthz'")
                                .interval("2s")
                                .timeout("1s")
                                .startPeriod("0s")
                                .retries(3)
                                .build())
                        .labels(
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("upload")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("gallery")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Container/upload")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.stack")
                                        .value("dev")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("team")
                                        .value("storefront")
                                        .build()),
                CustomResourceOptions.builder()
                        .dependsOn(Output.<Resource>listBuilder()
                                .add(db.container)
                                .add(db.initContainerDone)
                                .add(pictures.container)
                                .add(pictures.initContainerDone)
                                .build())
                        .deleteBeforeReplace(true)
                        .build());
    }
}
