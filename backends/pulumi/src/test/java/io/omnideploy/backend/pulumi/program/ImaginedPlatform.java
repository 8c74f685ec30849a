package io.omnideploy.backend.pulumi.program;

import io.omnideploy.backend.pulumi.emit.PulumiNames;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.templates.java.JavaType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A platform that tells a text of its own for each attribute to which the graph refers. */
final class ImaginedPlatform implements EmittedProgram.Platform {
    private static final Map<String, Object> SPECIAL = Map.of(
            "exitCode",
            0,
            "domainValidationOptions",
            List.of(Map.of(
                    "domainName", "www.example.com",
                    "resourceRecordName", "proof.example.com",
                    "resourceRecordType", "CNAME",
                    "resourceRecordValue", "yes")),
            "masterUserSecrets",
            List.of(Map.of("secretArn", "arn:secret", "kmsKeyId", "key", "secretStatus", "active")));

    private final ResourceGraph graph;
    private final Catalog catalog;
    private final PulumiNames pulumi;
    private final Map<String, Map<String, Object>> made = new HashMap<>();
    private final Map<String, JavaType> results = new HashMap<>();

    ImaginedPlatform(ResourceGraph graph, Catalog catalog) {
        this.graph = graph;
        this.catalog = catalog;
        pulumi = new PulumiNames(catalog);
        Consumer<Value> note = value -> note(value);
        graph.resources().values().forEach(spec -> {
            spec.properties().values().forEach(note);
            spec.lifecycle().expects().keySet().forEach(name -> state(spec.id()).put(attribute(spec.id(), name), 0));
        });
        graph.outputs().values().forEach(output -> note(output.value()));
        graph.lookups().values().forEach(lookup -> {
            JavaType function = pulumi.type(lookup.type());
            results.put(
                    pulumi.token(lookup.type()),
                    new JavaType(function.packageName() + ".outputs", function.name() + "Result"));
        });
    }

    private String attribute(ResourceId id, String name) {
        return PulumiNames.attribute(catalog.expect(id.type()), name);
    }

    private Map<String, Object> state(ResourceId id) {
        return made.computeIfAbsent(pulumi.token(id.type()) + " " + id.name(), key -> new TreeMap<>());
    }

    private void note(Value value) {
        if (value instanceof Value.Ref ref) {
            String name = attribute(ref.resource(), key(ref.attribute()));
            int dot = name.indexOf('.');
            if (dot >= 0) {
                String inside = PulumiNames.camel(name.substring(dot + 1));
                state(ref.resource())
                        .put(
                                name.substring(0, dot),
                                Map.of(inside, ref.resource().name() + "'s " + inside));
            } else if (!name.equals("id") && !isGiven(ref)) {
                state(ref.resource())
                        .put(name, SPECIAL.getOrDefault(name, ref.resource().name() + "'s " + name));
            }
        }
        value.children().forEach(this::note);
    }

    /** What the graph itself says of a resource, the platform need not. */
    private boolean isGiven(Value.Ref ref) {
        return graph.resource(ref.resource()).properties().containsKey(key(ref.attribute()));
    }

    static String key(AttributePath path) {
        return ((AttributePath.Key) path.steps().getFirst()).name();
    }

    @Override
    public Map<String, Object> made(String token, String name) {
        String one = token + " " + name;
        // Of what there is one per item, each has the item's key behind its name.
        return made.getOrDefault(
                one,
                made.entrySet().stream()
                        .filter(entry -> one.startsWith(entry.getKey() + "-"))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(Map.of()));
    }

    /** Returns a value for each thing that the SDK expects in what was found. */
    @Override
    public Map<String, Object> found(String token) {
        Map<String, Object> found = new TreeMap<>();
        try {
            Class<?> result = Class.forName(results.get(token).fullName());
            for (Method method : result.getDeclaredMethods()) {
                if (method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers())) {
                    found.put(method.getName(), imagined(method));
                }
            }
        } catch (ClassNotFoundException absent) {
            throw new IllegalStateException(absent);
        }
        return found;
    }

    private static Object imagined(Method method) {
        String type = method.getGenericReturnType().getTypeName();
        if (type.equals("java.util.List<java.lang.String>")) {
            List<Object> items = new ArrayList<>();
            for (int item = 0; item < 4; item++) {
                items.add(method.getName() + " " + item);
            }
            return items;
        }
        if (type.startsWith("java.util.List")) {
            return List.of();
        }
        if (type.startsWith("java.util.Map")) {
            return Map.of();
        }
        if (type.endsWith("Boolean")) {
            return false;
        }
        return type.endsWith("Integer") || type.endsWith("Double") ? 0 : "found " + method.getName();
    }

    /** Returns what an attribute of a resource of the graph is, as the platform tells it or as it was given. */
    Object attribute(ResourceSpec spec, AttributePath path, Map<String, Object> given) {
        String name = attribute(spec.id(), key(path));
        if (name.equals("id")) {
            return spec.id().name() + "-id";
        }
        int dot = name.indexOf('.');
        if (dot >= 0) {
            Map<?, ?> inside = (Map<?, ?>) state(spec.id()).get(name.substring(0, dot));
            return inside.get(PulumiNames.camel(name.substring(dot + 1)));
        }
        Object value =
                given.containsKey(name) ? given.get(name) : state(spec.id()).get(name);
        return inside(value, path);
    }

    static Object inside(Object start, AttributePath path) {
        Object value = start;
        for (AttributePath.Step step : path.steps().subList(1, path.steps().size())) {
            value = switch (step) {
                case AttributePath.Index index -> ((List<?>) value).get(index.index());
                case AttributePath.Key key -> ((Map<?, ?>) value).get(PulumiNames.camel(key.name()));
            };
        }
        return value;
    }
}
