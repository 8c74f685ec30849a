package io.omnideploy.backend.cdk.run;

import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.templates.json.Json;
import io.omnideploy.templates.json.JsonPrinter;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A template in which some resources are as they are now, or are not there yet. */
final class Part {
    private static final String DEPENDS_ON = "DependsOn";

    private Part() {}

    /** Returns the text of the wanted template but for what comes later. */
    static String of(Proposal proposal, Set<ResourceId> later) {
        LiveTemplate wanted = LiveTemplate.of(proposal.text());
        SortedMap<String, Value> old = proposal.live().resources();
        SortedMap<String, Value> resources = new TreeMap<>();
        wanted.resources().forEach((logicalId, resource) -> {
            Optional<Value> taken = later.contains(proposal.ids().of(logicalId))
                    ? Optional.ofNullable(old.get(logicalId))
                    : Optional.of(resource);
            taken.ifPresent(value -> resources.put(logicalId, value));
        });
        // What goes away goes with the rest: something that comes later may still use it.
        old.forEach((logicalId, resource) -> resources.putIfAbsent(logicalId, resource));
        resources.replaceAll((logicalId, resource) -> withoutAbsent(resource, resources.keySet()));
        Value.Obj part = wanted.withResources(resources).document();
        SortedMap<String, Value> parameters = new TreeMap<>(Json.fields(part, "Parameters"));
        Json.fields(proposal.live().document(), "Parameters")
                .forEach((name, parameter) -> parameters.putIfAbsent(name, parameter));
        SortedMap<String, Value> outputs = new TreeMap<>(Json.fields(part, "Outputs"));
        Set<String> known = new TreeSet<>(resources.keySet());
        known.addAll(parameters.keySet());
        outputs.values()
                .removeIf(output -> LiveTemplate.references(output).stream()
                        .anyMatch(name -> !name.startsWith("AWS::") && !known.contains(name)));
        part = parameters.isEmpty() ? part : part.with("Parameters", Value.object(parameters));
        return JsonPrinter.compact(without(part, "Outputs", outputs));
    }

    private static Value.Obj without(Value.Obj part, String section, SortedMap<String, Value> left) {
        SortedMap<String, Value> fields = new TreeMap<>(part.fields());
        fields.remove(section);
        Value.Obj rest = new Value.Obj(fields);
        return left.isEmpty() ? rest : rest.with(section, Value.object(left));
    }

    private static Value withoutAbsent(Value resource, Set<String> known) {
        if (!(resource instanceof Value.Obj object) || !object.fields().containsKey(DEPENDS_ON)) {
            return resource;
        }
        Value first = object.fields().get(DEPENDS_ON);
        Set<String> needs = new TreeSet<>(Json.texts(object, DEPENDS_ON));
        if (first instanceof Value.Text text) {
            needs.add(text.text());
        }
        needs.retainAll(known);
        SortedMap<String, Value> fields = new TreeMap<>(object.fields());
        fields.remove(DEPENDS_ON);
        Value.Obj rest = new Value.Obj(fields);
        return needs.isEmpty() ? rest : rest.with(DEPENDS_ON, Value.texts(needs));
    }
}
