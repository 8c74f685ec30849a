// Written by OmniDeploy: `omnideploy generate` writes it anew.
package intranet;

import com.pulumi.Config;
import com.pulumi.docker.Provider;
import com.pulumi.docker.ProviderArgs;
import com.pulumi.docker.inputs.ProviderRegistryAuthArgs;
import com.pulumi.resources.CustomResourceOptions;

/** The providers with settings that are secret or known later. */
final class Providers {
    final Provider docker;

    Providers(Config config) {
        var ghcrToken = config.requireSecret("ghcr_token");
        this.docker = new Provider(
                "docker",
                ProviderArgs.builder()
                        .registryAuth(ProviderRegistryAuthArgs.builder()
                                .address("ghcr.io")
                                .username("acme-bot")
                                .password(ghcrToken)
                                .build())
                        .build(),
                CustomResourceOptions.builder().version("5.2.0").build());
    }
}
