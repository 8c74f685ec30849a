package io.omnideploy.backend.pulumi.run;

import io.omnideploy.resource.Value;
import io.omnideploy.templates.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One step of the engine on one resource, as its events tell it.
 *
 * @param operation Pulumi's word, such as {@code create-replacement}
 * @param metadata the whole of it
 * @param done whether the step is over
 */
record Step(String operation, String urn, Value metadata, boolean done) {
    private static final String OLD = "old";
    private static final String NEW = "new";

    /** Returns the step that an event tells of. */
    static Optional<Step> of(Value event) {
        return of(event, "resourcePreEvent", false).or(() -> of(event, "resOutputsEvent", true));
    }

    private static Optional<Step> of(Value event, String kind, boolean done) {
        return Json.get(event, kind, "metadata")
                .map(metadata -> new Step(
                        Json.text(metadata, "op").orElse(""),
                        Json.text(metadata, "urn").orElse(""),
                        metadata,
                        done));
    }

    boolean isStack() {
        return urn.contains("::pulumi:pulumi:Stack::");
    }

    /** Tells whether it is what happens to the resource, and not a part of that. */
    boolean isLogical() {
        return Json.isTrue(metadata, "logical");
    }

    Map<String, Value> oldInputs() {
        return Json.fields(metadata, OLD, "inputs");
    }

    Map<String, Value> newInputs() {
        return Json.fields(metadata, NEW, "inputs");
    }

    Map<String, Value> oldOutputs() {
        return Json.fields(metadata, OLD, "outputs");
    }

    Map<String, Value> newOutputs() {
        return Json.fields(metadata, NEW, "outputs");
    }

    boolean hasOld() {
        return Json.get(metadata, OLD).isPresent();
    }

    boolean hasNew() {
        return Json.get(metadata, NEW).isPresent();
    }

    /** Returns the inputs that differ, outermost names alone, as the provider sees it. */
    Set<String> differing() {
        Set<String> names = new TreeSet<>(Json.texts(metadata, "diffs"));
        Json.fields(metadata, "detailedDiff").keySet().forEach(path -> names.add(root(path)));
        return names;
    }

    /** Returns the inputs because of which the resource is made anew. */
    Set<String> replacing() {
        Set<String> names = new TreeSet<>();
        Json.texts(metadata, "keys").forEach(path -> names.add(root(path)));
        Json.fields(metadata, "detailedDiff").forEach((path, diff) -> {
            if (Json.text(diff, "diffKind")
                    .filter(kind -> kind.endsWith("-replace"))
                    .isPresent()) {
                names.add(root(path));
            }
        });
        return names;
    }

    private static String root(String path) {
        return path.split("[.\\[]", 2)[0];
    }
}
