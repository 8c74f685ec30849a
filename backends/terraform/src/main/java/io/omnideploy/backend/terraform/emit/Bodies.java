package io.omnideploy.backend.terraform.emit;

import io.omnideploy.resource.ApiObjects;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Kind;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.resource.Value.Obj;
import io.omnideploy.resource.Value.Seq;
import io.omnideploy.templates.hcl.HclBody;
import io.omnideploy.templates.hcl.HclBody.Attribute;
import io.omnideploy.templates.hcl.HclBody.Block;
import io.omnideploy.templates.hcl.HclBody.Gap;
import io.omnideploy.templates.hcl.HclBody.Item;
import io.omnideploy.templates.hcl.HclExpression;
import io.omnideploy.templates.hcl.HclExpression.Equal;
import io.omnideploy.templates.hcl.HclExpression.ForMapping;
import io.omnideploy.templates.hcl.HclExpression.Reference;
import io.omnideploy.templates.hcl.HclExpression.Template;
import io.omnideploy.templates.hcl.HclExpression.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Turns properties into the arguments and nested blocks that the catalog says Terraform has for them. */
final class Bodies {
    private final Expressions expressions;
    private final Names names;

    Bodies(Expressions expressions, Names names) {
        this.expressions = expressions;
        this.names = names;
    }

    /** Returns the body of a resource, with what Terraform itself is told of its life at the end. */
    HclBody resource(ResourceSpec spec, CatalogType type) {
        List<Item> items = new ArrayList<>(perItem(spec, type));
        items.addAll(
                type.folded().containsKey(Names.TOOL)
                        ? List.of(folded(spec, type))
                        : items(spec.properties(), type.properties(), spec.id().toString()));
        List<HclExpression> first = dependsOn(spec);
        if (!first.isEmpty()) {
            items.add(new Gap());
            items.add(new Attribute("depends_on", new Tuple(first)));
        }
        HclBody lifecycle = lifecycle(spec.id(), spec.lifecycle(), type);
        if (!lifecycle.items().isEmpty()) {
            items.add(Block.of("lifecycle", lifecycle));
        }
        return new HclBody(items);
    }

    /** The whole object in one argument, in the form of the provider's own API. */
    private Item folded(ResourceSpec spec, CatalogType type) {
        ApiObjects api = new ApiObjects(type.type().provider());
        return new Attribute(type.folded().get(Names.TOOL), expressions.of(api.object(type, spec.properties())));
    }

    /** Returns the body of a lookup or of a provider's settings. */
    HclBody properties(SortedMap<String, Value> properties, List<CatalogProperty> catalog, String owner) {
        return new HclBody(items(properties, catalog, owner));
    }

