package io.omnideploy.backend.cdk.emit;

import io.omnideploy.backend.cdk.template.Retention;
import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.backend.cdk.template.TemplateOutput;
import io.omnideploy.backend.cdk.template.TemplateResource;
import io.omnideploy.backend.cdk.template.TemplateValue;
import io.omnideploy.backend.cdk.template.TemplateValue.RefTo;
import io.omnideploy.backend.cdk.template.TemplateValue.Text;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.EmitRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Brings a resource graph to a CloudFormation template. */
public final class TemplateWriter {
    private final EmitRequest request;
    private final ResourceGraph graph;
    private final LogicalIds ids;
    private final Parameters parameters;
    private final Hosts hosts;
    private final Values values;
    private final SortedMap<String, Draft> drafts = new TreeMap<>();
    private final Map<String, String> companions = new HashMap<>();

    private TemplateWriter(EmitRequest request) {
        this.request = request.without(Template.TOOL);
        graph = this.request.graph();
        ids = new LogicalIds(graph);
        parameters = new Parameters(graph, ids);
        hosts = new Hosts(graph, request.catalog(), ids);
        values = new Values(graph, request.catalog(), parameters, hosts);
    }

    /**
     * Returns the template of a graph. A pure function of the request.
     *
     * @throws io.omnideploy.diagnostic.Refused when CloudFormation would take a text for something else
     */
    public static Template template(EmitRequest request) {
        return new TemplateWriter(request).write();
    }

    private Template write() {
        List<ResourceSpec> parts = new ArrayList<>();
        for (ResourceSpec spec : graph.inOrder()) {
            if (hosts.of(spec.id()).equals(spec.id())) {
                Foreign.in(spec.id(), () -> resource(spec));
            } else {
                parts.add(spec);
            }
        }
        parts.forEach(spec -> Foreign.in(spec.id(), () -> part(spec)));
        SortedMap<String, TemplateResource> resources = new TreeMap<>();
        drafts.values().forEach(this::revisions);
        drafts.forEach((id, draft) -> resources.put(id, draft.finish(companions)));
        SortedMap<String, TemplateOutput> outputs = outputs();
        boolean protect = graph.resources().values().stream()
                .anyMatch(spec -> spec.lifecycle().protect());
        return new Template(
                request.id().name() + "-" + request.id().stack(),
                "Deploys " + request.id().name() + ", stack " + request.id().stack() + ".",
                protect,
                tags(),
                parameters.made(),
                resources,
                outputs);
    }

    /** A resource of its own, or several where there is one for each item of a list. */
    private void resource(ResourceSpec spec) {
        CatalogType type = type(spec);
        Structure structure = Structure.of(type);
        structure.refused().ifPresent(why -> {
            throw Foreign.refusal(why + ", which " + spec.id() + " would be");
        });
        if (structure.into().isPresent()) {
            throw Foreign.refusal(
                    "CloudFormation has %s only as a part of what is in the stack too".formatted(spec.id()));
        }
        List<Map<String, Value>> copies = copies(structure, spec.properties());
        for (int copy = 0; copy < copies.size(); copy++) {
            Map<String, Value> given = copies.get(copy);
            Optional<Structure.Variant> variant = structure
                    .variant()
                    .filter(other -> given.get(other.property()) instanceof Value.Text text
                            && text.text().equals(other.word()));
            Draft draft = add(new Draft(
                    ids.of(spec.id()) + (copy == 0 ? "" : "Item" + (copy + 1)),
                    variant.map(Structure.Variant::type)
                            .orElse(type.name(Template.TOOL).orElseThrow()),
                    spec.id(),
                    retention(spec, type, structure)));
            new Properties(values, draft, left(spec, structure)).write(draft.properties(), type.properties(), given);
            variant.ifPresent(other -> draft.properties().rename(other.renamed()));
            structure
                    .constants()
                    .forEach((path, word) -> draft.properties()
                            .set(path, word.matches("[0-9]+") ? new TemplateValue.Num(word) : new Text(word)));
            structure.present().forEach(list -> draft.properties().require(list));
            structure.companion().ifPresent(companion -> companion(companion, spec, type, draft));
            waiting(spec, draft);
        }
    }

    private void companion(Structure.Companion companion, ResourceSpec spec, CatalogType type, Draft main) {
        if (companion.takes().stream().noneMatch(property -> spec.properties().containsKey(property))) {
            return;
        }
        String id = main.logicalId() + LogicalIds.lastWord(companion.type());
        Draft draft = add(new Draft(id, companion.type(), spec.id(), Retention.UNSAID));
        new Properties(values, draft, Set.of())
                .write(
                        draft.properties(),
                        type.properties().stream()
                                .filter(property -> companion.takes().contains(property.name()))
                                .toList(),
                        spec.properties());
        draft.properties().set(companion.property(), new RefTo(main.logicalId()));
        companions.put(main.logicalId(), id);
    }

    private static String key(Structure.Item item, ResourceSpec spec) {
        String key = spec.properties().get(item.property()) instanceof Value.Text word
                ? item.keys().get(word.text())
                : null;
        if (key == null) {
            throw Foreign.refusal(
                    "CloudFormation has no form here of %s with such a %s".formatted(spec.id(), item.property()));
        }
        return key;
    }

