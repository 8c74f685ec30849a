package io.omnideploy.target.kubernetes;

import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Gives a pod variables with secrets in them. A secret alone is a reference; a text around one names a variable that holds the
 * secret and stands before it, as {@code $(DB_PASSWORD)}, which the kubelet fills in ("Define Dependent Environment Variables" in
 * the documentation of Kubernetes).
 */
final class SecretVariables {
    private final KubernetesDeployment deployment;
    private final PodDraft pod;
    private final String owner;
    private final String part;
    private final Set<String> taken;

    /** @param taken names of variables that the pod has beside these */
    SecretVariables(
            KubernetesDeployment deployment, PodDraft pod, String owner, String part, Collection<String> taken) {
        this.deployment = deployment;
        this.pod = pod;
        this.owner = owner;
        this.part = part;
        this.taken = new TreeSet<>(taken);
    }

    void put(SortedMap<String, Value> values, SortedMap<String, Set<Origin>> why) {
        taken.addAll(values.keySet());
        SortedMap<String, Value.SecretInput> alone = new TreeMap<>();
        SortedMap<String, Value.SecretInput> parts = new TreeMap<>();
        SortedMap<String, Set<Origin>> reasons = new TreeMap<>(why);
        values.forEach((name, value) -> {
            if (value instanceof Value.SecretInput secret) {
                alone.put(name, secret);
            }
        });
        values.forEach((name, value) -> {
            if (!alone.containsKey(name)) {
                for (Value piece : pieces(value)) {
                    if (piece instanceof Value.SecretInput secret && !alone.containsValue(secret)) {
                        parts.computeIfAbsent(secret.secret(), key -> secret);
                        reasons.computeIfAbsent(partName(secret), key -> new TreeSet<>())
                                .addAll(why.getOrDefault(name, Set.of()));
                    }
                }
            }
        });
        parts.values().forEach(secret -> alone.put(partName(secret), secret));
        alone.forEach((name, secret) -> reference(name, secret, reasons.getOrDefault(name, Set.of())));
        values.forEach((name, value) -> {
            if (!alone.containsKey(name)) {
                ObjectDraft variable = new ObjectDraft().set("name", name);
                String text = filled(value, alone);
                // Of an empty value the API server keeps nothing: whoever wrote it would see a difference for ever.
                if (!text.isEmpty()) {
                    variable.set("value", text);
                }
                pod.variable(variable.value(), name, why.getOrDefault(name, Set.of()));
            }
        });
    }

    private void reference(String name, Value.SecretInput secret, Set<Origin> why) {
        SecretKeeper.Place place = deployment.keeper().find(secret, owner, part, why);
        pod.variable(place.variable(name), name, why);
        deployment.keeper().roll(pod, owner, place);
    }

    /** What a person calls otherwise keeps its name. */
    private String partName(Value.SecretInput secret) {
        String name = SecretKeeper.key(secret);
        while (taken.contains(name)) {
            name = "SECRET_" + name;
        }
        return name;
    }

    private static String filled(Value value, SortedMap<String, Value.SecretInput> held) {
        StringBuilder text = new StringBuilder();
        for (Value piece : pieces(value)) {
            switch (piece) {
                case Value.Text plain -> text.append(escaped(plain.text()));
                case Value.SecretInput secret ->
                    held.entrySet().stream()
                            .filter(entry -> entry.getValue().equals(secret))
                            .findFirst()
                            .ifPresent(entry ->
                                    text.append("$(").append(entry.getKey()).append(')'));
                default -> throw new IllegalStateException("neither text nor secret: " + piece);
            }
        }
        return text.toString();
    }

    /** Two dollar signs stand for one; a single one means itself but before a parenthesis, and before a further one. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            boolean isLast = at == text.length() - 1;
            if (letter == '$' && (isLast || text.charAt(at + 1) == '$' || text.charAt(at + 1) == '(')) {
                escaped.append('$');
            }
            escaped.append(letter);
        }
        return escaped.toString();
    }

    private static List<Value> pieces(Value value) {
        return value instanceof Value.Interpolation interpolation ? interpolation.parts() : List.of(value);
    }
}
