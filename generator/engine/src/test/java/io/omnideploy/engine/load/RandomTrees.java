package io.omnideploy.engine.load;

import io.omnideploy.config.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Makes trees and texts at random, with few keys, so that two trees often meet in one. */
final class RandomTrees {
    private static final List<String> SNIPPETS = List.of(
            "$",
            "$$",
            "${",
            "}",
            "${X}",
            "$X",
            "%{",
            "\"",
            "'",
            "\\",
            "\n",
            "\r\n",
            "\t",
            ": ",
            " #",
            "- ",
            "|",
            ">",
            "&a",
            "*a",
            "!t",
            "@",
            "`",
            "{",
            "[",
            ",",
            "no",
            "~",
            "null",
            "1.10",
            "0x1",
            " ",
            "\u00e9",
            "\u2028",
            "\uD83D\uDE00",
            "\u0001",
            "\u0085",
            "\uFEFF",
            "abc",
            "---",
            "...",
            "$(id)",
            "<<",
            "?",
            "=");

    private final Random random;

    RandomTrees(Random random) {
        this.random = random;
    }

    /** Returns a map; in one for an overlay some values are nothing. */
    Node.Mapping map(int depth, boolean withNothing) {
        Map<String, Node> values = new LinkedHashMap<>();
        for (int count = random.nextInt(5); count > 0; count--) {
            values.put("k" + random.nextInt(6), node(depth - 1, withNothing));
        }
        return Node.map(values);
    }

    private Node node(int depth, boolean withNothing) {
        int kind = random.nextInt(depth > 0 ? 8 : 5);
        if (kind == 0 && withNothing) {
            return new Node.Nothing(Optional.empty());
        }
        if (kind == 1) {
            List<Node> items = new ArrayList<>();
            for (int count = random.nextInt(3); count > 0; count--) {
                items.add(node(depth - 1, false));
            }
            return Node.list(items);
        }
        return kind < 5 ? Node.text("v" + random.nextInt(4)) : map(depth, withNothing);
    }

    /** Returns a text with what means something to YAML, to shells, to us. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int count = random.nextInt(8); count > 0; count--) {
            text.append(SNIPPETS.get(random.nextInt(SNIPPETS.size())));
        }
        return text.toString();
    }
}
