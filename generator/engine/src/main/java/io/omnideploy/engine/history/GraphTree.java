package io.omnideploy.engine.history;

import io.omnideploy.config.SecretSource;
import io.omnideploy.engine.work.ValueTree;
import io.omnideploy.resource.InputSpec;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.SecretSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Turns a whole graph into maps, lists and texts that YAML writes, and back. Why a property is there is left out: it speaks of a
 * description that is another one by then.
 */
final class GraphTree {
    private GraphTree() {}

    static Map<String, Object> plain(ResourceGraph graph) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("resources", plain(graph.resources(), GraphTree::resource));
        tree.put("lookups", plain(graph.lookups(), GraphTree::lookup));
        tree.put("inputs", plain(graph.inputs(), GraphTree::input));
        tree.put("secrets", plain(graph.secrets(), GraphTree::secret));
        tree.put("outputs", plain(graph.outputs(), GraphTree::output));
        tree.put("providers", plain(graph.providers(), (Value.Obj settings) -> ValueTree.plain(settings.fields())));
        return tree;
    }

    /** @throws ClassCastException, NullPointerException or IllegalArgumentException when it is not what was written */
    static ResourceGraph graph(Map<String, Object> tree) {
        SortedMap<ResourceId, ResourceSpec> resources = new TreeMap<>();
        map(tree, "resources").values().forEach(plain -> {
            ResourceSpec spec = resource(map(plain));
            resources.put(spec.id(), spec);
        });
        return new ResourceGraph(
                resources,
                read(tree, "lookups", GraphTree::lookup),
                read(tree, "inputs", GraphTree::input),
                read(tree, "secrets", GraphTree::secret),
                read(tree, "outputs", GraphTree::output),
                read(tree, "providers", (name, plain) -> new Value.Obj(ValueTree.values(plain))));
    }

    private static Map<String, Object> resource(ResourceSpec spec) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("id", address(spec.id()));
        plain.put("properties", ValueTree.plain(spec.properties()));
        plain.put(
                "depends_on", spec.dependsOn().stream().map(GraphTree::address).toList());
        Lifecycle life = spec.lifecycle();
        plain.put("protect", life.protect());
        plain.put("ignore", List.copyOf(life.ignore()));
        plain.put("create_before_destroy", life.createBeforeDestroy());
        plain.put("expects", ValueTree.plain(life.expects()));
        return plain;
    }

    private static ResourceSpec resource(Map<String, Object> plain) {
        TreeSet<ResourceId> dependsOn = new TreeSet<>();
        list(plain, "depends_on").forEach(address -> dependsOn.add(id(address)));
        TreeSet<String> ignored = new TreeSet<>();
        list(plain, "ignore").forEach(name -> ignored.add((String) name));
        return new ResourceSpec(
                id(plain.get("id")),
                ValueTree.values(map(plain, "properties")),
                dependsOn,
                new Lifecycle(
                        (Boolean) plain.get("protect"),
                        ignored,
                        (Boolean) plain.get("create_before_destroy"),
                        ValueTree.values(map(plain, "expects"))),
                new TreeMap<>());
    }

    private static Map<String, Object> lookup(Lookup lookup) {
        return ordered(Map.of("type", lookup.type().toString(), "properties", ValueTree.plain(lookup.properties())));
    }

    private static Lookup lookup(String name, Map<String, Object> plain) {
        return new Lookup(
                name, ResourceType.parse((String) plain.get("type")), ValueTree.values(map(plain, "properties")));
    }

    private static Map<String, Object> input(InputSpec input) {
        SortedMap<String, Value> fallback = new TreeMap<>();
        input.fallback().ifPresent(value -> fallback.put("value", value));
        return ordered(Map.of("description", input.description(), "fallback", ValueTree.plain(fallback)));
    }

    private static InputSpec input(String name, Map<String, Object> plain) {
        return new InputSpec(
                name,
                (String) plain.get("description"),
                Optional.ofNullable(ValueTree.values(map(plain, "fallback")).get("value")));
    }

    private static Map<String, Object> secret(SecretSpec secret) {
        return ordered(Map.of(
                "source", secret.source().toString(),
                "generated", secret.generated(),
                "description", secret.description()));
    }

    private static SecretSpec secret(String name, Map<String, Object> plain) {
        return new SecretSpec(
                name,
                SecretSource.parse((String) plain.get("source")).orElseThrow(IllegalArgumentException::new),
                (Boolean) plain.get("generated"),
                (String) plain.get("description"));
    }

    private static Map<String, Object> output(OutputSpec output) {
        SortedMap<String, Value> value = new TreeMap<>(Map.of("value", output.value()));
        return ordered(Map.of("value", ValueTree.plain(value), "description", output.description()));
    }

    private static OutputSpec output(String name, Map<String, Object> plain) {
        return new OutputSpec(
                name, ValueTree.values(map(plain, "value")).get("value"), (String) plain.get("description"));
    }

    /** Java shuffles the entries of its small maps anew in each process. */
    private static Map<String, Object> ordered(Map<String, Object> plain) {
        return new TreeMap<>(plain);
    }

    private static List<String> address(ResourceId id) {
        return List.of(id.type().toString(), id.component(), id.role());
    }

    private static ResourceId id(Object plain) {
        List<?> parts = (List<?>) plain;
        return new ResourceId(ResourceType.parse((String) parts.get(0)), (String) parts.get(1), (String) parts.get(2));
    }

    private static <K, V> Map<String, Object> plain(SortedMap<K, V> named, Function<V, Map<String, Object>> how) {
        Map<String, Object> plain = new LinkedHashMap<>();
        named.forEach((name, value) -> plain.put(name.toString(), how.apply(value)));
        return plain;
    }

    private static <V> SortedMap<String, V> read(Map<String, Object> tree, String key, Reader<V> how) {
        SortedMap<String, V> named = new TreeMap<>();
        map(tree, key).forEach((name, plain) -> named.put(name, how.read(name, map(plain))));
        return named;
    }

    private static Map<String, Object> map(Map<String, Object> tree, String key) {
        return map(tree.get(key));
    }

    private static Map<String, Object> map(Object plain) {
        Map<String, Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) plain).forEach((key, value) -> map.put((String) key, value));
        return map;
    }

    private static List<Object> list(Map<String, Object> tree, String key) {
        return new ArrayList<>((List<?>) tree.get(key));
    }

    @FunctionalInterface
    private interface Reader<V> {
        V read(String name, Map<String, Object> plain);
    }
}
