// Written by OmniDeploy: `omnideploy generate` writes it anew.
package hello;

import com.pulumi.docker.Container;
import com.pulumi.docker.ContainerArgs;
import com.pulumi.docker.RemoteImage;
import com.pulumi.docker.RemoteImageArgs;
import com.pulumi.docker.inputs.ContainerHealthcheckArgs;
import com.pulumi.docker.inputs.ContainerLabelArgs;
import com.pulumi.docker.inputs.ContainerNetworksAdvancedArgs;
import com.pulumi.docker.inputs.ContainerPortArgs;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;

/** The component hello. */
final class Hello {
    final RemoteImage image;
    final Container container;

    Hello(Shared shared) {
        this.image = new RemoteImage(
                "hello",
                RemoteImageArgs.builder().name("nginx:1.27").keepLocally(true).build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.container = new Container(
                "hello",
                ContainerArgs.builder()
                        .name("hello-dev-hello")
                        .image(image.imageId())
                        .envs(List.of())
                        .restart("unless-stopped")
                        .mustRun(true)
                        .wait_(true)
                        .waitTimeout(170)
                        .stopTimeout(10)
                        .destroyGraceSeconds(10)
                        .networkMode("bridge")
                        .logDriver("json-file")
                        .logOpts(Map.of("max-file", "3", "max-size", "10m"))
                        .networksAdvanced(ContainerNetworksAdvancedArgs.builder()
                                .name(shared.network.id())
                                .aliases("hello")
                                .build())
                        .ports(ContainerPortArgs.builder()
                                .internal(80)
                                .external(8080)
                                .ip("127.0.0.1")
                                .protocol("tcp")
                                .build())
                        .healthcheck(ContainerHealthcheckArgs.builder()
                                .tests(
                                        "CMD-SHELL",
                                        "wget -q -O /dev/null 'http://127.0.0.1:80/' || curl -fsS -o /dev/null 'http://127.0.0.1:80/'")
                                .interval("30s")
                                .timeout("5s")
                                .startPeriod("0s")
                                .retries(3)
                                .build())
                        .labels(
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("hello")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("hello")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Container/hello")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.stack")
                                        .value("dev")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("team")
                                        .value("platform")
                                        .build())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
