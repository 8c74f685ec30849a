package io.omnideploy.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The way to an attribute inside a resource: keys and 0-based indexes. */
public record AttributePath(List<Step> steps) {
    public AttributePath {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("an attribute path has a step");
        }
    }

    /** A step of the way. */
    public sealed interface Step {}

    /** Into the value under a key. */
    public record Key(String name) implements Step {
        public Key {
            Objects.requireNonNull(name, "name");
        }
    }

    /** Into an item of a list, 0-based. */
    public record Index(int index) implements Step {}

    /** Returns the path to a top-level attribute. */
    public static AttributePath of(String name) {
        return new AttributePath(List.of(new Key(name)));
    }

    /** Returns the path one key further in. */
    public AttributePath then(String name) {
        return with(new Key(name));
    }

    /** Returns the path to an item. */
    public AttributePath at(int index) {
        return with(new Index(index));
    }

    private AttributePath with(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new AttributePath(longer);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            switch (step) {
                case Key key -> text.append(text.isEmpty() ? "" : ".").append(key.name());
                case Index index -> text.append('[').append(index.index()).append(']');
            }
        }
        return text.toString();
    }
}
