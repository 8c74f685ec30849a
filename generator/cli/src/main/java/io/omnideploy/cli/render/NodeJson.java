package io.omnideploy.cli.render;

import io.omnideploy.config.Node;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** A structured document as JSON, in its own order. */
public final class NodeJson {
    private NodeJson() {}

    /** Returns the document; unquoted scalars are numbers and switches where they read as such. */
    public static String of(Node node) {
        return JsonText.of(tree(node));
    }

    private static Object tree(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.quoted() ? scalar.text() : unquoted(scalar.text());
            case Node.Nothing nothing -> JsonText.JsonNull.NULL;
            case Node.Sequence list -> list.items().stream().map(NodeJson::tree).toList();
            case Node.Mapping map -> {
                Map<String, Object> tree = new LinkedHashMap<>();
                map.entries().forEach((key, entry) -> tree.put(key, tree(entry.value())));
                yield tree;
            }
            case Node.Expanded expanded -> throw new IllegalArgumentException("a template has no JSON form");
        };
    }

    private static Object unquoted(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException word) {
            return text;
        }
    }
}
