package io.omnideploy.backend.pulumi.emit;

import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.templates.java.JavaExpression;
import io.omnideploy.templates.java.JavaExpression.StaticCall;
import io.omnideploy.templates.java.JavaExpression.Text;
import io.omnideploy.templates.java.JavaExpression.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Pulumi is told of a resource's life: what it waits for, how it is replaced, what is left alone. */
final class Options {
    private static final Pattern DURATION = Pattern.compile("(\\d+)([smh])");

    private final EmitRequest request;
    private final Scope scope;
    private final Map<ResourceId, String> adopted;

    Options(EmitRequest request, Scope scope, Map<ResourceId, String> adopted) {
        this.request = request;
        this.scope = scope;
        this.adopted = adopted;
    }

    /** Returns the options of a resource; none where there is nothing to say. */
    Optional<JavaExpression> of(ResourceSpec spec, CatalogType type, Optional<JavaExpression> provider) {
        JavaExpression nothing = JavaExpression.of(Sdk.OPTIONS, "builder");
        JavaExpression builder = nothing;
        if (provider.isPresent()) {
            builder = builder.call("provider", provider.get());
        }
        List<ResourceId> first = dependsOn(spec);
        if (!first.isEmpty()) {
            builder = builder.call("dependsOn", waiting(first));
        }
        if (!spec.lifecycle().createBeforeDestroy()) {
            builder = builder.call("deleteBeforeReplace", new Word("true"));
        }
        if (spec.lifecycle().protect()) {
            builder = builder.call("protect", new Word("true"));
        }
        if (adopted.containsKey(spec.id())) {
            // Pulumi takes nothing that differs from what is asked for; that is changed afterwards.
            builder = builder.call("importId", new Text(adopted.get(spec.id()))).call("ignoreChanges", new Text("*"));
        } else if (!spec.lifecycle().ignore().isEmpty()) {
            builder = builder.call("ignoreChanges", ignored(spec, type));
        }
        Optional<JavaExpression> timeouts = timeouts(spec, type);
        if (timeouts.isPresent()) {
            builder = builder.call("customTimeouts", timeouts.get());
        }
        List<JavaExpression> aliases = aliases(spec.id());
        if (!aliases.isEmpty()) {
            builder = builder.call("aliases", aliases);
        }
        return builder.equals(nothing) ? Optional.empty() : Optional.of(builder.call("build"));
    }

    /** What a property refers to, Pulumi waits for by itself. */
    private static List<ResourceId> dependsOn(ResourceSpec spec) {
        SortedSet<ResourceId> first = new TreeSet<>(spec.dependsOn());
        spec.properties().values().forEach(value -> first.removeAll(value.references()));
        return List.copyOf(first);
    }

    private List<JavaExpression> waiting(List<ResourceId> first) {
        ResourceGraph graph = request.graph();
        if (first.stream()
                .allMatch(id -> graph.resource(id).lifecycle().expects().isEmpty())) {
            return first.stream().map(id -> (JavaExpression) scope.resource(id)).toList();
        }
        JavaExpression builder = new StaticCall(Sdk.OUTPUT, Optional.of(Sdk.RESOURCE), "listBuilder", List.of());
        for (ResourceId id : first) {
            builder = builder.call(
                    "add",
                    graph.resource(id).lifecycle().expects().isEmpty()
                            ? scope.resource(id)
                            : scope.beside(id, Resources.DONE));
        }
        return List.of(builder.call("build"));
    }

    private static List<JavaExpression> ignored(ResourceSpec spec, CatalogType type) {
        Set<String> seen = new HashSet<>();
        List<JavaExpression> names = new ArrayList<>();
        for (String name : spec.lifecycle().ignore()) {
            String registered = type.property(name).map(PulumiNames::registered).orElse(PulumiNames.camel(name));
            boolean omitted = type.property(name)
                    .filter(property -> !Arguments.isArgument(property))
                    .isPresent();
            if (!omitted && seen.add(registered)) {
                names.add(new Text(registered));
            }
        }
        return names;
    }

    private static Optional<JavaExpression> timeouts(ResourceSpec spec, CatalogType type) {
        for (CatalogProperty property : type.properties()) {
            if (property.transform().get(PulumiNames.TOOL) instanceof Transform.CustomTimeouts
                    && spec.properties().get(property.name()) instanceof Value.Obj object) {
                JavaExpression builder = JavaExpression.of(Sdk.TIMEOUTS, "builder");
                for (Map.Entry<String, Value> entry : object.fields().entrySet()) {
                    builder = builder.call(entry.getKey(), duration(((Value.Text) entry.getValue()).text()));
                }
                return Optional.of(builder.call("build"));
            }
        }
        return Optional.empty();
    }

    private static JavaExpression duration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            return JavaExpression.of(Sdk.DURATION, "parse", new Text("PT" + text));
        }
        String unit = switch (parts.group(2)) {
            case "s" -> "ofSeconds";
            case "m" -> "ofMinutes";
            default -> "ofHours";
        };
        return JavaExpression.of(Sdk.DURATION, unit, new Word(parts.group(1)));
    }

    /** Only what is there can have been called otherwise, and only what is not there any more. */
    private List<JavaExpression> aliases(ResourceId now) {
        return request.moves().entrySet().stream()
                .filter(move -> move.getValue().equals(now)
                        && !request.graph().resources().containsKey(move.getKey()))
                .map(move -> (JavaExpression) JavaExpression.of(Sdk.ALIAS, "builder")
                        .call("name", new Text(move.getKey().name()))
                        .call("build"))
                .toList();
    }
}
