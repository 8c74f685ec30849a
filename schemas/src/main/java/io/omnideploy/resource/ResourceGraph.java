package io.omnideploy.resource;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything that a stack needs on its platform: immutable, ordered, complete and free of cycles by construction.
 *
 * @param providers settings of each provider used, by provider name
 * @param settingOrigins why a setting of a provider is there, by provider and setting as {@code docker.host}
 */
public record ResourceGraph(
        SortedMap<ResourceId, ResourceSpec> resources,
        SortedMap<String, Lookup> lookups,
        SortedMap<String, InputSpec> inputs,
        SortedMap<String, SecretSpec> secrets,
        SortedMap<String, OutputSpec> outputs,
        SortedMap<String, Value.Obj> providers,
        SortedMap<String, SortedSet<Origin>> settingOrigins) {
    public ResourceGraph {
        resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
        lookups = Collections.unmodifiableSortedMap(new TreeMap<>(lookups));
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
        secrets = Collections.unmodifiableSortedMap(new TreeMap<>(secrets));
        outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
        providers = Collections.unmodifiableSortedMap(new TreeMap<>(providers));
        settingOrigins = Collections.unmodifiableSortedMap(new TreeMap<>(settingOrigins));
        checkReferences(resources, secrets, outputs.values());
        order(resources);
    }

    /** Makes a graph that doesn't say why its providers' settings are there. */
    public ResourceGraph(
            SortedMap<ResourceId, ResourceSpec> resources,
            SortedMap<String, Lookup> lookups,
            SortedMap<String, InputSpec> inputs,
            SortedMap<String, SecretSpec> secrets,
            SortedMap<String, OutputSpec> outputs,
            SortedMap<String, Value.Obj> providers) {
        this(resources, lookups, inputs, secrets, outputs, providers, new TreeMap<>());
    }

    /** Returns this graph with other resources, such as changed ones. */
    public ResourceGraph withResources(SortedMap<ResourceId, ResourceSpec> others) {
        return new ResourceGraph(others, lookups, inputs, secrets, outputs, providers, settingOrigins);
    }

    /** Returns this graph without some outputs, by name. */
    public ResourceGraph withoutOutputs(Set<String> some) {
        SortedMap<String, OutputSpec> kept = new TreeMap<>(outputs);
        kept.keySet().removeAll(some);
        return new ResourceGraph(resources, lookups, inputs, secrets, kept, providers, settingOrigins);
    }

    /** Returns this graph with the reasons why its providers' settings are there. */
    public ResourceGraph withSettingOrigins(Map<String, SortedSet<Origin>> why) {
        return new ResourceGraph(resources, lookups, inputs, secrets, outputs, providers, new TreeMap<>(why));
    }

    /**
     * Puts a graph together.
     *
     * @throws IllegalArgumentException when two resources share an address, a reference leads nowhere, or resources wait for
     *     each other; the cycle is named
     */
    public static ResourceGraph of(
            Collection<ResourceSpec> resources,
            Collection<SecretSpec> secrets,
            Collection<OutputSpec> outputs,
            Map<String, Value.Obj> providers) {
        return new ResourceGraph(
                byName(resources, ResourceSpec::id),
                new TreeMap<>(),
                new TreeMap<>(),
                byName(secrets, SecretSpec::name),
                byName(outputs, OutputSpec::name),
                new TreeMap<>(providers));
    }

    /** Returns the resources such that each comes after all it needs; among equals by address. */
    public List<ResourceSpec> inOrder() {
        return order(resources);
    }

    /**
     * Returns this graph without some resources; nobody waits for them any longer.
     *
     * @throws IllegalArgumentException when a property of another one refers to one of them
     */
    public ResourceGraph without(Set<ResourceId> some) {
        SortedMap<ResourceId, ResourceSpec> kept = new TreeMap<>(resources);
        kept.keySet().removeAll(some);
        kept.replaceAll((id, spec) -> spec.waitingForNoneOf(some));
        return withResources(kept);
    }

    /** Returns some resources and all that they need, at any depth. */
    public SortedSet<ResourceId> withNeeds(Collection<ResourceId> some) {
        TreeSet<ResourceId> all = new TreeSet<>(some);
        // Who needs a resource comes behind it, so each is seen after all that need it.
        for (ResourceSpec spec : inOrder().reversed()) {
            if (all.contains(spec.id())) {
                all.addAll(spec.needs());
            }
        }
        return all;
    }

    /** Returns some resources and all that need them, at any depth. */
    public SortedSet<ResourceId> withDependents(Collection<ResourceId> some) {
        TreeSet<ResourceId> all = new TreeSet<>(some);
        for (ResourceSpec spec : inOrder()) {
            if (!Collections.disjoint(spec.needs(), all)) {
                all.add(spec.id());
            }
        }
        return all;
    }

    /** Returns this graph with further settings of providers, laid over those it has. */
    public ResourceGraph withSettings(Map<String, Value.Obj> more) {
        SortedMap<String, Value.Obj> settings = new TreeMap<>(providers);
        more.forEach((provider, laid) -> settings.merge(provider, laid, (old, over) -> {
            SortedMap<String, Value> fields = new TreeMap<>(old.fields());
            fields.putAll(over.fields());
            return new Value.Obj(fields);
        }));
        return new ResourceGraph(resources, lookups, inputs, secrets, outputs, settings);
    }

    /** Returns the types in use. */
    public SortedSet<ResourceType> types() {
        return resources.keySet().stream().map(ResourceId::type).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the resource at an address. */
    public ResourceSpec resource(ResourceId id) {
        ResourceSpec spec = resources.get(id);
        if (spec == null) {
            throw new IllegalArgumentException("no resource " + id);
        }
        return spec;
    }

    private static <K extends Comparable<K>, V> SortedMap<K, V> byName(Collection<V> values, Function<V, K> name) {
        SortedMap<K, V> map = new TreeMap<>();
        for (V value : values) {
            if (map.put(name.apply(value), value) != null) {
                throw new IllegalArgumentException("twice in the graph: " + name.apply(value));
            }
        }
        return map;
    }

    private static void checkReferences(
            SortedMap<ResourceId, ResourceSpec> resources,
            SortedMap<String, SecretSpec> secrets,
            Collection<OutputSpec> outputs) {
        resources.values().forEach(spec -> {
            requireKnown(resources.keySet(), spec.needs(), spec.id());
            spec.properties().values().forEach(value -> requireKnown(secrets.keySet(), value.secrets(), spec.id()));
        });
        outputs.forEach(output -> {
            requireKnown(resources.keySet(), output.value().references(), output.name());
            requireKnown(secrets.keySet(), output.value().secrets(), output.name());
        });
    }

    /** Returns a value with the properties to which it refers in their place; what only a platform knows stays a reference. */
    public Value known(Value value) {
        return switch (value) {
            case Value.Ref ref -> property(ref).map(this::known).orElse(ref);
            case Value.Seq seq ->
                new Value.Seq(seq.items().stream().map(this::known).toList());
            case Value.Obj object -> {
                SortedMap<String, Value> fields = new TreeMap<>();
                object.fields().forEach((key, inner) -> fields.put(key, known(inner)));
                yield new Value.Obj(fields);
            }
            case Value.Interpolation text ->
                new Value.Interpolation(text.parts().stream().map(this::known).toList());
            case Value.JsonText json -> new Value.JsonText(known(json.value()));
            case Value.Text text -> text;
            case Value.Num number -> number;
            case Value.Bool bool -> bool;
            case Value.Null nothing -> nothing;
            case Value.LookupRef lookup -> lookup;
            case Value.InputRef input -> input;
            case Value.SecretInput secret -> secret;
        };
    }

    /** Returns the property to which a reference leads; empty when it leads to what only a platform knows. */
    public Optional<Value> property(Value.Ref ref) {
        Value at = new Value.Obj(resource(ref.resource()).properties());
        for (AttributePath.Step step : ref.attribute().steps()) {
            at = switch (step) {
                case AttributePath.Key key ->
                    at instanceof Value.Obj object ? object.fields().get(key.name()) : null;
                case AttributePath.Index index ->
                    at instanceof Value.Seq seq && index.index() < seq.items().size()
                            ? seq.items().get(index.index())
                            : null;
            };
        }
        return Optional.ofNullable(at);
    }

    private static <T> void requireKnown(Set<T> known, Set<T> used, Object user) {
        used.stream().filter(item -> !known.contains(item)).findFirst().ifPresent(missing -> {
            throw new IllegalArgumentException(user + " refers to " + missing + ", which is not in the graph");
        });
    }

    private static List<ResourceSpec> order(SortedMap<ResourceId, ResourceSpec> resources) {
        SortedMap<ResourceId, Set<ResourceId>> needs = new TreeMap<>();
        resources.forEach((id, spec) -> needs.put(id, spec.needs()));
        List<ResourceSpec> ordered = new ArrayList<>(resources.size());
        DependencyOrder.of(needs).forEach(id -> ordered.add(resources.get(id)));
        return List.copyOf(ordered);
    }
}
