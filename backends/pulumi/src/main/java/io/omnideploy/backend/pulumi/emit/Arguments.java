package io.omnideploy.backend.pulumi.emit;

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
import io.omnideploy.templates.java.JavaType;
import io.omnideploy.templates.java.program.LongLists;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns properties into the builders of arguments that the catalog says Pulumi has for them. */
final class Arguments {
    private static final String ENDING = "Args";

    /** Beyond so many entries the JDK wants each in its own. */
    private static final int SHORT_MAP = 10;

    private final Values values;
    private final Scope scope;
    private final LongLists data;

    Arguments(Values values, Scope scope, LongLists data) {
        this.values = values;
        this.scope = scope;
        this.data = data;
    }

    /**
     * Returns the builder of the arguments of something.
     *
     * @param outer the class of it, after which that of its arguments is called
     * @param inputs the package of the arguments that are further in
     */
    JavaExpression of(
            JavaType arguments,
            JavaType outer,
            String inputs,
            Map<String, Value> properties,
            List<CatalogProperty> catalog,
            String owner) {
        return builder(arguments, outer.name(), inputs, properties, catalog, owner)
                .call("build");
    }

    /** Returns the builder, to which more can be said. */
    JavaExpression builder(
            JavaType arguments,
            String outer,
            String inputs,
            Map<String, Value> properties,
            List<CatalogProperty> catalog,
            String owner) {
        requireKnown(properties, catalog, owner);
        JavaExpression builder = JavaExpression.of(arguments, "builder");
        for (CatalogProperty property : catalog) {
            Value value = properties.get(property.name());
            if (value == null || value instanceof Value.Null || !isArgument(property)) {
                continue;
            }
            JavaType inner = new JavaType(inputs, outer + PulumiNames.inner(property) + ENDING);
            builder = builder.call(
                    PulumiNames.property(property), arguments(property, value, inner, owner + " " + property.name()));
        }
        return builder;
    }

    static boolean isArgument(CatalogProperty property) {
        Transform transform = property.transform().get(PulumiNames.TOOL);
        return !property.omitted().containsKey(PulumiNames.TOOL)
                && !(transform instanceof Transform.Each)
                && !(transform instanceof Transform.CustomTimeouts);
    }

    private static void requireKnown(Map<String, Value> properties, List<CatalogProperty> catalog, String owner) {
        properties.keySet().stream()
                .filter(name -> catalog.stream().noneMatch(known -> known.name().equals(name)))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new IllegalArgumentException(owner + " has no property " + unknown);
                });
    }

    private List<JavaExpression> arguments(CatalogProperty property, Value value, JavaType inner, String owner) {
        Transform transform = property.transform().get(PulumiNames.TOOL);
        return switch (value) {
            case Obj entries when transform instanceof Transform.Pairs pairs -> pairs(entries, pairs.separator());
            case Obj entries when transform instanceof Transform.Entries form -> entries(entries, form, inner);
            case Obj object when property.kind() == Kind.OBJECT -> List.of(object(property, object, inner, owner));
            case Obj map -> map(property, map);
            case Seq seq
            when !property.fields().isEmpty() ->
                listed(
                        inner,
                        seq.items().stream()
                                .map(item -> object(property, (Obj) item, inner, owner))
                                .toList());
            case Seq seq -> list(property, seq);
            default -> List.of(single(property, value));
        };
    }

    private JavaExpression object(CatalogProperty property, Obj object, JavaType inner, String owner) {
        JavaType outer = new JavaType(
                inner.packageName(), inner.name().substring(0, inner.name().length() - ENDING.length()));
        return of(inner, outer, inner.packageName(), object.fields(), property.fields(), owner);
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

    private List<JavaExpression> pairs(Obj entries, String separator) {
        boolean known = Values.isKnown(entries);
        List<JavaExpression> items = entries.fields().entrySet().stream()
                .map(entry -> values.prefixed(entry.getKey() + separator, entry.getValue()))
                .toList();
        return known ? listed(Sdk.STRING, items) : List.of(listBuilder(Sdk.STRING, items));
    }

    private List<JavaExpression> entries(Obj entries, Transform.Entries form, JavaType inner) {
        List<JavaExpression> items = entries.fields().entrySet().stream()
                .map(entry -> (JavaExpression) JavaExpression.of(inner, "builder")
                        .call(PulumiNames.camel(form.keyField()), new Text(entry.getKey()))
                        .call(PulumiNames.camel(form.valueField()), values.of(entry.getValue()))
                        .call("build"))
                .toList();
        return listed(inner, items);
    }

    private List<JavaExpression> list(CatalogProperty property, Seq seq) {
        List<JavaExpression> items = seq.items().stream().map(values::of).toList();
        JavaType item = item(property);
        if (items.isEmpty()) {
            return List.of(JavaExpression.of(Sdk.LIST, "of"));
        }
        return Values.isKnown(seq) ? listed(item, items) : List.of(listBuilder(item, items));
    }

    /** Lists are given item by item; too many come from elsewhere. */
    private List<JavaExpression> listed(JavaType item, List<JavaExpression> items) {
        if (items.isEmpty()) {
            return List.of(JavaExpression.of(Sdk.LIST, "of"));
        }
        return LongLists.isLarge(items) && items.size() > 1 ? List.of(data.list(scope.self(), item, items)) : items;
    }

    private static JavaType item(CatalogProperty property) {
        return switch (property.item().orElse(Kind.TEXT)) {
            case NUMBER -> Sdk.INTEGER;
            case BOOL -> Sdk.BOOLEAN;
            case TEXT, NUMBER_OR_TEXT, LIST, SET, MAP, OBJECT -> Sdk.STRING;
        };
    }

    private JavaExpression listBuilder(JavaType item, List<JavaExpression> items) {
        JavaExpression builder = new StaticCall(Sdk.OUTPUT, Optional.of(item), "listBuilder", List.of());
        List<JavaExpression> run = new ArrayList<>();
        for (JavaExpression each : items) {
            if (each instanceof Text) {
                run.add(each);
            } else {
                builder = known(builder, item, run).call("add", each);
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

    private List<JavaExpression> map(CatalogProperty property, Obj map) {
        if (!Values.isKnown(map)) {
            JavaExpression builder = new StaticCall(Sdk.OUTPUT, Optional.of(item(property)), "mapBuilder", List.of());
            for (Map.Entry<String, Value> entry : map.fields().entrySet()) {
                builder = builder.call("put", new Text(entry.getKey()), values.of(entry.getValue()));
            }
            return List.of(builder.call("build"));
        }
        List<JavaExpression> all = new ArrayList<>();
        map.fields().forEach((key, value) -> {
            all.add(new Text(key));
            all.add(
                    value instanceof Value.Num number && item(property).equals(Sdk.STRING)
                            ? new Text(number.plain())
                            : values.of(value));
        });
        if (all.size() <= 2 * SHORT_MAP) {
            return List.of(new StaticCall(Sdk.MAP, Optional.empty(), "of", all));
        }
        List<JavaExpression> entries = new ArrayList<>();
        for (int at = 0; at < all.size(); at += 2) {
            entries.add(JavaExpression.of(Sdk.MAP, "entry", all.get(at), all.get(at + 1)));
        }
        return List.of(new StaticCall(Sdk.MAP, Optional.empty(), "ofEntries", entries));
    }
}
