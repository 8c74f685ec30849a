// Written by OmniDeploy: `omnideploy generate` writes it anew.
package intranet;

import com.pulumi.Config;
import com.pulumi.core.Output;
import com.pulumi.docker.RemoteImage;
import com.pulumi.docker.RemoteImageArgs;
import com.pulumi.docker.Volume;
import com.pulumi.docker.VolumeArgs;
import com.pulumi.docker.inputs.VolumeLabelArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.nio.file.Path;
import java.util.Map;

/** The component wiki. */
final class Wiki {
    final RemoteImage image;
    final Volume uploadsVolume;
    final Container container;
    final Container container2;

    Wiki(Config config, Providers providers, Shared shared, Db db, Migrate migrate) {
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
        this.uploadsVolume = new Volume(
                "wiki-uploads",
                VolumeArgs.builder()
                        .name("intranet-dev-wiki-uploads")
                        .labels(
                                VolumeLabelArgs.builder()
                                        .label("cost-center")
                                        .value("1410")
                                        .build(),
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("wiki")
                                        .build(),
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("intranet")
                                        .build(),
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Volume/wiki-uploads")
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
                        .ignoreChanges("labels")
                        .build());
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
                        .networksAdvanced(new ContainerArgs.NetworksAdvanced()
                                .name(shared.network.id())
                                .aliases("wiki"))
                        .ports(new ContainerArgs.Port()
                                .internal(2222)
                                .external(2222)
                                .ip("127.0.0.1")
                                .protocol("tcp"))
                        .volumes(
                                new ContainerArgs.Volume()
                                        .hostPath("" + projectDir + "/theme")
                                        .containerPath("/srv/theme")
                                        .readOnly(true),
                                new ContainerArgs.Volume()
                                        .volumeName(uploadsVolume.id())
                                        .containerPath("/srv/uploads"))
                        .uploads(new ContainerArgs.Upload()
                                .file("/run/secrets/session")
                                .content(secretsSessionKey)
                                .permissions("0444"))
                        .healthcheck(new ContainerArgs.Healthcheck()
                                .tests("CMD", "wiki", "check")
                                .interval("10s")
                                .timeout("3s")
                                .startPeriod("1m0s")
                                .retries(5))
                        .capabilities(new ContainerArgs.Capabilities()
                                .adds("CAP_NET_BIND_SERVICE")
                                .drops("ALL"))
                        .labels(
                                new ContainerArgs.Label().label("cost-center").value("1410"),
                                new ContainerArgs.Label()
                                        .label("io.omnideploy.component")
                                        .value("wiki"),
                                new ContainerArgs.Label()
                                        .label("io.omnideploy.deployment")
                                        .value("intranet"),
                                new ContainerArgs.Label()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Container/wiki"),
                                new ContainerArgs.Label()
                                        .label("io.omnideploy.stack")
                                        .value("dev"),
                                new ContainerArgs.Label().label("team").value("tools")),
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
                        .networksAdvanced(new ContainerArgs.NetworksAdvanced()
                                .name(shared.network.id())
                                .aliases("wiki"))
                        .volumes(
                                new ContainerArgs.Volume()
                                        .hostPath("" + projectDir + "/theme")
                                        .containerPath("/srv/theme")
                                        .readOnly(true),
                                new ContainerArgs.Volume()
                                        .volumeName(uploadsVolume.id())
                                        .containerPath("/srv/uploads"))
                        .uploads(new ContainerArgs.Upload()
                                .file("/run/secrets/session")
                                .content(secretsSessionKey)
                                .permissions("0444"))
                        .healthcheck(new ContainerArgs.Healthcheck()
                                .tests("CMD", "wiki", "check")
                                .interval("10s")
                                .timeout("3s")
                                .startPeriod("1m0s")
                                .retries(5))
                        .capabilities(new ContainerArgs.Capabilities()
                                .adds("CAP_NET_BIND_SERVICE")
                                .drops("ALL"))
                        .labels(
                                new ContainerArgs.Label().label("cost-center").value("1410"),
                                new ContainerArgs.Label()
                                        .label("io.omnideploy.component")
                                        .value("wiki"),
                                new ContainerArgs.Label()
                                        .label("io.omnideploy.deployment")
                                        .value("intranet"),
                                new ContainerArgs.Label()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Container/wiki-2"),
                                new ContainerArgs.Label()
                                        .label("io.omnideploy.stack")
                                        .value("dev"),
                                new ContainerArgs.Label().label("team").value("tools")),
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
