package io.omnideploy.platform.kubernetes.manifest;

import io.omnideploy.resource.SecretSpec;
import io.omnideploy.spi.EmitRequest;

/** Tells how the folder is used without OmniDeploy. */
final class KustomizeReadme {
    private KustomizeReadme() {}

    static String text(EmitRequest request, SecretFolder secrets) {
        StringBuilder text = new StringBuilder("# %s, stack %s, on Kubernetes\n\n"
                .formatted(request.id().name(), request.id().stack()));
        text.append(
                "OmniDeploy wrote this folder; nothing here needs it. kubectl 1.27 or newer does the rest.\n\n```sh\n");
        text.append("kubectl apply --server-side -k .        # bring it up, and change it\n");
        if (!secrets.files().isEmpty()) {
            text.append("kubectl apply --server-side -k secrets  # once, and when a secret changes; see below\n");
        }
        text.append("""
                kubectl diff --server-side -k .         # what an apply would change
                kubectl delete -k .                     # take it down, with its data
                ```

                Argo CD and Flux can follow this folder as it is. `kubectl apply` leaves alone what was taken out of the description;
                `omnideploy up` removes it.
                """);
        if (!secrets.files().isEmpty()) {
            secrets(request, secrets, text);
        }
        return text.toString();
    }

    private static void secrets(EmitRequest request, SecretFolder secrets, StringBuilder text) {
        text.append("""

                ## Secrets

                They lie apart, in `secrets`: who follows this folder has no values, and leaves alone what is there. Pods wait for them.

                ```sh
                cd secrets
                """);
        for (String file : secrets.needed()) {
            text.append("cp %s.example %s  # then fill it in; it stays out of version control\n".formatted(file, file));
        }
        text.append("""
                kubectl apply --server-side -k .
                kubectl rollout restart deployment NAME  # what runs already takes a new value when it starts
                ```
                """);
        if (request.graph().secrets().values().stream().anyMatch(SecretSpec::generated)) {
            text.append("""

                    What OmniDeploy makes itself, at its first `up`, lies in its own store; `omnideploy secret export --reveal` tells it.
                    Choose your own before the first start otherwise. A database that runs already must keep what it has.
                    """);
        }
    }
}
