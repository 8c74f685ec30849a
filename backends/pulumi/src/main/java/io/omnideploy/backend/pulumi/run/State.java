package io.omnideploy.backend.pulumi.run;

import io.omnideploy.config.Naming;
import io.omnideploy.resource.Value;
import io.omnideploy.templates.json.Json;
import io.omnideploy.templates.json.JsonPrinter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The state of a stack, as {@code pulumi stack export} tells it.
 *
 * @param text the whole as JSON, empty when there is no stack
 */
record State(String text, Value document) {
    /** There is no stack. */
    static final State ABSENT = new State("", Value.object(Map.of()));

    private static final String STACK = "pulumi:pulumi:Stack";
    private static final String PROVIDERS = "pulumi:providers:";

    /** The key by which a value is something special, and what it is when it is a secret; both are Pulumi's own. */
    private static final String SPECIAL = "4dabf18193072939515e22adb298388d";

    private static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";

    static State of(String text) {
        return new State(text, Json.object(text));
    }

    boolean isAbsent() {
        return text.isEmpty();
    }

    /** Returns the resources of the program by URN. */
    Map<String, Value> resources() {
        Map<String, Value> found = new LinkedHashMap<>();
        for (Value resource : Json.items(document, "deployment", "resources")) {
            String type = Json.text(resource, "type").orElse("");
            if (!type.equals(STACK) && !type.startsWith(PROVIDERS)) {
                found.put(Json.text(resource, "urn").orElse(""), resource);
            }
        }
        return found;
    }

    /** Tells whether a run was cut off while the engine waited for a platform. */
    boolean hasPending() {
        return !Json.items(document, "deployment", "pending_operations").isEmpty();
    }

    /** Returns this state without what was waited for, as JSON. */
    String withoutPending() {
        SortedMap<String, Value> all = new TreeMap<>(Json.fields(document));
        SortedMap<String, Value> deployment = new TreeMap<>(Json.fields(document, "deployment"));
        deployment.remove("pending_operations");
        all.put("deployment", Value.object(deployment));
        return JsonPrinter.pretty(Value.object(all));
    }

    /** Returns the salt of the passphrase that seals it; none where there is no passphrase. */
    Optional<String> salt() {
        return Json.text(document, "deployment", "secrets_providers", "state", "salt");
    }

    /** Returns the outputs of the stack, each as it is in the state. */
    Map<String, Value> outputs() {
        return Json.items(document, "deployment", "resources").stream()
                .filter(resource -> Json.text(resource, "type").equals(Optional.of(STACK)))
                .findFirst()
                .map(stack -> Json.fields(stack, "outputs"))
                .orElse(Map.of());
    }

    static boolean isSecret(Value value) {
        return Json.text(value, SPECIAL).equals(Optional.of(SECRET));
    }

    /** Returns the value of a secret in a state in clear; any other as it is. */
    static Value inClear(Value value) {
        return isSecret(value) ? Json.text(value, "plaintext").map(State::json).orElse(Value.text("")) : value;
    }

    private static Value json(String text) {
        List<Value> wrapped = Json.items(Json.object("{\"value\":[" + text + "]}"), "value");
        return wrapped.isEmpty() ? Value.text("") : wrapped.getFirst();
    }

    /** Returns a mark that is another one when anything in the state is. */
    String mark() {
        return isAbsent() ? "none" : Naming.hash(text, 64);
    }
}
