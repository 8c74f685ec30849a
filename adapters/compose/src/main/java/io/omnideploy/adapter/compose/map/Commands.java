package io.omnideploy.adapter.compose.map;

import io.omnideploy.config.Node;
import java.util.ArrayList;
import java.util.List;

/** Commands, which are text as for a shell or a list of words. */
final class Commands {
    private Commands() {}

    /** Returns the words of the command under a key; none where there is no command. */
    static List<String> words(Node.Mapping within, String key) {
        return parts(within, key).stream().map(Node.Scalar::text).toList();
    }

    /** Returns the words with their places. */
    static List<Node.Scalar> parts(Node.Mapping within, String key) {
        List<Node.Scalar> parts = new ArrayList<>();
        switch (within.get(key).orElse(null)) {
            case Node.Scalar scalar ->
                ShellWords.of(scalar.text()).forEach(word -> parts.add(new Node.Scalar(word, true, scalar.span())));
            case Node.Sequence list ->
                list.items().forEach(item -> {
                    if (item instanceof Node.Scalar scalar) {
                        parts.add(new Node.Scalar(scalar.text(), true, scalar.span()));
                    }
                });
            case null -> {}
            default -> {}
        }
        return parts;
    }

    /** Tells whether a command is given and says nothing: compose then takes away that of the image. */
    static boolean isEmptied(Node.Mapping within, String key) {
        return switch (within.get(key).orElse(null)) {
            case Node.Sequence list -> list.items().isEmpty();
            case Node.Scalar scalar -> scalar.text().isBlank();
            case null -> false;
            default -> false;
        };
    }
}