    private List<Item> items(Map<String, Value> properties, List<CatalogProperty> catalog, String owner) {
        properties.keySet().stream()
                .filter(name -> catalog.stream().noneMatch(known -> known.name().equals(name)))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new IllegalArgumentException(owner + " has no property " + unknown);
                });
        List<Item> attributes = new ArrayList<>();
        List<Item> blocks = new ArrayList<>();
        for (CatalogProperty property : catalog) {
            Value value = properties.get(property.name());
            if (value == null
                    || value instanceof Value.Null
                    || property.omitted().containsKey(Names.TOOL)) {
                if (property.transform().get(Names.TOOL) instanceof Transform.Present) {
                    blocks.add(Block.of(property.names().getOrDefault(Names.TOOL, property.name()), HclBody.EMPTY));
                }
                continue;
            }
            String name = property.names().getOrDefault(Names.TOOL, property.name());
            if (property.transform().get(Names.TOOL) instanceof Transform.Each each) {
                each.arguments().forEach(argument -> attributes.add(ofItem(argument)));
            } else if (WriteOnly.twin(property, value).isPresent()) {
                Transform.WriteOnly twin = WriteOnly.twin(property, value).get();
                attributes.add(new Attribute(twin.argument(), expressions.of(value)));
                attributes.add(new Attribute(twin.versionArgument(), expressions.revision(value)));
            } else if (property.block()) {
                bodies(property, value, owner).stream()
                        .filter(body -> !body.items().isEmpty() || isEmpty(value))
                        .forEach(body -> blocks.add(Block.of(name, body)));
            } else {
                attributes.add(new Attribute(name, value(property, value)));
            }
        }
        attributes.addAll(blocks);
        return attributes;
    }

    /** A block of which nothing is left, since Terraform has none of it, says something else than nothing. */
    private static boolean isEmpty(Value value) {
        return switch (value) {
            case Obj object -> object.fields().isEmpty();
            case Seq seq -> seq.items().stream().anyMatch(Bodies::isEmpty);
            default -> false;
        };
    }

    /** What the resource is repeated for stands first. */
    private List<Item> perItem(ResourceSpec spec, CatalogType type) {
        for (CatalogProperty property : type.properties()) {
            Value list = spec.properties().get(property.name());
            if (list != null && property.transform().get(Names.TOOL) instanceof Transform.Each each) {
                return List.of(
                        new Attribute(
                                "for_each",
                                new ForMapping(
                                        Expressions.ITEM,
                                        expressions.of(list),
                                        Reference.of(Expressions.ITEM, each.keyField()),
                                        Reference.of(Expressions.ITEM))),
                        new Gap());
            }
        }
        return List.of();
    }

    private static Attribute ofItem(CatalogProperty.ItemArgument argument) {
        Reference value = Reference.of("each", "value", argument.field());
        return new Attribute(argument.argument(), argument.kind() == Kind.LIST ? new Tuple(List.of(value)) : value);
    }

    private List<HclBody> bodies(CatalogProperty property, Value value, String owner) {
        String inside = owner + " " + property.name();
        Transform transform = property.transform().get(Names.TOOL);
        return switch (value) {
            case Obj entries
            when transform instanceof Transform.Entries form ->
                entries.fields().entrySet().stream()
                        .map(entry -> HclBody.of(
                                new Attribute(form.keyField(), new HclExpression.Text(entry.getKey())),
                                new Attribute(form.valueField(), expressions.of(entry.getValue()))))
                        .toList();
            case Obj object
            when property.kind() == Kind.OBJECT ->
                List.of(new HclBody(items(object.fields(), property.fields(), inside)));
            case Seq seq
            when property.kind() != Kind.OBJECT ->
                seq.items().stream()
                        .map(item -> new HclBody(items(((Obj) item).fields(), property.fields(), inside)))
                        .toList();
            default -> throw new IllegalArgumentException(inside + " can't be written as a block");
        };
    }

    private HclExpression value(CatalogProperty property, Value value) {
        Transform transform = property.transform().get(Names.TOOL);
        return switch (transform) {
            case Transform.Pairs pairs
            when value instanceof Obj entries ->
                new Tuple(entries.fields().entrySet().stream()
                        .map(entry -> expressions.prefixed(entry.getKey() + pairs.separator(), entry.getValue()))
                        .toList());
            case Transform.Entries form
            when value instanceof Obj entries ->
                new Tuple(entries.fields().entrySet().stream()
                        .map(entry -> entry(form, entry.getKey(), entry.getValue()))
                        .toList());
            case Transform.Values other
            when value instanceof Value.Text text ->
                new HclExpression.Text(other.words().getOrDefault(text.text(), text.text()));
            case Transform.NumberToText toText
            when value instanceof Value.Num number -> new HclExpression.Text(number.plain());
            case Transform.JsonKeys order
            when value instanceof Value.JsonText json ->
                new HclExpression.Call("jsonencode", List.of(inOrder(json.value(), order.keys())));
            case null, default -> expressions.of(value);
        };
    }

    private HclExpression inOrder(Value value, List<String> keys) {
        return switch (value) {
            case Obj object -> {
                Map<String, Value> values = object.fields();
                SequencedMap<String, HclExpression> fields = new LinkedHashMap<>();
                Stream.concat(keys.stream(), values.keySet().stream())
                        .filter(values::containsKey)
                        .forEach(key -> fields.computeIfAbsent(key, absent -> inOrder(values.get(key), keys)));
                yield new HclExpression.Mapping(fields);
            }
            case Seq seq ->
                new Tuple(seq.items().stream().map(item -> inOrder(item, keys)).toList());
            default -> expressions.of(value);
        };
    }

    private HclExpression entry(Transform.Entries form, String key, Value value) {
        SequencedMap<String, HclExpression> fields = new LinkedHashMap<>();
        fields.put(form.keyField(), new HclExpression.Text(key));
        fields.put(form.valueField(), expressions.of(value));
        return new HclExpression.Mapping(fields);
    }

    /** What a property refers to, Terraform waits for by itself. */
    private List<HclExpression> dependsOn(ResourceSpec spec) {
        SortedSet<ResourceId> first = new TreeSet<>(spec.dependsOn());
        spec.properties().values().forEach(value -> first.removeAll(value.references()));
        return first.stream().map(id -> (HclExpression) names.reference(id)).toList();
    }

    private HclBody lifecycle(ResourceId id, Lifecycle lifecycle, CatalogType type) {
        List<Item> items = new ArrayList<>();
        if (lifecycle.createBeforeDestroy()) {
            items.add(new Attribute("create_before_destroy", new HclExpression.Bool(true)));
        }
        if (lifecycle.protect()) {
            items.add(new Attribute("prevent_destroy", new HclExpression.Bool(true)));
        }
        if (!lifecycle.ignore().isEmpty()) {
            items.add(new Attribute(
                    "ignore_changes",
                    new Tuple(lifecycle.ignore().stream()
                            .map(name -> (HclExpression) Reference.of(type.property(name)
                                    .map(property -> property.names().getOrDefault(Names.TOOL, name))
                                    .orElse(name)))
                            .toList())));
        }
        lifecycle
                .expects()
                .forEach((attribute, value) -> items.add(Block.of("postcondition", expectation(id, attribute, value))));
        return new HclBody(items);
    }

    private HclBody expectation(ResourceId id, String attribute, Value value) {
        Reference actual = Reference.of("self", attribute);
        HclExpression wanted = expressions.of(value);
        return HclBody.of(
                new Attribute("condition", new Equal(actual, wanted)),
                new Attribute(
                        "error_message",
                        new Template(List.of(
                                new HclExpression.Text(id + " ended with " + attribute + " "),
                                actual,
                                new HclExpression.Text(" instead of "),
                                wanted,
                                new HclExpression.Text(".")))));
    }
}
