// Written by OmniDeploy: `omnideploy generate` writes it anew.
package newsroom;

import com.pulumi.Config;
import com.pulumi.aws.lightsail.ContainerService;
import com.pulumi.aws.lightsail.ContainerServiceArgs;
import com.pulumi.aws.lightsail.ContainerServiceDeploymentVersion;
import com.pulumi.aws.lightsail.ContainerServiceDeploymentVersionArgs;
import com.pulumi.aws.lightsail.inputs.ContainerServiceDeploymentVersionContainerArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;

/** The component api. */
final class Api {
    final ContainerService containerService;
    final ContainerServiceDeploymentVersion containerServiceDeploymentVersion;

    Api(Config config, Db db, Media media) {
        var dbPassword = config.requireSecret("db_password");
        this.containerService = new ContainerService(
                "api",
                ContainerServiceArgs.builder()
                        .name("newsroom-dev-api")
                        .power("micro")
                        .scale(1)
                        .tags(Map.ofEntries(
                                Map.entry("omnideploy:component", "api"),
                                Map.entry("omnideploy:resource", "aws.lightsail.ContainerService/api")))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.containerServiceDeploymentVersion = new ContainerServiceDeploymentVersion(
                "api",
                ContainerServiceDeploymentVersionArgs.builder()
                        .serviceName(containerService.name())
                        .containers(ContainerServiceDeploymentVersionContainerArgs.builder()
                                .containerName("api")
                                .image("ghcr.io/acme/newsroom-api:2.3.0")
                                .environment(Output.<String>mapBuilder()
                                        .put(
                                                "DATABASE_URL",
                                                Output.format(
                                                        "postgres://app:%s@%s:5432/newsroom?sslmode=require",
                                                        dbPassword,
                                                        db.database.masterEndpointAddress()))
                                        .put("S3_ACCESS_KEY", media.bucketAccessKey.accessKeyId())
                                        .put("S3_BUCKET", media.bucket.name())
                                        .put("S3_ENDPOINT", "https://s3.eu-central-1.amazonaws.com")
                                        .put("S3_SECRET_KEY", media.bucketAccessKey.secretAccessKey())
                                        .build())
                                .ports(Map.of("3000", "HTTP"))
                                .build())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
