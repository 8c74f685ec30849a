// Written by OmniDeploy: `omnideploy generate` writes it anew.
package gallery;

import com.pulumi.docker.Network;
import com.pulumi.docker.NetworkArgs;
import com.pulumi.docker.RemoteImage;
import com.pulumi.docker.RemoteImageArgs;
import com.pulumi.docker.Volume;
import com.pulumi.docker.VolumeArgs;
import com.pulumi.docker.inputs.ContainerHealthcheckArgs;
import com.pulumi.docker.inputs.ContainerLabelArgs;
import com.pulumi.docker.inputs.ContainerNetworksAdvancedArgs;
import com.pulumi.docker.inputs.ContainerPortArgs;
import com.pulumi.docker.inputs.ContainerVolumeArgs;
import com.pulumi.docker.inputs.NetworkLabelArgs;
import com.pulumi.docker.inputs.VolumeLabelArgs;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;

/** What all components share. */
final class Shared {
    final RemoteImage proxyImage;
    final Network network;
    final Volume proxyDataVolume;
    final Container proxyContainer;

    Shared() {
        this.proxyImage = new RemoteImage(
                "main-proxy",
                RemoteImageArgs.builder().name("caddy:2").keepLocally(true).build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.network = new Network(
                "main",
                NetworkArgs.builder()
                        .name("gallery-prod")
                        .driver("bridge")
                        .labels(
                                NetworkLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("main")
                                        .build(),
                                NetworkLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("gallery")
                                        .build(),
                                NetworkLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Network/main")
                                        .build(),
                                NetworkLabelArgs.builder()
                                        .label("io.omnideploy.stack")
                                        .value("prod")
                                        .build(),
                                NetworkLabelArgs.builder()
                                        .label("team")
                                        .value("storefront")
                                        .build())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.proxyDataVolume = new Volume(
                "main-proxy-data",
                VolumeArgs.builder()
                        .name("gallery-prod-main-proxy-data")
                        .labels(
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("main")
                                        .build(),
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("gallery")
                                        .build(),
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Volume/main-proxy-data")
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
        this.proxyContainer = new Container(
                "main-proxy",
                new ContainerArgs()
                        .name("gallery-prod-main-proxy")
                        .image(proxyImage.imageId())
                        .command("caddy", "run", "--resume")
                        .envs(List.of())
                        .restart("unless-stopped")
                        .mustRun(true)
                        .wait_(true)
                        .waitTimeout(60)
                        .networkMode("bridge")
                        .logDriver("json-file")
                        .logOpts(Map.of("max-file", "3", "max-size", "10m"))
                        .networksAdvanced(ContainerNetworksAdvancedArgs.builder()
                                .name(network.id())
                                .aliases("main-proxy")
                                .build())
                        .ports(
                                ContainerPortArgs.builder()
                                        .internal(80)
                                        .external(80)
                                        .ip("0.0.0.0")
                                        .protocol("tcp")
                                        .build(),
                                ContainerPortArgs.builder()
                                        .internal(443)
                                        .external(443)
                                        .ip("0.0.0.0")
                                        .protocol("tcp")
                                        .build())
                        .volumes(ContainerVolumeArgs.builder()
                                .volumeName(proxyDataVolume.id())
                                .containerPath("/data")
                                .build())
                        .healthcheck(ContainerHealthcheckArgs.builder()
                                .tests("CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1:2019/config/")
                                .interval("2s")
                                .timeout("5s")
                                .startPeriod("0s")
                                .retries(30)
                                .build())
                        .labels(
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("main")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("gallery")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Container/main-proxy")
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
    }
}
