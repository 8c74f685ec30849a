package io.omnideploy.templates.hcl;

import java.util.List;
import java.util.Objects;

/** What stands between the braces of a block, in the order in which it is written. */
public record HclBody(List<Item> items) {
    /** Nothing. */
    public static final HclBody EMPTY = new HclBody(List.of());

    public HclBody {
        items = List.copyOf(items);
    }

    /** Returns a body. */
    public static HclBody of(Item... items) {
        return new HclBody(List.of(items));
    }

    /** A part of a body. */
    public sealed interface Item {}

    /** A name and its value. */
    public record Attribute(String name, HclExpression value) implements Item {
        public Attribute {
            requireIdentifier(name);
            Objects.requireNonNull(value, "value");
        }
    }

    /** A nested block. */
    public record Block(String type, List<String> labels, HclBody body) implements Item {
        public Block {
            requireIdentifier(type);
            labels = List.copyOf(labels);
            Objects.requireNonNull(body, "body");
        }

        /** Returns a block without labels. */
        public static Block of(String type, HclBody body) {
            return new Block(type, List.of(), body);
        }
    }

    /** A blank line, which sets what follows apart. */
    public record Gap() implements Item {}

    private static void requireIdentifier(String name) {
        if (!HclText.isIdentifier(name)) {
            throw new IllegalArgumentException("not an HCL identifier: " + name);
        }
    }
}
