package io.omnideploy.target.kubernetes;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Shape;
import io.omnideploy.resource.Value;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a stack on Kubernetes can pin: the context by which the cluster is reached, and the cluster itself. */
final class KubernetesIdentity implements Contributor {
    private static final String CONTEXT = "context";

    static final Shape.Fields SHAPE = Shape.fields(
            Shape.field(
                    CONTEXT,
                    Shape.text("[^\\u0000-\\u001f]{1,253}", "the name of a context"),
                    "The context of the kubeconfig that must be in use."),
            Shape.field(
                    "cluster",
                    Shape.text("https?://[A-Za-z0-9.:/_\\[\\]-]{1,253}", "the address of an API server"),
                    "The address of the cluster's API server, as kubectl cluster-info tells it."));

    /** The context that is said and the one that is pinned are one. */
    @Override
    public void check(KubernetesDeployment deployment) {
        Optional<String> said = deployment.settings().context();
        String pinned = deployment.config().identity().get(CONTEXT);
        if (pinned != null && said.isPresent() && !said.get().equals(pinned)) {
            deployment.refuse(
                    ConfigPath.of("identity", CONTEXT),
                    "identity-contradicts",
                    "'kubernetes.context' is %s, and the identity allows %s alone.".formatted(said.get(), pinned),
                    "Make them the same, or leave 'kubernetes.context' out.");
        }
    }

    /** A tool takes a context and no address. */
    static SortedMap<String, Value.Obj> pins(DeployConfig config) {
        String context = config.identity().get(CONTEXT);
        return context == null
                ? Collections.emptySortedMap()
                : new TreeMap<>(Map.of(
                        KubernetesTypes.PROVIDER,
                        new ObjectDraft().set(ProviderSettings.CONTEXT, context).value()));
    }
}
