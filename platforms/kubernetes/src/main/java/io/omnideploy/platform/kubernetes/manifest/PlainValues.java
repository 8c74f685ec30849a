package io.omnideploy.platform.kubernetes.manifest;

import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.Value;
import io.omnideploy.resource.Value.Obj;
import io.omnideploy.resource.Value.Seq;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Values with what they refer to in its place, as far as the graph alone knows it. */
final class PlainValues {
    private final ResourceGraph graph;

    PlainValues(ResourceGraph graph) {
        this.graph = graph;
    }

    /** Returns a value of texts, numbers, switches, lists, maps and secrets; empty when only the cluster knows it. */
    Optional<Value> of(Value value) {
        return switch (value) {
            case Value.Text text -> Optional.of(text);
            case Value.Num number -> Optional.of(number);
            case Value.Bool bool -> Optional.of(bool);
            case Value.SecretInput secret -> Optional.of(secret);
            case Value.Null nothing -> Optional.empty();
            case Value.LookupRef lookup -> Optional.empty();
            case Value.Ref ref -> graph.property(ref).flatMap(this::of);
            case Value.InputRef input ->
                Optional.ofNullable(graph.inputs().get(input.input()))
                        .flatMap(spec -> spec.fallback())
                        .flatMap(this::of);
            case Value.JsonText json -> of(json.value()).map(Value.JsonText::new);
            case Value.Interpolation text -> joined(text);
            case Seq seq ->
                Optional.of(new Seq(seq.items().stream()
                        .map(this::of)
                        .flatMap(Optional::stream)
                        .toList()));
            case Obj object -> {
                SortedMap<String, Value> fields = new TreeMap<>();
                object.fields().forEach((key, inner) -> of(inner).ifPresent(plain -> fields.put(key, plain)));
                // What was written empty stays so; what is empty since only the cluster knows its content says nothing.
                yield fields.isEmpty() && !object.fields().isEmpty() ? Optional.empty() : Optional.of(new Obj(fields));
            }
        };
    }

    private Optional<Value> joined(Value.Interpolation text) {
        List<Value> parts = new ArrayList<>();
        for (Value part : text.parts()) {
            Optional<Value> plain = of(part);
            if (plain.isEmpty()) {
                return Optional.empty();
            }
            parts.add(plain.get());
        }
        if (text.isSecret()) {
            return Optional.of(new Value.Interpolation(parts));
        }
        StringBuilder joined = new StringBuilder();
        parts.forEach(part -> joined.append(text(part)));
        return Optional.of(Value.text(joined.toString()));
    }

    private static String text(Value part) {
        return switch (part) {
            case Value.Text text -> text.text();
            case Value.Num number -> number.plain();
            case Value.Bool bool -> Boolean.toString(bool.on());
            default -> throw new IllegalArgumentException("no text: " + part);
        };
    }
}
