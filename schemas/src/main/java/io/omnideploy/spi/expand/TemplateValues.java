package io.omnideploy.spi.expand;

import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Template;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Templates as values, with what stands for {@code ${owner.attribute}} filled in. Components can be asked for host, port and URL
 * by their own name; what else there is a target puts in. A value with a secret in it stays one.
 */
public final class TemplateValues {
    private final Map<String, Map<String, Value>> attributes = new TreeMap<>();
    private final SecretInputs secrets;

    public TemplateValues(DeployConfig config, SecretInputs secrets) {
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

    /** Says what an owner can be asked, in place of what was known of it. */
    public void put(String owner, Map<String, Value> values) {
        attributes.put(owner, values);
    }

    /** Returns what an owner can be asked; null for one that nobody told of. */
    public Map<String, Value> of(String owner) {
        return attributes.get(owner);
    }

    /** Returns a template as a value; every reference in it was checked when the description was resolved. */
    public Value value(Template template, String purpose) {
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
    public static Value joined(List<Value> parts) {
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
