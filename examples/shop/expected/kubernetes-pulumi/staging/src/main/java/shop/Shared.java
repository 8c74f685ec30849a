// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

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
                                .name("shop-staging")
                                .labels(Map.ofEntries(
                                        Map.entry("app.kubernetes.io/instance", "shop-staging"),
                                        Map.entry("app.kubernetes.io/managed-by", "omnideploy"),
                                        Map.entry("app.kubernetes.io/part-of", "shop"),
                                        Map.entry("io.omnideploy.deployment", "shop"),
                                        Map.entry("io.omnideploy.stack", "staging"),
                                        Map.entry("pod-security.kubernetes.io/enforce", "restricted"),
                                        Map.entry("team", "storefront")))
                                .annotations(Map.of("io.omnideploy.resource", "kubernetes.core.Namespace/main"))
                                .build())
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
