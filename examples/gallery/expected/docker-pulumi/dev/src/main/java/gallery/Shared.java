// Written by OmniDeploy: `omnideploy generate` writes it anew.
package gallery;

import com.pulumi.docker.Network;
import com.pulumi.docker.NetworkArgs;
import com.pulumi.docker.RemoteImage;
import com.pulumi.docker.RemoteImageArgs;
import com.pulumi.docker.inputs.ContainerHealthcheckArgs;
import com.pulumi.docker.inputs.ContainerLabelArgs;
import com.pulumi.docker.inputs.ContainerNetworksAdvancedArgs;
import com.pulumi.docker.inputs.ContainerPortArgs;
import com.pulumi.docker.inputs.NetworkLabelArgs;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;

/** What all components share. */
final class Shared {
    final RemoteImage proxyImage;
    final Network network;
    final Container proxyContainer;

    Shared() {
        this.proxyImage = new RemoteImage(
                "main-proxy",
                RemoteImageArgs.builder().name("caddy:2").keepLocally(true).build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.network = new Network(
                "main",
                NetworkArgs.builder()
                        .name("gallery-dev")
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
                                        .value("dev")
                                        .build(),
                                NetworkLabelArgs.builder()
                                        .label("team")
                                        .value("storefront")
                                        .build())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.proxyContainer = new Container(
                "main-proxy",
                new ContainerArgs()
                        .name("gallery-dev-main-proxy")
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
                        .ports(ContainerPortArgs.builder()
                                .internal(8080)
                                .external(8080)
                                .ip("127.0.0.1")
                                .protocol("tcp")
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
                                        .value("dev")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("team")
                                        .value("storefront")
                                        .build()),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