    /** What is a resource of its own in the graph and a part of another one here. */
    private void part(ResourceSpec spec) {
        CatalogType type = type(spec);
        Structure structure = Structure.of(type);
        ResourceSpec host = graph.resource(hosts.of(spec.id()));
        Draft draft = drafts.get(ids.of(host.id()));
        Properties properties = new Properties(values, draft, left(spec, structure));
        if (structure.item().isPresent()) {
            Structure.Item item = structure.item().get();
            Tree inner = new Tree();
            properties.write(inner, type.properties(), spec.properties());
            Tree outer = new Tree();
            outer.set(key(item, spec), inner);
            draft.properties().set(item.list() + "[]", outer);
        } else if (structure.each().isPresent()) {
            Structure.Each each = structure.each().get();
            for (TemplateValue name : names(each, host, draft)) {
                properties.write(
                        draft.properties().item(each.list(), each.field(), name), type.properties(), spec.properties());
            }
        } else {
            properties.write(draft.properties().at(structure.as()), type.properties(), spec.properties());
        }
        waiting(spec, draft);
    }

    private List<TemplateValue> names(Structure.Each each, ResourceSpec host, Draft draft) {
        List<TemplateValue> names = new ArrayList<>();
        for (String property : each.properties()) {
            switch (host.properties().get(property)) {
                case null -> {}
                case Value.Seq seq -> seq.items().forEach(item -> names.add(values.of(item, draft)));
                case Value one -> names.add(values.of(one, draft));
            }
        }
        return names;
    }

    private void waiting(ResourceSpec spec, Draft draft) {
        spec.dependsOn().forEach(other -> {
            String id = hosts.logicalId(other);
            if (!id.equals(draft.logicalId())) {
                draft.after(id);
            }
        });
    }

    private void revisions(Draft draft) {
        if (draft.revisions().isEmpty()) {
            return;
        }
        List<TemplateValue> numbers = new ArrayList<>();
        for (String parameter : draft.revisions()) {
            numbers.add(new RefTo(parameter));
        }
        Structure.of(request.catalog().expect(draft.origin().type()))
                .revision()
                .ifPresent(path -> draft.properties()
                        .set(path, numbers.size() == 1 ? numbers.getFirst() : new TemplateValue.Joined("-", numbers)));
    }

    private static List<Map<String, Value>> copies(Structure structure, Map<String, Value> properties) {
        List<Map<String, Value>> copies = new ArrayList<>();
        for (String list : structure.perItem()) {
            if (properties.get(list) instanceof Value.Seq seq) {
                for (Value item : seq.items()) {
                    Map<String, Value> copy = new HashMap<>(properties);
                    copy.keySet().removeAll(structure.perItem());
                    copy.put(list, item);
                    copies.add(copy);
                }
            }
        }
        return copies.isEmpty() ? List.of(properties) : copies;
    }

    /** Later changes of some properties are somebody else's: CloudFormation leaves alone only what it is not told. */
    private static Set<String> left(ResourceSpec spec, Structure structure) {
        Set<String> left = new HashSet<>(spec.lifecycle().ignore());
        spec.properties().keySet().stream().filter(structure::takesAway).forEach(left::add);
        return left;
    }

    private static Retention retention(ResourceSpec spec, CatalogType type, Structure structure) {
        if (spec.lifecycle().protect()) {
            return Retention.RETAIN;
        }
        if (structure.snapshot().isPresent()) {
            Value without = spec.properties().get(structure.snapshot().get());
            return new Value.Bool(true).equals(without) ? Retention.DELETE : Retention.SNAPSHOT;
        }
        return type.holdsData() ? Retention.DELETE : Retention.UNSAID;
    }

    private Draft add(Draft draft) {
        if (drafts.put(draft.logicalId(), draft) != null) {
            throw new IllegalArgumentException("twice in the template: " + draft.logicalId());
        }
        return draft;
    }

    private CatalogType type(ResourceSpec spec) {
        return request.catalog().expect(spec.id().type());
    }

    /** What only tells a secret is told to nobody: CloudFormation shows outputs to all who may read the stack. */
    private SortedMap<String, TemplateOutput> outputs() {
        SortedMap<String, TemplateOutput> outputs = new TreeMap<>();
        Draft nobody = new Draft("Outputs", "", graph.resources().firstKey(), Retention.UNSAID);
        for (OutputSpec output : graph.outputs().values()) {
            if (!output.value().isSecret()) {
                String name = ids.of(output.name());
                outputs.put(
                        name,
                        new TemplateOutput(
                                name,
                                output.name(),
                                Optional.of(output.description()),
                                values.text(single(output.value()), nobody)));
            }
        }
        return outputs;
    }

    /** An output is one text: a list or an object is told in JSON. */
    private static Value single(Value value) {
        return value instanceof Value.Seq || value instanceof Value.Obj ? new Value.JsonText(value) : value;
    }

    private SortedMap<String, String> tags() {
        SortedMap<String, String> tags = new TreeMap<>();
        graph.providers().values().forEach(settings -> {
            if (settings.fields().get("default_tags") instanceof Value.Obj defaults
                    && defaults.fields().get("tags") instanceof Value.Obj all) {
                all.fields().forEach((key, value) -> {
                    if (value instanceof Value.Text text) {
                        tags.put(key, text.text());
                    }
                });
            }
        });
        return tags;
    }
}
