package io.omnideploy.backend.pulumi.emit;

import io.omnideploy.backend.pulumi.emit.ArgumentsClass.Form;
import io.omnideploy.backend.pulumi.emit.ArgumentsClass.Given;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Kind;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.Value;
import io.omnideploy.resource.Value.Obj;
import io.omnideploy.resource.Value.Seq;
import io.omnideploy.templates.java.JavaExpression;
import io.omnideploy.templates.java.JavaExpression.StaticCall;
import io.omnideploy.templates.java.JavaExpression.Text;
import io.omnideploy.templates.java.JavaExpression.Word;
import io.omnideploy.templates.java.JavaSource.Typed;
import io.omnideploy.templates.java.JavaType;
import io.omnideploy.templates.java.program.Collected;
import io.omnideploy.templates.java.program.Collected.Item;
import io.omnideploy.templates.java.program.LongLists;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns properties into the builders of arguments that the catalog says Pulumi has for them. */
final class Arguments {

    private final Values values;
    private final Scope scope;
    private final LongLists data;

    Arguments(Values values, Scope scope, LongLists data) {
        this.values = values;
        this.scope = scope;
        this.data = data;
    }

    /** Returns the arguments of something. */
    JavaExpression of(
            ArgumentsClass arguments, Map<String, Value> properties, List<CatalogProperty> catalog, String owner) {
        return arguments.end(unfinished(arguments, properties, catalog, owner));
    }

    /** Returns arguments to which more can be said. */
    JavaExpression unfinished(
            ArgumentsClass arguments, Map<String, Value> properties, List<CatalogProperty> catalog, String owner) {
        requireKnown(properties, catalog, owner);
        JavaExpression made = arguments.start();
        for (CatalogProperty property : catalog) {
            Value value = properties.get(property.name());
            if (value == null || value instanceof Value.Null || !isArgument(property)) {
                continue;
            }
            Given given = given(property, value, arguments, owner + " " + property.name());
            made = arguments.set(made, property, given);
        }
        return made;
    }

    static boolean isArgument(CatalogProperty property) {
        Transform transform = property.transform().get(PulumiNames.TOOL);
        return !property.omitted().containsKey(PulumiNames.TOOL)
                && !(transform instanceof Transform.Each)
                && !(transform instanceof Transform.CustomTimeouts)
                && !(transform instanceof Transform.Annotation);
    }

