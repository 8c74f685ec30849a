package io.omnideploy.backend.terraform.emit;

import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.templates.hcl.HclExpression;
import io.omnideploy.templates.hcl.HclExpression.Call;
import io.omnideploy.templates.hcl.HclExpression.Reference;
import io.omnideploy.templates.hcl.HclExpression.Template;
import io.omnideploy.templates.hcl.HclExpression.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Secrets that a platform gives back encrypted, and takes in that form again. Terraform would take what comes back for a change at
 * each plan. So an output holds what came back, under a name with the secret's revision, and a variable takes it in again: for as
 * long as the revision is the same, what the platform has is what is wanted.
 */
public final class SealedValues {
    /** The name of the output that holds what came back, and of the variable that takes it. */
    public static final String NAME = "sealed_values";

    /** Begins the names of the inputs that stand in the place of such values. */
    static final String MARK = "sealed ";

    private final SortedMap<String, One> found;
    private final SortedMap<ResourceId, ResourceSpec> resources;

    /** One such value: what is wanted, and where what came back is read. */
    record One(Value value, HclExpression live) {}

    private SealedValues(SortedMap<ResourceId, ResourceSpec> resources, SortedMap<String, One> found) {
        this.resources = resources;
        this.found = found;
    }

    static SealedValues in(ResourceGraph graph, Catalog catalog) {
        Set<ResourceType> types = new TreeSet<>(graph.types());
        types.removeIf(type -> catalog.expect(type).properties().stream().noneMatch(SealedPlaces::mayHave));
        SortedMap<ResourceId, ResourceSpec> resources = new TreeMap<>();
        if (types.isEmpty()) {
            return new SealedValues(resources, new TreeMap<>());
        }
        SealedPlaces places = new SealedPlaces(catalog, new Names(graph, catalog));
        graph.resources()
                .forEach((id, spec) -> resources.put(id, types.contains(id.type()) ? places.marked(spec) : spec));
        return new SealedValues(resources, places.found());
    }

    /** Tells whether a graph has any. */
    public static boolean areIn(ResourceGraph graph, Catalog catalog) {
        return !in(graph, catalog).isEmpty();
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Returns the secrets in them. */
    Set<String> secrets() {
        Set<String> secrets = new TreeSet<>();
        found.values().forEach(one -> secrets.addAll(one.value().secrets()));
        return secrets;
    }

    /** Returns the graph with a reference to an input in the place of each of them; {@link #expression} knows them. */
    ResourceGraph graph(ResourceGraph graph) {
        return found.isEmpty() ? graph : graph.withResources(resources);
    }

    /** Returns what stands for an input that {@link #graph} has put there; empty for every other. */
    Optional<HclExpression> expression(String input, Expressions expressions) {
        return Optional.ofNullable(input.startsWith(MARK) ? found.get(input.substring(MARK.length())) : null)
                .map(one -> new Call(
                        "lookup",
                        List.of(
                                Reference.of("var", NAME),
                                label(input.substring(MARK.length()), one, expressions),
                                expressions.of(one.value()))));
    }

    /** Returns the value of the output. */
    HclExpression output(Expressions expressions) {
        List<HclExpression> labels = new ArrayList<>();
        List<HclExpression> live = new ArrayList<>();
        found.forEach((name, one) -> {
            labels.add(label(name, one, expressions));
            live.add(one.live());
        });
        return new Call("zipmap", List.of(new Tuple(labels), new Tuple(live)));
    }

    private static HclExpression label(String name, One one, Expressions expressions) {
        return new Template(List.of(new HclExpression.Text(name + " "), expressions.revision(identified(one.value()))));
    }

    /** A secret that another resource has is known by that resource, without being read. */
    private static Value identified(Value value) {
        return switch (value) {
            case Value.Ref ref -> Value.ref(ref.resource(), "id");
            case Value.Interpolation whole ->
                new Value.Interpolation(
                        whole.parts().stream().map(SealedValues::identified).toList());
            default -> value;
        };
    }
}
