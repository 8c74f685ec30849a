package io.omnideploy.engine.load;

import io.omnideploy.config.DeployShape.Shorthand;
import io.omnideploy.config.Node;
import io.omnideploy.config.SecretSource;
import io.omnideploy.config.Shape;
import io.omnideploy.engine.load.ShapeCheck.Extent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/**
 * Writes shapes as JSON Schemas.
 *
 * @param extent whether something whole is described, or changes to it
 * @param shorthands what may be written shorter, from the shape on that is asked for
 */
record ShapeSchema(Extent extent, List<Shorthand> shorthands) {
    private static final String SIZE = "\\d{1,12}(\\.\\d{1,6})?\\s?([KMGT]i?B?)?";
    private static final String CPU = "\\d{1,5}m|\\d{1,5}(\\.\\d{1,3})?";
    private static final String DURATION = "(?=.)(\\d{1,6}h)?(\\d{1,6}m(?!s))?(\\d{1,6}s)?(\\d{1,9}ms)?";

    /** Returns the schema of a shape. */
    Node.Mapping of(Shape shape) {
        return of(shape, List.of());
    }

    private Node.Mapping of(Shape shape, List<String> path) {
        return switch (shape) {
            case Shape.Text text -> text(text);
            case Shape.Word word -> orVariable(Node.map(Map.of("enum", texts(word.words()))));
            case Shape.Whole whole ->
                orVariable(object("type", "integer")
                        .with("minimum", Node.word(whole.min()))
                        .with("maximum", Node.word(whole.max())));
            case Shape.Decimal decimal ->
                orVariable(object("type", "number")
                        .with("minimum", Node.word(decimal.min().toPlainString()))
                        .with("maximum", Node.word(decimal.max().toPlainString())));
            case Shape.Switch s -> orVariable(object("type", "boolean"));
            case Shape.Time time -> matching(DURATION, List.of("string"));
            case Shape.Bytes bytes ->
                matching(SIZE, List.of("string", "number")).with("exclusiveMinimum", Node.word(0));
            case Shape.CpuAmount cpu ->
                matching(CPU, List.of("string", "number")).with("exclusiveMinimum", Node.word(0));
            case Shape.Source source ->
                matching("(" + String.join("|", SecretSource.SCHEMES) + "):[\\s\\S]+", List.of("string"));
            case Shape.Free free -> Node.Mapping.empty();
            case Shape.ListOf list -> list(list, path);
            case Shape.MapOf map -> byName(map, map(map, each(map.value(), path)), path);
            case Shape.Fields fields -> fields(fields, path);
        };
    }

    /** Returns the schema of a field: what it is for, its default, and whether it may be nothing. */
    Node.Mapping property(Shape.Field field, Node.Mapping schema) {
        SequencedMap<String, Node> described = new LinkedHashMap<>();
        described.put("description", Node.text(field.meaning()));
        field.fallback().ifPresent(text -> described.put("default", fallback(field.shape(), text)));
        boolean mayBeNothing = extent == Extent.OVERLAY || !field.required();
        Node.Mapping value = mayBeNothing ? orNothing(schema) : schema;
        value.entries().forEach((key, entry) -> described.put(key, entry.value()));
        return Node.map(described);
    }

    /** Returns the schema of a map whose values have a schema. */
    Node.Mapping map(Shape.MapOf map, Node.Mapping value) {
        return object("type", "object")
                .with("propertyNames", object("pattern", whole(map.key().pattern())))
                .with("additionalProperties", extent == Extent.OVERLAY ? orNothing(value) : value);
    }

