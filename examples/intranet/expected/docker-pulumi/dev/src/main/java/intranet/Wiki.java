// Written by OmniDeploy: `omnideploy generate` writes it anew.
package intranet;

import com.pulumi.Config;
import com.pulumi.core.Output;
import com.pulumi.docker.RemoteImage;
import com.pulumi.docker.RemoteImageArgs;
import com.pulumi.docker.inputs.ContainerCapabilitiesArgs;
import com.pulumi.docker.inputs.ContainerHealthcheckArgs;
import com.pulumi.docker.inputs.ContainerLabelArgs;
import com.pulumi.docker.inputs.ContainerNetworksAdvancedArgs;
import com.pulumi.docker.inputs.ContainerPortArgs;
import com.pulumi.docker.inputs.ContainerVolumeArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.nio.file.Path;
import java.util.Map;

/** The component wiki. */
final class Wiki {
    final RemoteImage image;
    final Container container;
    final Container container2;

    Wiki(Config config, Providers providers, Uploads uploads, Shared shared, Db db, Migrate migrate) {
        var projectDir = Path.of(config.get("project_dir").orElse("../.."))
                .toAbsolutePath()
                .normalize()
                .toString();
        var dbPassword = config.requireSecret("db_password");
        var searchPassword = config.requireSecret("search_password");
        var secretsSessionKey = config.requireSecret("secrets_session_key");
        this.image = new RemoteImage(
                "wiki",
                RemoteImageArgs.builder()
                        .name("ghcr.io/acme/wiki:2.4")
                        .keepLocally(true)
                        .build(),
                CustomResourceOptions.builder()
                        .provider(providers.docker)
                        .deleteBeforeReplace(true)
                        .build());
        var healthcheck = ContainerHealthcheckArgs.builder()
                .tests("CMD", "wiki", "check")
                .interval("10s")
                .timeout("3s")
                .startPeriod("1m0s")
                .retries(5)
                .build();
        this.container = new Container(
                "wiki",
                new ContainerArgs()
                        .name("intranet-dev-wiki")
                        .image(image.imageId())
                        .command("serve", "--home=http://wiki:8080", "--version=2.4")
                        .workingDir("/srv")
                        .user("1000:1000")
                        .envs(Output.<String>listBuilder()
                                .add(Output.format("DATABASE_URL=postgres://app:%s@db:5432/wiki", dbPassword))
                                .add("MOTD=Costs $5; say \"hi\"")
                                .add(Output.format("SEARCH_DSN=elastic:%s@search:9200", searchPassword))
                                .build())
                        .restart("unless-stopped")
                        .mustRun(true)
                        .wait_(true)
                        .waitTimeout(168)
                        .readOnly(true)
                        .stopTimeout(30)
                        .destroyGraceSeconds(30)
                        .memory(512)
                        .memorySwap(1024)
                        .cpus("0.5")
                        .networkMode("bridge")
                        .logDriver("json-file")
                        .logOpts(Map.of("max-file", "3", "max-size", "10m"))
                        .networksAdvanced(ContainerNetworksAdvancedArgs.builder()
                                .name(shared.network.id())
                                .aliases("wiki")
                                .build())
                        .ports(ContainerPortArgs.builder()
                                .internal(2222)
                                .external(2222)
                                .ip("127.0.0.1")
                                .protocol("tcp")
                                .build())
                        .volumes(
                                ContainerVolumeArgs.builder()
                                        .hostPath("%s/theme".formatted(projectDir))
                                        .containerPath("/srv/theme")
                                        .readOnly(true)
                                        .build(),
                                ContainerVolumeArgs.builder()
                                        .volumeName(uploads.volume.id())
                                        .containerPath("/srv/uploads")
                                        .build())
                        .uploads(new ContainerArgs.Upload()
                                .file("/run/secrets/session")
                                .content(secretsSessionKey)
                                .permissions("0444"))
                        .healthcheck(healthcheck)
                        .capabilities(ContainerCapabilitiesArgs.builder()
                                .adds("CAP_NET_BIND_SERVICE")
                                .drops("ALL")
                                .build())
                        .labels(
                                ContainerLabelArgs.builder()
                                        .label("cost-center")
                                        .value("1410")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("wiki")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("intranet")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Container/wiki")
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
                                .add(migrate.containerDone)
                                .build())
                        .deleteBeforeReplace(true)
                        .build());
        this.container2 = new Container(
                "wiki-2",
                new ContainerArgs()
                        .name("intranet-dev-wiki-2")
                        .image(image.imageId())
                        .command("serve", "--home=http://wiki:8080", "--version=2.4")
                        .workingDir("/srv")
                        .user("1000:1000")
                        .envs(Output.<String>listBuilder()
                                .add(Output.format("DATABASE_URL=postgres://app:%s@db:5432/wiki", dbPassword))
                                .add("MOTD=Costs $5; say \"hi\"")
                                .add(Output.format("SEARCH_DSN=elastic:%s@search:9200", searchPassword))
                                .build())
                        .restart("unless-stopped")
                        .mustRun(true)
                        .wait_(true)
                        .waitTimeout(168)
                        .readOnly(true)
                        .stopTimeout(30)
                        .destroyGraceSeconds(30)
                        .memory(512)
                        .memorySwap(1024)
                        .cpus("0.5")
                        .networkMode("bridge")
                        .logDriver("json-file")
                        .logOpts(Map.of("max-file", "3", "max-size", "10m"))
                        .networksAdvanced(ContainerNetworksAdvancedArgs.builder()
                                .name(shared.network.id())
                                .aliases("wiki")
                                .build())
                        .volumes(
                                ContainerVolumeArgs.builder()
                                        .hostPath("%s/theme".formatted(projectDir))
                                        .containerPath("/srv/theme")
                                        .readOnly(true)
                                        .build(),
                                ContainerVolumeArgs.builder()
                                        .volumeName(uploads.volume.id())
                                        .containerPath("/srv/uploads")
                                        .build())
                        .uploads(new ContainerArgs.Upload()
                                .file("/run/secrets/session")
                                .content(secretsSessionKey)
                                .permissions("0444"))
                        .healthcheck(healthcheck)
                        .capabilities(ContainerCapabilitiesArgs.builder()
                                .adds("CAP_NET_BIND_SERVICE")
                                .drops("ALL")
                                .build())
                        .labels(
                                ContainerLabelArgs.builder()
                                        .label("cost-center")
                                        .value("1410")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("wiki")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("intranet")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Container/wiki-2")
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
                                .add(migrate.containerDone)
                                .build())
                        .deleteBeforeReplace(true)
                        .build());
    }
}
