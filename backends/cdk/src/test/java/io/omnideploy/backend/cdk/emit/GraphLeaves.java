package io.omnideploy.backend.cdk.emit;

import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every single value that the graph says of a resource, in words that a template has too; what can't be said is noted. */
final class GraphLeaves {
    private final ResourceGraph graph;
    private final Catalog catalog;
    private final Hosts hosts;
    private final Set<String> differences;
    private final List<String> leaves = new ArrayList<>();
    private final Set<String> added = new TreeSet<>();

    GraphLeaves(ResourceGraph graph, Catalog catalog, Hosts hosts, Set<String> differences) {
        this.graph = graph;
        this.catalog = catalog;
        this.hosts = hosts;
        this.differences = differences;
    }

    /** Returns what must be in the template. */
    List<String> leaves() {
        return leaves;
    }

    /** Returns what may be there besides: words of CloudFormation's own. */
    Set<String> added() {
        return added;
    }

    void add(ResourceSpec spec) {
        CatalogType type = catalog.expect(spec.id().type());
        Structure structure = Structure.of(type);
        structure.constants().forEach((path, word) -> {
            added.add(word);
            differ(type, path.replaceFirst("[.\\[].*", ""), "AWS adds what is not asked for where it is not said.");
        });
        structure.each().ifPresent(each -> hostNames(spec, each));
        for (CatalogProperty property : type.properties()) {
            Value value = spec.properties().get(property.name());
            if (spec.lifecycle().ignore().contains(property.name())) {
                differ(
                        type,
                        property.name(),
                        "Somebody else changes it later, and CloudFormation leaves alone only what it is not told.");
            } else if (value != null
                    && structure.into().filter(property.name()::equals).isEmpty()) {
                property(type, "", property, value, spec.properties());
            }
        }
    }

    private void hostNames(ResourceSpec spec, Structure.Each each) {
        ResourceSpec host = graph.resource(hosts.of(spec.id()));
        each.properties().stream()
                .filter(name -> host.properties().containsKey(name))
                .forEach(name -> new ArrayList<>(List.of(host.properties().get(name))).forEach(this::leaf));
    }

    private void property(
            CatalogType type, String place, CatalogProperty property, Value value, Map<String, Value> around) {
        String path = place + property.name();
        Transform transform = property.transform().get(Template.TOOL);
        if (property.omitted().containsKey(Template.TOOL)) {
            String why = property.omitted().get(Template.TOOL);
            differ(type, path, why.isEmpty() ? "CloudFormation has another way for it, or needs no such word." : why);
            return;
        }
        switch (transform) {
            case Transform.Unless unless
            when new Value.Text(unless.word()).equals(around.get(unless.property())) -> {
                differ(type, path, "It has no meaning where " + unless.property() + " is " + unless.word() + ".");
                return;
            }
            case Transform.Values words -> {
                leaves.add(words.words().getOrDefault(plain(value), plain(value)));
                return;
            }
            case Transform.AttributePair pair -> added.add(pair.key());
            case Transform.Announced announced -> added.add(announced.word());
            case Transform.Named named -> {
                named(type, path, property, value, named);
                return;
            }
            case Transform.Entries entries
            when value instanceof Value.Obj map -> leaves.addAll(map.fields().keySet());
            case null, default -> {}
        }
        if (property.fields().isEmpty() || transform instanceof Transform.MapBy) {
            leaf(value);
        } else if (value instanceof Value.Obj object) {
            fields(type, path, property, object.fields());
        } else if (value instanceof Value.Seq seq) {
            seq.items().forEach(item -> fields(type, path, property, ((Value.Obj) item).fields()));
        }
    }

    /** The name becomes a key, and stands among those of a list where the flag is set. */
    private void named(CatalogType type, String path, CatalogProperty property, Value value, Transform.Named form) {
        for (Value item : ((Value.Seq) value).items()) {
            Map<String, Value> rest = new TreeMap<>(((Value.Obj) item).fields());
            Value key = rest.remove(form.keyField());
            if (new Value.Bool(true).equals(rest.remove(form.flagField()))) {
                leaf(key);
            }
            fields(type, path, property, rest);
        }
    }

    private void fields(CatalogType type, String path, CatalogProperty property, Map<String, Value> given) {
        for (CatalogProperty field : property.fields()) {
            if (given.containsKey(field.name())) {
                property(type, path + ".", field, given.get(field.name()), given);
            }
        }
    }

    private void differ(CatalogType type, String path, String why) {
        differences.add("| cloudformation | `%s.%s` | %s |".formatted(type.type(), path, why));
    }

    private void leaf(Value value) {
        switch (value) {
            case Value.Text text -> leaves.add(text.text());
            case Value.Num number -> leaves.add(number.plain());
            case Value.Bool bool -> leaves.add(Boolean.toString(bool.on()));
            case Value.Null nothing -> {}
            case Value.Ref ref -> reference(ref);
            case Value.LookupRef lookup -> leaves.add(TemplateLeaves.lookup(lookup.lookup(), lookup.attribute()));
            case Value.InputRef input -> leaves.add(TemplateLeaves.input(input.input()));
            case Value.SecretInput secret -> leaves.add(TemplateLeaves.secret(secret.secret()));
            case Value.Interpolation parts -> {
                List<Value> flat = new ArrayList<>();
                merge(parts, flat);
                flat.forEach(this::leaf);
            }
            case Value.Seq seq -> seq.items().forEach(this::leaf);
            case Value.Obj object -> object.fields().values().forEach(this::leaf);
            case Value.JsonText json -> leaf(json.value());
        }
    }

    /** Texts beside each other are one. */
    private void merge(Value value, List<Value> flat) {
        if (value instanceof Value.Interpolation inner) {
            inner.parts().forEach(part -> merge(part, flat));
        } else if (value instanceof Value.Ref ref
                && form(ref).isEmpty()
                && graph.property(ref).isPresent()) {
            merge(graph.property(ref).get(), flat);
        } else if (isPlain(value) && !flat.isEmpty() && flat.getLast() instanceof Value.Text before) {
            flat.set(flat.size() - 1, new Value.Text(before.text() + plain(value)));
        } else {
            flat.add(isPlain(value) ? new Value.Text(plain(value)) : value);
        }
    }

    private void reference(Value.Ref ref) {
        String form = form(ref).orElse("");
        if (form.isEmpty()) {
            graph.property(ref).ifPresent(this::leaf);
        } else if (!form.startsWith("revision ")) {
            leaves.add(TemplateLeaves.attribute(hosts.logicalId(ref.resource()), form));
        }
    }

    private Optional<String> form(Value.Ref ref) {
        String attribute = ((AttributePath.Key) ref.attribute().steps().getFirst()).name();
        return Optional.ofNullable(catalog.expect(ref.resource().type())
                .attributeNames()
                .getOrDefault(Template.TOOL, Collections.emptySortedMap())
                .get(attribute));
    }

    private static boolean isPlain(Value value) {
        return value instanceof Value.Text || value instanceof Value.Num || value instanceof Value.Bool;
    }

    private static String plain(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Num number -> number.plain();
            case Value.Bool bool -> Boolean.toString(bool.on());
            default -> throw new IllegalArgumentException("not plain: " + value);
        };
    }
}
