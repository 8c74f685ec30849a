// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

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
                        .name("shop-staging")
                        .driver("bridge")
                        .labels(
                                NetworkLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("main")
                                        .build(),
                                NetworkLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("shop")
                                        .build(),
                                NetworkLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Network/main")
                                        .build(),
                                NetworkLabelArgs.builder()
                                        .label("io.omnideploy.stack")
                                        .value("staging")
                                        .build(),
                                NetworkLabelArgs.builder()
                                        .label("team")
                                        .value("storefront")
                                        .build())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
