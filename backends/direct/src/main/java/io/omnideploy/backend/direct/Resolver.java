package io.omnideploy.backend.direct;

import io.omnideploy.config.Naming;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.Secrets;
import io.omnideploy.templates.json.JsonPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Puts values in the place of references: what a resource itself sets, else what the platform computed for it. A reference
 * whose value isn't known yet stays as it is, and so do secrets.
 */
final class Resolver {
    /** The input that every backend provides itself: the folder of the description. */
    static final String PROJECT_DIR = "project_dir";

    private static final AttributePath REVISION = AttributePath.of("revision");
    private static final int REVISION_LENGTH = 16;

    private final ResourceGraph graph;
    private final String project;
    private final Secrets secrets;
    private final Map<ResourceId, SortedMap<String, Value>> attributes = new ConcurrentHashMap<>();

    Resolver(ResourceGraph graph, String project, Secrets secrets) {
        this.graph = graph;
        this.project = project;
        this.secrets = secrets;
    }

    /** Takes what the platform computed for a resource. */
    void learn(LiveResource live) {
        attributes.put(live.id(), live.attributes());
    }

    /** Returns the graph with every reference resolved that it answers itself, or of which the answer was learned. */
    ResourceGraph resolvedGraph() {
        SortedMap<ResourceId, ResourceSpec> resources = new TreeMap<>();
        graph.resources().forEach((id, spec) -> resources.put(id, resolve(spec)));
        return graph.withResources(resources);
    }

    /** Returns a resource with its references resolved; what it needs stays known as what it depends on. */
    ResourceSpec resolve(ResourceSpec spec) {
        SortedMap<String, Value> properties = new TreeMap<>();
        spec.properties().forEach((name, value) -> properties.put(name, resolve(value)));
        return new ResourceSpec(spec.id(), properties, spec.needs(), spec.lifecycle(), spec.origins());
    }

    /** Returns a value with its references resolved as far as they are known. */
    Value resolve(Value value) {
        return switch (value) {
            case Value.Ref ref -> reference(ref).orElse(ref);
            case Value.InputRef input -> input(input);
            case Value.Seq seq ->
                new Value.Seq(seq.items().stream().map(this::resolve).toList());
            case Value.Obj obj -> {
                SortedMap<String, Value> fields = new TreeMap<>();
                obj.fields().forEach((name, field) -> fields.put(name, resolve(field)));
                yield new Value.Obj(fields);
            }
            case Value.Interpolation interpolation -> joined(interpolation);
            case Value.JsonText json -> {
                Value inner = resolve(json.value());
                yield isPlain(inner) ? Value.text(JsonPrinter.compact(inner)) : new Value.JsonText(inner);
            }
            case Value.LookupRef lookup -> lookup;
            case Value.SecretInput secret -> secret;
            case Value.Text text -> text;
            case Value.Num num -> num;
            case Value.Bool bool -> bool;
            case Value.Null nothing -> nothing;
        };
    }

    /** Tells whether nothing in a value is left to be known at apply. */
    static boolean isKnown(Value value) {
        return !(value instanceof Value.Ref || value instanceof Value.LookupRef)
                && value.children().stream().allMatch(Resolver::isKnown);
    }

    private static boolean isPlain(Value value) {
        return isKnown(value) && !value.isSecret();
    }

    private Optional<Value> reference(Value.Ref ref) {
        ResourceSpec target = graph.resource(ref.resource());
        return walk(new Value.Obj(target.properties()), ref.attribute())
                .map(this::resolve)
                .or(() -> revision(target, ref.attribute()))
                .or(() -> Optional.ofNullable(attributes.get(ref.resource()))
                        .flatMap(known -> walk(new Value.Obj(known), ref.attribute())));
    }

    /**
     * What takes secrets must be told when they are others: the attribute {@code revision} changes with the secrets of a resource.
     * It is known before anything is applied, as the fingerprints are.
     */
    private Optional<Value> revision(ResourceSpec target, AttributePath attribute) {
        SortedMap<String, Value> secret = new TreeMap<>(target.properties());
        secret.values().removeIf(value -> !value.isSecret());
        return attribute.equals(REVISION) && !secret.isEmpty()
                ? Optional.of(Value.text(Naming.hash(
                        JsonPrinter.compact(Fingerprints.of(resolve(new Value.Obj(secret)), secrets)),
                        REVISION_LENGTH)))
                : Optional.empty();
    }

    private static Optional<Value> walk(Value from, AttributePath path) {
        Value at = from;
        for (AttributePath.Step step : path.steps()) {
            Value next = null;
            if (step instanceof AttributePath.Key key && at instanceof Value.Obj obj) {
                next = obj.fields().get(key.name());
            } else if (step instanceof AttributePath.Index index
                    && at instanceof Value.Seq seq
                    && index.index() < seq.items().size()) {
                next = seq.items().get(index.index());
            }
            if (next == null) {
                return Optional.empty();
            }
            at = next;
        }
        return Optional.of(at);
    }

    private Value input(Value.InputRef input) {
        if (input.input().equals(PROJECT_DIR)) {
            return Value.text(project);
        }
        return Optional.ofNullable(graph.inputs().get(input.input()))
                .flatMap(spec -> spec.fallback())
                .map(this::resolve)
                .orElseThrow(() -> new IllegalArgumentException("input " + input.input() + " has no value"));
    }

    private Value joined(Value.Interpolation interpolation) {
        List<Value> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Value part : flat(interpolation)) {
            switch (part) {
                case Value.Text plain -> text.append(plain.text());
                case Value.Num num -> text.append(num.plain());
                case Value.Bool bool -> text.append(bool.on());
                default -> {
                    if (!text.isEmpty()) {
                        parts.add(Value.text(text.toString()));
                        text.setLength(0);
                    }
                    parts.add(part);
                }
            }
        }
        if (parts.isEmpty()) {
            return Value.text(text.toString());
        }
        if (!text.isEmpty()) {
            parts.add(Value.text(text.toString()));
        }
        return parts.size() == 1 ? parts.getFirst() : new Value.Interpolation(parts);
    }

    private List<Value> flat(Value.Interpolation interpolation) {
        List<Value> parts = new ArrayList<>();
        for (Value part : interpolation.parts()) {
            switch (resolve(part)) {
                case Value.Interpolation inner -> parts.addAll(inner.parts());
                case Value other -> parts.add(other);
            }
        }
        return parts;
    }
}
