package io.omnideploy.backend.cdk.app;

import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.backend.cdk.template.TemplateValue;
import io.omnideploy.templates.java.JavaExpression;
import io.omnideploy.templates.java.JavaExpression.Concatenation;
import io.omnideploy.templates.java.JavaExpression.Constant;
import io.omnideploy.templates.java.JavaExpression.StaticCall;
import io.omnideploy.templates.java.JavaExpression.Text;
import io.omnideploy.templates.java.JavaExpression.Word;
import io.omnideploy.templates.java.JavaSource.Typed;
import io.omnideploy.templates.java.JavaType;
import io.omnideploy.templates.java.program.Collected;
import io.omnideploy.templates.java.program.Collected.Item;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns values of a template into Java. */
final class Values {
    private static final Typed ANYTHING = Typed.of(Sdk.OBJECT);

    private final Template template;
    private final L1Types types;
    private final AppScope scope;
    private final Collected documents;

    Values(Template template, L1Types types, AppScope scope, Collected documents) {
        this.template = template;
        this.types = types;
        this.scope = scope;
        this.documents = documents;
    }

    /**
     * Returns a value as the library takes it.
     *
     * @param type the construct of whose properties it is one
     */
    JavaExpression of(TemplateValue value, Shape shape, L1Type type) {
        return switch (shape) {
            case Shape.Text text -> text(value);
            case Shape.Num number -> number(value);
            case Shape.Bool bool ->
                value instanceof TemplateValue.Bool plain
                        ? new Word(Boolean.toString(plain.on()))
                        : JavaExpression.of(Sdk.TOKEN, "asAny", text(value));
            case Shape.Document document -> document(value);
            case Shape.ListOf list ->
                value instanceof TemplateValue.Seq seq
                        ? documents.list(
                                typed(list.item(), type),
                                seq.items().stream()
                                        .map(item -> item(item, list.item(), type))
                                        .toList())
                        : list(value);
            case Shape.MapOf map -> {
                Map<String, Item> entries = new LinkedHashMap<>();
                fields(value).forEach((key, inner) -> entries.put(key, item(inner, map.value(), type)));
                yield documents.map(typed(map.value(), type), entries);
            }
            case Shape.Properties properties -> properties(fields(value), properties.name(), type);
            case Shape.Tag tag ->
                scope.tag(text(fields(value).get("Key")), text(fields(value).get("Value")));
        };
    }

    private JavaExpression properties(Map<String, TemplateValue> fields, String name, L1Type type) {
        JavaExpression builder = JavaExpression.of(type.properties(name), "builder");
        return with(builder, fields, name, type).call("build");
    }

    /** Returns a builder that was told all properties. */
    JavaExpression with(JavaExpression builder, Map<String, TemplateValue> fields, String owner, L1Type type) {
        JavaExpression all = builder;
        for (Map.Entry<String, TemplateValue> field : fields.entrySet()) {
            L1Property property = type.property(owner, field.getKey()).orElseThrow();
            all = all.call(property.builderMethod(), of(field.getValue(), property.shape(), type));
        }
        return all;
    }

    /** Returns a value that is no property of a construct, as it stands in the template. */
    JavaExpression document(TemplateValue value) {
        return switch (value) {
            case TemplateValue.Num number -> plain(number);
            case TemplateValue.Bool bool -> new Word(Boolean.toString(bool.on()));
            case TemplateValue.Seq seq ->
                documents.list(
                        ANYTHING,
                        seq.items().stream()
                                .map(item -> new Item(document(item), isKnown(item)))
                                .toList());
            case TemplateValue.Obj object -> {
                Map<String, Item> entries = new LinkedHashMap<>();
                object.fields().forEach((key, inner) -> entries.put(key, new Item(document(inner), isKnown(inner))));
                yield documents.map(ANYTHING, entries);
            }
            case TemplateValue.Zones zones -> list(zones);
            case TemplateValue.Pieces pieces -> list(pieces);
            case TemplateValue.Attribute attribute when isList(attribute) -> list(attribute);
            case TemplateValue.RefTo ref when isList(ref) -> list(ref);
            default -> text(value);
        };
    }

    /** Returns a value as text. */
    JavaExpression text(TemplateValue value) {
        return switch (value) {
            case TemplateValue.Text text -> new Text(text.text());
            case TemplateValue.Num number -> new Text(number.plain());
            case TemplateValue.Bool bool -> new Text(Boolean.toString(bool.on()));
            case TemplateValue.RefTo ref -> ref(ref);
            case TemplateValue.Attribute attribute -> attribute(attribute);
            case TemplateValue.Joined joined -> joined(joined);
            case TemplateValue.JoinedList joined ->
                JavaExpression.of(Sdk.FN, "join", new Text(joined.delimiter()), list(joined.list()));
            case TemplateValue.Picked picked ->
                JavaExpression.of(Sdk.FN, "select", new Word(Integer.toString(picked.index())), list(picked.list()));
            case TemplateValue.Seq seq -> throw notText("a list");
            case TemplateValue.Obj object -> throw notText("an object");
            case TemplateValue.Pieces pieces -> throw notText("a list");
            case TemplateValue.Zones zones -> throw notText("a list");
        };
    }

    private static IllegalArgumentException notText(String what) {
        return new IllegalArgumentException(what + " where one value is expected");
    }

