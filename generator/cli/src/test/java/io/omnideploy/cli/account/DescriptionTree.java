package io.omnideploy.cli.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A description as maps and lists that can be cut, written as YAML. */
final class DescriptionTree {
    private final Map<String, Object> root;

    DescriptionTree(Map<String, Object> root) {
        this.root = root;
    }

    /** Takes away what stands at a path as diagnostics write it, or the nearest thing around it; tells whether it could. */
    boolean cut(String path) {
        return (!path.startsWith("stacks.") || reaches(path)) && cutAt(root, "", path);
    }

    /** Tells whether something below the stack's own name is on the way. */
    private boolean reaches(String path) {
        Object stacks = root.get("stacks");
        Object stack = stacks instanceof Map<?, ?> map ? map.get(path.split("\\.")[1]) : null;
        return stack instanceof Map<?, ?> changes && changes.containsKey(path.split("[.\\[]")[2]);
    }

    @SuppressWarnings("unchecked")
    private static boolean cutAt(Object node, String at, String path) {
        if (node instanceof Map<?, ?> map) {
            for (Object key : new ArrayList<>(map.keySet())) {
                String inner = at.isEmpty() ? key.toString() : at + "." + key;
                if (isOnTheWay(inner, path)) {
                    return cutAt(map.get(key), inner, path)
                            || ((Map<String, Object>) map).keySet().remove(key);
                }
            }
        } else if (node instanceof List<?> list) {
            for (int index = 0; index < list.size(); index++) {
                String inner = at + "[" + index + "]";
                if (isOnTheWay(inner, path)) {
                    if (!cutAt(list.get(index), inner, path)) {
                        list.remove(index);
                    }
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isOnTheWay(String inner, String path) {
        return path.equals(inner) || path.startsWith(inner + ".") || path.startsWith(inner + "[");
    }

    String yaml() {
        StringBuilder text = new StringBuilder();
        map(root, 0, text);
        return text.toString();
    }

    private static void map(Map<?, ?> map, int indent, StringBuilder text) {
        map.forEach((key, value) -> {
            text.append(" ".repeat(indent)).append(quoted(key.toString())).append(':');
            value(value, indent, text);
        });
    }

    private static void value(Object value, int indent, StringBuilder text) {
        switch (value) {
            case null -> text.append('\n');
            case Map<?, ?> map
            when !map.isEmpty() -> {
                text.append('\n');
                map(map, indent + 2, text);
            }
            case List<?> list
            when !list.isEmpty() -> {
                text.append('\n');
                for (Object item : list) {
                    text.append(" ".repeat(indent + 2)).append('-');
                    value(item, indent + 2, text);
                }
            }
            case String scalar -> text.append(' ').append(quoted(scalar)).append('\n');
            default -> text.append(' ').append(value).append('\n');
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