    private Node.Mapping fields(Shape.Fields fields, List<String> path) {
        SequencedMap<String, Node> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Shape.Field field : fields.fields()) {
            List<String> inner = new ArrayList<>(path);
            inner.add(field.key());
            properties.put(field.key(), property(field, of(field.shape(), inner)));
            if (field.required() && extent == Extent.WHOLE) {
                required.add(field.key());
            }
        }
        Node.Mapping schema = object("type", "object")
                .with("properties", Node.map(properties))
                .with("additionalProperties", Node.word(false));
        if (!required.isEmpty()) {
            schema = schema.with("required", texts(required));
        }
        return extent == Extent.WHOLE && fields.oneOf().size() > 1
                ? schema.with("allOf", Node.list(exclusive(fields.oneOf())))
                : schema;
    }

    /** Of two keys that exclude each other, one is absent or nothing. */
    private static List<Node> exclusive(List<String> keys) {
        Node something = Node.map(Map.of("not", object("type", "null")));
        List<Node> pairs = new ArrayList<>();
        for (int left = 0; left < keys.size(); left++) {
            for (int right = left + 1; right < keys.size(); right++) {
                List<String> pair = List.of(keys.get(left), keys.get(right));
                SequencedMap<String, Node> given = new LinkedHashMap<>();
                pair.forEach(key -> given.put(key, something));
                Node both = Node.map(Map.of("required", texts(pair))).with("properties", Node.map(given));
                pairs.add(Node.map(Map.of("not", both)));
            }
        }
        return pairs;
    }

    private Node.Mapping list(Shape.ListOf list, List<String> path) {
        Node.Mapping item = each(list.item(), path);
        Node.Mapping schema = object("type", "array").with("items", item);
        for (Shorthand shorthand : shorthands) {
            if (shorthand instanceof Shorthand.Single(List<String> at, String key) && at.equals(path)) {
                schema = anyOf(schema, scalar(list.item(), key));
            }
        }
        return schema;
    }

    /** Returns the schema of an item or entry, which may be a scalar where a shorthand says so. */
    private Node.Mapping each(Shape value, List<String> path) {
        Node.Mapping schema = of(value, List.of());
        for (Shorthand shorthand : shorthands) {
            if (shorthand instanceof Shorthand.Each(List<String> at, String key) && at.equals(path)) {
                schema = anyOf(schema, scalar(value, key));
            }
        }
        return schema;
    }

    private Node.Mapping byName(Shape.MapOf map, Node.Mapping schema, List<String> path) {
        for (Shorthand shorthand : shorthands) {
            if (shorthand instanceof Shorthand.ByName(List<String> at, String key) && at.equals(path)) {
                Node.Mapping item = of(map.value(), List.of());
                Node.Mapping name = text(map.key());
                Node.Mapping properties = (Node.Mapping) item.get("properties").orElseThrow();
                List<Node> required = new ArrayList<>(List.of(Node.text(key)));
                item.get("required").ifPresent(keys -> required.addAll(((Node.Sequence) keys).items()));
                Node.Mapping named =
                        item.with("properties", properties.with(key, name)).with("required", Node.list(required));
                return anyOf(schema, object("type", "array").with("items", named));
            }
        }
        return schema;
    }

    private Node.Mapping scalar(Shape map, String key) {
        return of(((Shape.Fields) map).field(key).orElseThrow().shape(), List.of());
    }

    /** Numbers and switches are read as text where text is wanted, if they may stand there. */
    private static Node.Mapping text(Shape.Text text) {
        if (text.pattern().isEmpty()) {
            return Node.map(Map.of("type", texts(List.of("string", "number", "boolean"))));
        }
        return text(text.pattern().get());
    }

    private static Node.Mapping text(Pattern pattern) {
        List<String> types = new ArrayList<>(List.of("string"));
        if (pattern.matcher("1.5").matches()) {
            types.add("number");
        } else if (pattern.matcher("1").matches()) {
            types.add("integer");
        }
        if (pattern.matcher("true").matches()) {
            types.add("boolean");
        }
        Node.Mapping schema = matching(pattern.pattern(), types);
        return pattern.matcher("-1").matches() ? schema : schema.with("minimum", Node.word(0));
    }

    private static Node.Mapping matching(String pattern, List<String> types) {
        Node type = types.size() == 1 ? Node.text(types.getFirst()) : texts(types);
        return Node.map(Map.of("type", type)).with("pattern", Node.text(whole(pattern) + "|[$]"));
    }

    private static String whole(String pattern) {
        return "^(?:" + pattern + ")$";
    }

    private static Node.Mapping orVariable(Node.Mapping schema) {
        return anyOf(schema, object("type", "string").with("pattern", Node.text("[$]")));
    }

    private static Node.Mapping orNothing(Node.Mapping schema) {
        // A schema without any demand takes nothing already.
        return schema.entries().isEmpty() ? schema : anyOf(schema, object("type", "null"));
    }

    private static Node.Mapping anyOf(Node.Mapping first, Node.Mapping other) {
        List<Node> choices = new ArrayList<>();
        if (first.entries().size() == 1 && first.get("anyOf").orElse(null) instanceof Node.Sequence list) {
            choices.addAll(list.items());
        } else {
            choices.add(first);
        }
        choices.add(other);
        return Node.map(Map.of("anyOf", Node.list(choices)));
    }

    private static Node.Mapping object(String key, String text) {
        return Node.map(Map.of(key, Node.text(text)));
    }

    static Node.Sequence texts(List<String> texts) {
        return Node.list(texts.stream().map(Node::text).toList());
    }

    /** A default is written in the type that the schema asks for. */
    private static Node fallback(Shape shape, String text) {
        return shape instanceof Shape.Whole
                        || shape instanceof Shape.Decimal
                        || shape instanceof Shape.Switch
                        || text.equals("{}")
                        || text.equals("[]")
                ? ShapeDefaults.written(text)
                : Node.text(text);
    }
}
