package io.omnideploy.platform.kubernetes.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.platform.kubernetes.vocabulary.Kind;
import io.omnideploy.platform.kubernetes.vocabulary.Ownership;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.LiveResource;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** An object that is there. */
record LiveObject(ResourceId id, Kind kind, JsonNode json) {
    /** Under which attributes an object's place is given back when it is changed or removed. */
    static final String NAMESPACE = "namespace";

    static final String NAME = "name";

    /** Returns an object that tells its address; empty for what others made of ours, such as a Job of a CronJob. */
    static Optional<LiveObject> of(Kind kind, JsonNode json) {
        JsonNode metadata = json.path("metadata");
        return ResourceId.read(
                        metadata.path("annotations").path(Ownership.RESOURCE).asText(""),
                        metadata.path("labels").path(Ownership.COMPONENT).asText(""))
                .filter(id -> id.type().equals(kind.type()))
                .map(id -> new LiveObject(id, kind, json));
    }

    /** Returns its name. */
    String name() {
        return json.path("metadata").path("name").asText();
    }

    /** Returns its namespace, if it lies in one. */
    Optional<String> namespace() {
        return kind.isNamespaced()
                ? Optional.of(json.path("metadata").path("namespace").asText())
                : Optional.empty();
    }

    /** Returns where it is. */
    String path() {
        return kind.path(namespace(), name());
    }

    /** Returns what was kept with it. */
    Optional<String> memory() {
        return Optional.ofNullable(json.path("metadata")
                .path("annotations")
                .path(Ownership.APPLIED)
                .asText(null));
    }

    /** Tells whether it carries a stack's labels. */
    boolean isOf(DeploymentId id) {
        JsonNode labels = json.path("metadata").path("labels");
        return labels.path(Ownership.DEPLOYMENT).asText("").equals(id.name())
                && labels.path(Ownership.STACK).asText("").equals(id.stack());
    }

    /** Tells whether it is on its way out. */
    boolean isGoing() {
        return json.path("metadata").has("deletionTimestamp");
    }

    /** Returns it for the engine. */
    LiveResource resource(SortedMap<String, Value> observed, Set<ResourceId> needs) {
        SortedMap<String, Value> attributes = new TreeMap<>();
        attributes.put("id", Value.text(namespace().map(space -> space + "/").orElse("") + name()));
        attributes.put("uid", Value.text(json.path("metadata").path("uid").asText()));
        namespace().ifPresent(space -> attributes.put(NAMESPACE, Value.text(space)));
        attributes.put(NAME, Value.text(name()));
        attributes.put("status", Snake.names(Json.value(json.path("status"))));
        return new LiveResource(id, physicalId(), true, memory(), observed, attributes, needs);
    }

    private String physicalId() {
        String place = namespace().map(space -> space + "/").orElse("") + name();
        return kind.isCustom()
                ? "apiVersion=%s,kind=%s,namespace=%s,name=%s"
                        .formatted(kind.version(), kind.name(), namespace().orElse(""), name())
                : place;
    }
}
