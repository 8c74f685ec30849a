package io.omnideploy.platform.kubernetes.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.plan.PropertyDiff;
import io.omnideploy.platform.kubernetes.api.ApiErrors;
import io.omnideploy.platform.kubernetes.api.ApiRefusal;
import io.omnideploy.platform.kubernetes.api.ApiServer;
import io.omnideploy.platform.kubernetes.vocabulary.KubernetesTypes;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.Secrets;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Applies each object without storing it, so that what the server makes of it is known: every default, every rule, every quota and
 * every admission, before anything is changed.
 */
final class Rehearsal {
    /** Where objects are tried whose own namespace is yet to be made; every cluster has it. */
    private static final String STAGE = "default";

    /** Takes the place of a secret that has no value yet; a registry's login must be JSON. */
    private static final String NO_VALUE = "{}";

    private final ApiServer server;
    private final Applying applying;
    private final Secrets secrets;

    Rehearsal(ApiServer server, Applying applying, Secrets secrets) {
        this.server = server;
        this.applying = applying;
        this.secrets = secrets;
    }

    /**
     * What came of it.
     *
     * @param observed how the object is, in the terms of the graph; absent when it is not there or can't be told
     * @param obstacle why it can't be applied
     */
    record Outcome(Optional<SortedMap<String, Value>> observed, Optional<Failed> obstacle) {
        static final Outcome FINE = new Outcome(Optional.empty(), Optional.empty());

        static Outcome failed(Failed obstacle) {
            return new Outcome(Optional.empty(), Optional.of(obstacle));
        }
    }

    /**
     * Tries an object.
     *
     * @param live as it is; absent when it is not there
     * @param comingNamespaces the namespaces that the same run makes
     */
    Outcome of(WantedObject wanted, Optional<LiveObject> live, Set<String> comingNamespaces) {
        ObjectNode object = wanted.json(this::value, Optional.empty());
        try {
            if (wanted.namespace().filter(comingNamespaces::contains).isPresent()) {
                return staged(wanted, object);
            }
            JsonNode would = applying.dry(wanted.path(), object);
            return live.map(is ->
                            new Outcome(Optional.of(observed(wanted, is.json(), would)), Optional.<Failed>empty()))
                    .orElseGet(() -> taken(wanted, would));
        } catch (ApiRefusal refusal) {
            Failed failed = ApiErrors.failure(server.way(), refusal).of(wanted.id());
            return live.filter(is -> refusal.code() == 422)
                    .flatMap(is -> replacement(wanted, object, is))
                    .orElseGet(() -> Outcome.failed(failed));
        }
    }

    private SortedMap<String, Value> observed(WantedObject wanted, JsonNode live, JsonNode would) {
        boolean hidden = wanted.id().type().equals(KubernetesTypes.SECRET);
        return wanted.properties(Observation.of(wanted.tree(), live, would, hidden));
    }

    /** A change that the server refuses to an object may be one for which a new object is made. */
    private Optional<Outcome> replacement(WantedObject wanted, ObjectNode object, LiveObject live) {
        JsonNode would = overlaid(live.json().deepCopy(), object);
        SortedMap<String, Value> observed = observed(wanted, live.json(), would);
        boolean replaces =
                PropertyDiff.between(
                                observed,
                                wanted.spec().properties(),
                                wanted.kind().catalog().properties())
                        .stream()
                        .anyMatch(PropertyChange::replaces);
        return replaces ? Optional.of(new Outcome(Optional.of(observed), Optional.empty())) : Optional.empty();
    }

    private static JsonNode overlaid(JsonNode below, JsonNode above) {
        if (!(below instanceof ObjectNode target) || !above.isObject()) {
            return above;
        }
        above.properties()
                .forEach(field -> target.set(
                        field.getKey(),
                        target.has(field.getKey())
                                ? overlaid(target.get(field.getKey()), field.getValue())
                                : field.getValue()));
        return target;
    }

    /** An object that is there and not ours would be taken over in silence. */
    private Outcome taken(WantedObject wanted, JsonNode would) {
        boolean isThere = would.path("metadata").has("resourceVersion");
        if (!isThere) {
            return Outcome.FINE;
        }
        Optional<JsonNode> there =
                server.find(wanted.path()).filter(json -> !json.path("metadata").has("deletionTimestamp"));
        return there.map(json -> Outcome.failed(Foreign.failure(wanted, json))).orElse(Outcome.FINE);
    }

    /** The server can't apply what has no namespace yet; what is wrong with the object itself it tells anywhere. */
    private Outcome staged(WantedObject wanted, ObjectNode object) {
        object.withObject("/metadata").put("namespace", STAGE);
        try {
            server.create(wanted.kind().path(Optional.of(STAGE)), object, ApiServer.Mode.DRY);
        } catch (ApiRefusal refusal) {
            boolean isWrong = refusal.code() == 400 || refusal.code() == 422 || refusal.code() == 404;
            if (isWrong) {
                throw refusal;
            }
        }
        return Outcome.FINE;
    }

    private String value(String secret) {
        try {
            return secrets.value(secret);
        } catch (Refused noValueYet) {
            return NO_VALUE;
        }
    }
}
