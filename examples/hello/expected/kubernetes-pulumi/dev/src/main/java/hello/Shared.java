// Written by OmniDeploy: `omnideploy generate` writes it anew.
package hello;

import com.pulumi.kubernetes.core.v1.Namespace;
import com.pulumi.kubernetes.core.v1.NamespaceArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;

/** What all components share. */
final class Shared {
    final Namespace namespace;

    Shared() {
        this.namespace = new Namespace(
                "main",
                NamespaceArgs.builder()
                        .metadata(ObjectMetaArgs.builder()
                                .name("hello-dev")
                                .labels(Map.ofEntries(
                                        Map.entry("app.kubernetes.io/instance", "hello-dev"),
                                        Map.entry("app.kubernetes.io/managed-by", "omnideploy"),
                                        Map.entry("app.kubernetes.io/part-of", "hello"),
                                        Map.entry("io.omnideploy.deployment", "hello"),
                                        Map.entry("io.omnideploy.stack", "dev"),
                                        Map.entry("pod-security.kubernetes.io/enforce", "restricted"),
                                        Map.entry("team", "platform")))
                                .annotations(Map.of("io.omnideploy.resource", "kubernetes.core.Namespace/main"))
                                .build())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
