package io.omnideploy.target.ecs;

import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Template;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What can be referred to as {@code ${owner.attribute}}, and templates with these references filled in. A value with a secret
 * in it stays one: whoever gives it to a task gives it as a secret.
 */
final class Addresses {
    private final Map<String, Map<String, Value>> attributes = new TreeMap<>();
    private final Map<String, Map<String, Set<Origin>>> lines = new TreeMap<>();
    private final SecretInputs secrets;

    Addresses(DeployConfig config, SecretInputs secrets) {
        this.secrets = secrets;
        config.components().values().forEach(component -> {
            Map<String, Value> own = new TreeMap<>(Map.of("host", Value.text(component.name())));
            component.container().ports().stream().findFirst().ifPresent(port -> {
                String scheme = port.protocol().name().toLowerCase(Locale.ROOT);
                own.put("port", Value.text(Integer.toString(port.containerPort())));
                own.put("url", Value.text(scheme + "://" + component.name() + ":" + port.containerPort()));
            });
            attributes.put(component.name(), own);
        });
    }

    /** Says what a backing service can be asked. */
    void put(String owner, Map<String, Value> values) {
        attributes.put(owner, values);
    }

    /** Says which lines stand behind an attribute of a backing service, so that whoever refers to it has them as origins. */
    void because(String owner, String attribute, Set<Origin> why) {
        lines.computeIfAbsent(owner, key -> new TreeMap<>()).put(attribute, Set.copyOf(why));
    }

    /** Returns the lines behind the references in a template. */
    Set<Origin> why(Template template) {
        Set<Origin> origins = new TreeSet<>();
        for (Template.Part part : template.parts()) {
            if (part instanceof Template.Reference reference) {
                origins.addAll(
                        lines.getOrDefault(reference.owner(), Map.of()).getOrDefault(reference.attribute(), Set.of()));
            }
        }
        return origins;
    }

    /** Returns a template as a value; every reference in it was checked when the description was resolved. */
    Value value(Template template, String purpose) {
        List<Value> parts = new ArrayList<>();
        for (Template.Part part : template.parts()) {
            switch (part) {
                case Template.Literal literal -> parts.add(Value.text(literal.text()));
                case Template.SecretPart secret -> parts.add(secrets.given(secret.source(), purpose));
                case Template.Reference reference -> parts.add(resolve(reference));
            }
        }
        return joined(parts);
    }

    /** Returns the parts as one value, plain text where nothing else is in it. */
    static Value joined(List<Value> parts) {
        List<Value> flat = new ArrayList<>();
        for (Value part : parts) {
            List<Value> pieces = part instanceof Value.Interpolation inner ? inner.parts() : List.of(part);
            for (Value piece : pieces) {
                if (piece instanceof Value.Text text
                        && !flat.isEmpty()
                        && flat.getLast() instanceof Value.Text before) {
                    flat.set(flat.size() - 1, Value.text(before.text() + text.text()));
                } else {
                    flat.add(piece);
                }
            }
        }
        return switch (flat.size()) {
            case 0 -> Value.text("");
            case 1 -> flat.getFirst();
            default -> new Value.Interpolation(flat);
        };
    }

    private Value resolve(Template.Reference reference) {
        Map<String, Value> owner = attributes.getOrDefault(reference.owner(), Map.of());
        Value value = owner.get(reference.attribute());
        if (value == null) {
            throw new IllegalArgumentException(
                    "unresolved reference " + reference.owner() + "." + reference.attribute());
        }
        return value;
    }
}
