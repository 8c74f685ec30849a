// Written by OmniDeploy: `omnideploy generate` writes it anew.
package hello;

import com.pulumi.docker.Network;
import com.pulumi.docker.NetworkArgs;
import com.pulumi.docker.inputs.NetworkLabelArgs;
import com.pulumi.resources.CustomResourceOptions;

/** What all components share. */
final class Shared {
    final Network network;

    Shared() {
        this.network = new Network(
                "main",
                NetworkArgs.builder()
                        .name("hello-dev")
                        .driver("bridge")
                        .labels(
                                NetworkLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("main")
                                        .build(),
                                NetworkLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("hello")
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
                                        .value("platform")
                                        .build())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
