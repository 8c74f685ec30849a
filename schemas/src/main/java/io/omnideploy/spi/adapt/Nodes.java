package io.omnideploy.spi.adapt;

import io.omnideploy.config.Node;
import java.util.List;
import java.util.Optional;

/** Small views on what was read; what has another form than asked for is as if it were not there. */
public final class Nodes {
    private Nodes() {}

    /** Returns the map under a key; an empty one where there is none. */
    public static Node.Mapping map(Node.Mapping within, String key) {
        return within.get(key).orElse(null) instanceof Node.Mapping map ? map : Node.Mapping.empty();
    }

    /** Returns the scalar under a key. */
    public static Optional<Node.Scalar> scalar(Node.Mapping within, String key) {
        return within.get(key).filter(Node.Scalar.class::isInstance).map(Node.Scalar.class::cast);
    }

    /** Returns the characters of the scalar under a key. */
    public static Optional<String> text(Node.Mapping within, String key) {
        return scalar(within, key).map(Node.Scalar::text);
    }

    /** Returns the items of the list under a key, or what stands there alone as the only one. */
    public static List<Node> items(Node.Mapping within, String key) {
        return switch (within.get(key).orElse(null)) {
            case null -> List.of();
            case Node.Nothing nothing -> List.of();
            case Node.Sequence list -> list.items();
            case Node.Scalar scalar -> List.of(scalar);
            case Node.Expanded expanded -> List.of(expanded);
            case Node.Mapping map -> List.of(map);
        };
    }

    /** Tells whether a switch under a key is on. */
    public static boolean isTrue(Node.Mapping within, String key) {
        return text(within, key)
                .filter(text -> isOneOf(text, "true", "yes", "on", "y"))
                .isPresent();
    }

    /** Tells whether a switch under a key is off. */
    public static boolean isFalse(Node.Mapping within, String key) {
        return text(within, key)
                .filter(text -> isOneOf(text, "false", "no", "off", "n"))
                .isPresent();
    }

    private static boolean isOneOf(String text, String... words) {
        for (String word : words) {
            if (word.equalsIgnoreCase(text)) {
                return true;
            }
        }
        return false;
    }
}