    private static void requireKnown(Map<String, Value> properties, List<CatalogProperty> catalog, String owner) {
        properties.keySet().stream()
                .filter(name -> catalog.stream().noneMatch(known -> known.name().equals(name)))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new IllegalArgumentException(owner + " has no property " + unknown);
                });
    }

    private Given given(CatalogProperty property, Value value, ArgumentsClass outer, String owner) {
        Transform transform = property.transform().get(PulumiNames.TOOL);
        return switch (value) {
            case Obj entries when transform instanceof Transform.Pairs pairs -> pairs(entries, pairs.separator());
            case Obj entries
            when transform instanceof Transform.Entries -> entries(entries, property, outer.inner(property), owner);
            case Obj object
            when property.kind() == Kind.OBJECT -> {
                JavaExpression only = object(property, object, outer.inner(property), owner);
                yield Given.one(transform instanceof Transform.ListOfOne ? Form.ITEMS : Form.PLAIN, only);
            }
            case Obj map -> map(property, map);
            case Seq seq
            when !property.fields().isEmpty() -> {
                ArgumentsClass inner = outer.inner(property);
                yield listed(
                        inner.type(),
                        seq.items().stream()
                                .map(item ->
                                        new Item(object(property, (Obj) item, inner, owner), Values.isConstant(item)))
                                .toList());
            }
            case Seq seq -> list(property, seq);
            default -> Given.one(form(property, value), single(property, value));
        };
    }

    private static Form form(CatalogProperty property, Value value) {
        if (!Values.isKnown(value)) {
            return Form.LATER;
        }
        return value instanceof Value.Num && property.kind() == Kind.NUMBER_OR_TEXT ? Form.NUMBER : Form.PLAIN;
    }

    private JavaExpression object(CatalogProperty property, Obj object, ArgumentsClass inner, String owner) {
        return of(inner, object.fields(), property.fields(), owner);
    }

    private JavaExpression single(CatalogProperty property, Value value) {
        Transform transform = property.transform().get(PulumiNames.TOOL);
        return switch (value) {
            case Value.Text text
            when transform instanceof Transform.Values other ->
                new Text(other.words().getOrDefault(text.text(), text.text()));
            case Value.Text text when property.kind() == Kind.NUMBER -> new Word(new Value.Num(text.text()).plain());
            case Value.Num number
            when transform instanceof Transform.Decimal ->
                new Word(number.plain() + (number.plain().contains(".") ? "" : ".0"));
            case Value.Num number
            when property.kind() == Kind.TEXT || transform instanceof Transform.NumberToText ->
                new Text(number.plain());
            case Value.JsonText json
            when transform instanceof Transform.JsonKeys order -> values.json(json, order.keys());
            default -> values.of(value);
        };
    }

    private Given pairs(Obj entries, String separator) {
        List<Item> items = entries.fields().entrySet().stream()
                .map(entry -> new Item(
                        values.prefixed(entry.getKey() + separator, entry.getValue()),
                        Values.isConstant(entry.getValue())))
                .toList();
        return Values.isKnown(entries)
                ? listed(Sdk.STRING, items)
                : Given.one(Form.LATER, listBuilder(Sdk.STRING, items));
    }

    private Given entries(Obj entries, CatalogProperty property, ArgumentsClass inner, String owner) {
        Transform.Entries form = (Transform.Entries) property.transform().get(PulumiNames.TOOL);
        List<Item> items = entries.fields().entrySet().stream()
                .map(entry -> new Item(
                        of(
                                inner,
                                Map.of(
                                        form.keyField(),
                                        new Value.Text(entry.getKey()),
                                        form.valueField(),
                                        entry.getValue()),
                                PulumiNames.fields(property),
                                owner),
                        Values.isConstant(entry.getValue())))
                .toList();
        return listed(inner.type(), items);
    }

    private Given list(CatalogProperty property, Seq seq) {
        List<Item> items = seq.items().stream()
                .map(item -> new Item(values.of(item), Values.isConstant(item)))
                .toList();
        JavaType item = item(property);
        return items.isEmpty() || Values.isKnown(seq)
                ? listed(item, items)
                : Given.one(Form.LATER, listBuilder(item, items));
    }

    /** Lists are given item by item; too many come from elsewhere. */
    private Given listed(JavaType type, List<Item> items) {
        if (items.isEmpty()) {
            return Given.one(Form.LIST, JavaExpression.of(Sdk.LIST, "of"));
        }
        List<JavaExpression> all = items.stream().map(Item::expression).toList();
        return LongLists.isLarge(all) && items.size() > 1
                ? Given.one(Form.LIST, new Collected(scope.self(), data).list(Typed.of(type), items))
                : new Given(Form.ITEMS, all);
    }

    private static JavaType item(CatalogProperty property) {
        return switch (property.item().orElse(Kind.TEXT)) {
            case NUMBER -> Sdk.INTEGER;
            case BOOL -> Sdk.BOOLEAN;
            case TEXT, NUMBER_OR_TEXT, LIST, SET, MAP, OBJECT -> Sdk.STRING;
        };
    }

    private JavaExpression listBuilder(JavaType item, List<Item> items) {
        JavaExpression builder = new StaticCall(Sdk.OUTPUT, Optional.of(item), "listBuilder", List.of());
        List<JavaExpression> run = new ArrayList<>();
        for (Item each : items) {
            if (each.expression() instanceof Text) {
                run.add(each.expression());
            } else {
                builder = known(builder, item, run).call("add", each.expression());
                run.clear();
            }
        }
        return known(builder, item, run).call("build");
    }

    private JavaExpression known(JavaExpression builder, JavaType item, List<JavaExpression> run) {
        if (run.isEmpty()) {
            return builder;
        }
        return LongLists.isLarge(run)
                ? builder.call("addAll", data.list(scope.self(), item, List.copyOf(run)))
                : builder.call("add", List.copyOf(run));
    }

    private Given map(CatalogProperty property, Obj map) {
        if (!Values.isKnown(map)) {
            JavaExpression builder = new StaticCall(Sdk.OUTPUT, Optional.of(item(property)), "mapBuilder", List.of());
            for (Map.Entry<String, Value> entry : map.fields().entrySet()) {
                builder = builder.call("put", new Text(entry.getKey()), values.of(entry.getValue()));
            }
            return Given.one(Form.LATER, builder.call("build"));
        }
        Map<String, Item> all = new LinkedHashMap<>();
        map.fields()
                .forEach((key, value) -> all.put(
                        key,
                        new Item(
                                value instanceof Value.Num number
                                                && item(property).equals(Sdk.STRING)
                                        ? new Text(number.plain())
                                        : values.of(value),
                                Values.isConstant(value))));
        return Given.one(Form.PLAIN, new Collected(scope.self(), data).map(Typed.of(item(property)), all));
    }
}
