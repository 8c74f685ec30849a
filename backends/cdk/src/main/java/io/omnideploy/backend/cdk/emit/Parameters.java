package io.omnideploy.backend.cdk.emit;

import io.omnideploy.backend.cdk.template.TemplateParameter;
import io.omnideploy.backend.cdk.template.TemplateParameter.Source;
import io.omnideploy.backend.cdk.template.TemplateValue.RefTo;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.InputSpec;
import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.SecretSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The parameters that a template comes to need. */
final class Parameters {
    private static final String TEXT = "String";

    private final ResourceGraph graph;
    private final LogicalIds ids;
    private final SortedMap<String, TemplateParameter> made = new TreeMap<>();

    Parameters(ResourceGraph graph, LogicalIds ids) {
        this.graph = graph;
        this.ids = ids;
    }

    SortedMap<String, TemplateParameter> made() {
        return made;
    }

    /** Returns the value of an input. */
    RefTo input(String name) {
        InputSpec input = graph.inputs().get(name);
        return add(
                ids.of(name),
                TEXT,
                input == null ? name : input.description(),
                Optional.ofNullable(input).flatMap(InputSpec::fallback).map(Parameters::plain),
                new TemplateParameter.Input(name));
    }

    /** Returns the value of a secret. */
    RefTo secret(String name) {
        return add(ids.of(name), TEXT, description(name), Optional.empty(), new TemplateParameter.Secret(name));
    }

    /** Returns the value of a secret as it stands between the quotes of a text in JSON. */
    RefTo secretInJson(String name) {
        return add(
                ids.of(name) + "InJson",
                TEXT,
                description(name) + ", as it is written between the quotes of a text in JSON",
                Optional.empty(),
                new TemplateParameter.SecretInJson(name));
    }

    /** Returns which value of a secret it is. */
    RefTo revision(String name) {
        return add(
                ids.of(name) + "Revision",
                TEXT,
                "Which value of " + name + " this is: whatever uses it is started anew when this changes",
                Optional.of("1"),
                new TemplateParameter.Revision(name));
    }

    /** Returns what a lookup finds. */
    RefTo found(String name, String attribute, String type) {
        Lookup lookup = graph.lookups().get(name);
        List<String> asked = new ArrayList<>();
        lookup.properties().forEach((key, value) -> {
            if (value instanceof Value.Text || value instanceof Value.Bool) {
                asked.add(key + " " + plain(value));
            }
        });
        return add(
                ids.of(name) + LogicalIds.pascal(attribute),
                type,
                attribute + " of the " + lookup.type() + (asked.isEmpty() ? "" : " with " + String.join(", ", asked)),
                Optional.empty(),
                new TemplateParameter.Found(name, AttributePath.of(attribute)));
    }

    private String description(String secret) {
        return Optional.ofNullable(graph.secrets().get(secret))
                .map(SecretSpec::description)
                .orElse(secret);
    }

    private RefTo add(String name, String type, String description, Optional<String> fallback, Source source) {
        made.putIfAbsent(name, new TemplateParameter(name, type, Optional.of(description), fallback, source));
        return new RefTo(name);
    }

    private static String plain(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Num number -> number.plain();
            case Value.Bool bool -> Boolean.toString(bool.on());
            default -> throw new IllegalArgumentException("not a plain value");
        };
    }
}
