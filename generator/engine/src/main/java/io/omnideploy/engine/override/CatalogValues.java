package io.omnideploy.engine.override;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Kind;
import io.omnideploy.resource.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Makes values of what is written, in the form that the catalog knows for a property. */
final class CatalogValues {
    /** Longer numbers are no sizes, ports or counts. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

    private CatalogValues() {}

    /** Returns what is said of each entry of a map or item of a list. */
    static CatalogProperty itemOf(CatalogProperty property) {
        return new CatalogProperty(
                property.name(),
                property.item().orElse(Kind.TEXT),
                Optional.empty(),
                property.fields(),
                false,
                property.replaces(),
                property.secret(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>());
    }

    /** Returns what a property takes: "a number". */
    static String expected(CatalogProperty property) {
        return switch (property.kind()) {
            case TEXT -> "text";
            case NUMBER -> "a number";
            case NUMBER_OR_TEXT -> "a number or text";
            case BOOL -> "true or false";
            case LIST, SET -> "a list";
            case MAP, OBJECT -> "a map";
        };
    }

    /** Returns the value, or tells what is wrong with it. */
    static Optional<Value> value(Node node, CatalogProperty property, ConfigPath path, Diagnostics problems) {
        Optional<Value> value = switch (property.kind()) {
            case TEXT -> scalar(node).map(scalar -> Value.text(scalar.text()));
            case NUMBER ->
                scalar(node)
                        .filter(CatalogValues::isNumber)
                        .map(scalar -> new Value.Num(new BigDecimal(scalar.text())));
            case NUMBER_OR_TEXT ->
                scalar(node).map(scalar -> isNumber(scalar) ? new Value.Num(scalar.text()) : Value.text(scalar.text()));
            case BOOL ->
                scalar(node)
                        .filter(scalar -> !scalar.quoted() && scalar.text().matches("true|false"))
                        .map(scalar -> Value.bool(scalar.text().equals("true")));
            case LIST, SET ->
                node instanceof Node.Sequence list ? list(list, property, path, problems) : Optional.empty();
            case MAP -> node instanceof Node.Mapping map ? map(map, property, path, problems) : Optional.empty();
            case OBJECT -> node instanceof Node.Mapping map ? object(map, property, path, problems) : Optional.empty();
        };
        if (value.isEmpty() && !isTold(node, property)) {
            problems.add(Diagnostic.error(
                            "wrong-type",
                            "'" + property.name() + "' takes " + expected(property) + ", and this is " + found(node)
                                    + ".")
                    .about(path)
                    .at(node.span())
                    .remedy("Write " + expected(property) + ", or null to remove it."));
        }
        return value;
    }

    private static boolean isNumber(Node.Scalar scalar) {
        return !scalar.quoted() && NUMBER.matcher(scalar.text()).matches();
    }

    private static Optional<Node.Scalar> scalar(Node node) {
        return node instanceof Node.Scalar scalar ? Optional.of(scalar) : Optional.empty();
    }

    /** What is wrong inside of a list or map was told there. */
    private static boolean isTold(Node node, CatalogProperty property) {
        return switch (property.kind()) {
            case LIST, SET -> node instanceof Node.Sequence;
            case MAP, OBJECT -> node instanceof Node.Mapping;
            case TEXT, NUMBER, NUMBER_OR_TEXT, BOOL -> false;
        };
    }

    private static String found(Node node) {
        return node instanceof Node.Scalar scalar && scalar.quoted() ? "text in quotes" : node.form();
    }

    private static Optional<Value> list(
            Node.Sequence list, CatalogProperty property, ConfigPath path, Diagnostics problems) {
        List<Value> items = new ArrayList<>();
        for (int index = 0; index < list.items().size(); index++) {
            value(list.items().get(index), itemOf(property), path.item(index), problems)
                    .ifPresent(items::add);
        }
        return items.size() == list.items().size() ? Optional.of(new Value.Seq(items)) : Optional.empty();
    }

    private static Optional<Value> map(
            Node.Mapping map, CatalogProperty property, ConfigPath path, Diagnostics problems) {
        SortedMap<String, Value> entries = new TreeMap<>();
        map.entries()
                .forEach((key, entry) -> value(entry.value(), itemOf(property), path.then(key), problems)
                        .ifPresent(value -> entries.put(key, value)));
        return entries.size() == map.entries().size() ? Optional.of(new Value.Obj(entries)) : Optional.empty();
    }

    private static Optional<Value> object(
            Node.Mapping map, CatalogProperty property, ConfigPath path, Diagnostics problems) {
        SortedMap<String, Value> fields = new TreeMap<>();
        map.entries().forEach((key, entry) -> {
            Optional<CatalogProperty> field = property.field(key);
            if (field.isEmpty()) {
                problems.add(Diagnostic.error("unknown-property", "'" + property.name() + "' has no '" + key + "'.")
                        .about(path.then(key))
                        .at(entry.keySpan())
                        .remedy(Nearest.remedy(
                                key,
                                property.fields().stream()
                                        .map(CatalogProperty::name)
                                        .toList())));
            } else {
                value(entry.value(), field.get(), path.then(key), problems).ifPresent(value -> fields.put(key, value));
            }
        });
        return fields.size() == map.entries().size() ? Optional.of(new Value.Obj(fields)) : Optional.empty();
    }
}