    private JavaExpression ref(TemplateValue.RefTo ref) {
        if (ref.isPseudo()) {
            return pseudo(ref.name());
        }
        return scope.isParameter(ref.name())
                ? scope.parameter(ref.name()).call("getValueAsString")
                : scope.resource(ref.name()).call("getRef");
    }

    private static JavaExpression pseudo(String name) {
        return switch (name) {
            case "AWS::AccountId" -> new Constant(Sdk.AWS, "ACCOUNT_ID");
            case "AWS::Partition" -> new Constant(Sdk.AWS, "PARTITION");
            case "AWS::Region" -> new Constant(Sdk.AWS, "REGION");
            case "AWS::StackId" -> new Constant(Sdk.AWS, "STACK_ID");
            case "AWS::StackName" -> new Constant(Sdk.AWS, "STACK_NAME");
            case "AWS::URLSuffix" -> new Constant(Sdk.AWS, "URL_SUFFIX");
            default -> JavaExpression.of(Sdk.FN, "ref", new Text(name));
        };
    }

    private Optional<L1Property> known(TemplateValue.Attribute attribute) {
        return types.find(template.resources().get(attribute.logicalId()))
                .flatMap(type -> Optional.ofNullable(type.attributes().get(attribute.name())));
    }

    private JavaExpression attribute(TemplateValue.Attribute attribute) {
        Word resource = scope.resource(attribute.logicalId());
        Optional<L1Property> known = known(attribute);
        if (known.isEmpty()) {
            return JavaExpression.of(Sdk.TOKEN, "asString", resource.call("getAtt", new Text(attribute.name())));
        }
        JavaExpression read = resource.call(known.get().getter());
        return known.get().shape() instanceof Shape.Text ? read : JavaExpression.of(Sdk.TOKEN, "asString", read);
    }

    private JavaExpression joined(TemplateValue.Joined joined) {
        List<JavaExpression> parts = joined.parts().stream().map(this::text).toList();
        if (!joined.delimiter().isEmpty()) {
            return JavaExpression.of(
                    Sdk.FN,
                    "join",
                    new Text(joined.delimiter()),
                    new StaticCall(Sdk.LIST, Optional.empty(), "of", parts));
        }
        return parts.isEmpty() ? new Text("") : parts.size() == 1 ? parts.getFirst() : new Concatenation(parts);
    }

    private JavaExpression number(TemplateValue value) {
        return switch (value) {
            case TemplateValue.Num number -> plain(number);
            case TemplateValue.RefTo ref
            when scope.isParameter(ref.name()) -> scope.parameter(ref.name()).call("getValueAsNumber");
            default -> JavaExpression.of(Sdk.TOKEN, "asNumber", text(value));
        };
    }

    private static JavaExpression plain(TemplateValue.Num number) {
        BigDecimal exact = new BigDecimal(number.plain());
        boolean whole = exact.scale() <= 0;
        boolean small = exact.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
        return new Word(number.plain() + (whole && !small ? "L" : ""));
    }

    private boolean isList(TemplateValue.Attribute attribute) {
        return known(attribute)
                .map(property -> property.shape() instanceof Shape.ListOf)
                .orElse(false);
    }

    private boolean isList(TemplateValue.RefTo ref) {
        return scope.isParameter(ref.name())
                && template.parameters().get(ref.name()).type().contains("List");
    }

    private JavaExpression list(TemplateValue value) {
        return switch (value) {
            case TemplateValue.Zones zones -> JavaExpression.of(Sdk.FN, "getAzs");
            case TemplateValue.Pieces pieces ->
                JavaExpression.of(Sdk.FN, "split", new Text(pieces.delimiter()), text(pieces.text()));
            case TemplateValue.RefTo ref
            when isList(ref) -> scope.parameter(ref.name()).call("getValueAsList");
            case TemplateValue.Attribute attribute
            when isList(attribute) ->
                scope.resource(attribute.logicalId())
                        .call(known(attribute).orElseThrow().getter());
            case TemplateValue.Seq seq ->
                documents.list(
                        Typed.of(Sdk.STRING),
                        seq.items().stream()
                                .map(item -> new Item(text(item), isKnown(item)))
                                .toList());
            default -> JavaExpression.of(Sdk.TOKEN, "asList", text(value));
        };
    }

    private Item item(TemplateValue value, Shape shape, L1Type type) {
        return new Item(of(value, shape, type), isKnown(value));
    }

    private static boolean isKnown(TemplateValue value) {
        return value.references().isEmpty();
    }

    private static Map<String, TemplateValue> fields(TemplateValue value) {
        if (value instanceof TemplateValue.Obj object) {
            return object.fields();
        }
        throw new IllegalArgumentException("one value where an object is expected");
    }

    private static Typed typed(Shape shape, L1Type type) {
        return switch (shape) {
            case Shape.Text text -> Typed.of(Sdk.STRING);
            case Shape.Num number -> Typed.of(Sdk.NUMBER);
            case Shape.Bool bool -> Typed.of(JavaType.of("java.lang.Boolean"));
            case Shape.Document document -> ANYTHING;
            case Shape.ListOf list -> new Typed(Sdk.LIST, List.of(typed(list.item(), type)));
            case Shape.MapOf map -> new Typed(Sdk.MAP, List.of(Typed.of(Sdk.STRING), typed(map.value(), type)));
            case Shape.Properties properties -> Typed.of(type.properties(properties.name()));
            case Shape.Tag tag -> Typed.of(Sdk.TAG);
        };
    }
}
