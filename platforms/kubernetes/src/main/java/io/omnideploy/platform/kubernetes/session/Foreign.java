package io.omnideploy.platform.kubernetes.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.kubernetes.vocabulary.KubernetesTypes;
import io.omnideploy.platform.kubernetes.vocabulary.Ownership;
import java.util.Locale;

/** Tells of a name that somebody else's object has. */
final class Foreign {
    private Foreign() {}

    static Failed failure(WantedObject wanted, JsonNode there) {
        JsonNode labels = there.path("metadata").path("labels");
        String owner = labels.has(Ownership.DEPLOYMENT)
                ? "belongs to %s/%s"
                        .formatted(
                                labels.path(Ownership.DEPLOYMENT).asText(),
                                labels.path(Ownership.STACK).asText())
                : "was not made by OmniDeploy";
        String kind = wanted.kind().name();
        String remedy = wanted.id().type().equals(KubernetesTypes.NAMESPACE)
                ? "Set kubernetes.namespace: %s to use it as it is, or give this deployment another name or stack."
                        .formatted(wanted.name())
                : "Give the component or the stack another name or namespace, or remove it yourself (kubectl delete %s %s%s)."
                        .formatted(
                                kind.toLowerCase(Locale.ROOT),
                                wanted.name(),
                                wanted.namespace().map(name -> " -n " + name).orElse(""));
        return Failed.because("The name %s is taken by a %s that %s.".formatted(wanted.name(), kind, owner))
                .of(wanted.id())
                .remedy(remedy);
    }
}
