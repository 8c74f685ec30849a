package io.omnideploy.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The address of a value in the universal description, always in the long form: {@code components.web.container.image}.
 *
 * @param segments keys from the root on; items of lists are their 0-based index in brackets, as {@code [0]}
 */
public record ConfigPath(List<String> segments) implements Comparable<ConfigPath> {
    /** The description itself. */
    public static final ConfigPath ROOT = new ConfigPath(List.of());

    public ConfigPath {
        segments = List.copyOf(segments);
    }

    /** Returns the path of keys from the root on. */
    public static ConfigPath of(String... segments) {
        return new ConfigPath(Arrays.asList(segments));
    }

    /** Returns the path one key further in. */
    public ConfigPath then(String key) {
        List<String> longer = new ArrayList<>(segments);
        longer.add(key);
        return new ConfigPath(longer);
    }

    /** Returns the path of several keys further in. */
    public ConfigPath then(String first, String... more) {
        ConfigPath path = then(first);
        for (String key : more) {
            path = path.then(key);
        }
        return path;
    }

    /** Returns the path of an item of the list here, 0-based. */
    public ConfigPath item(int index) {
        return then("[" + index + "]");
    }

    /** Returns the path without its last segment; the root is its own parent. */
    public ConfigPath parent() {
        return segments.isEmpty() ? this : new ConfigPath(segments.subList(0, segments.size() - 1));
    }

    /** Tells whether this path is the other one or leads to it. */
    public boolean contains(ConfigPath other) {
        return other.segments.size() >= segments.size()
                && other.segments.subList(0, segments.size()).equals(segments);
    }

    @Override
    public int compareTo(ConfigPath other) {
        int shared = Math.min(segments.size(), other.segments.size());
        for (int at = 0; at < shared; at++) {
            int order = segments.get(at).compareTo(other.segments.get(at));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(segments.size(), other.segments.size());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String segment : segments) {
            if (!text.isEmpty() && !segment.startsWith("[")) {
                text.append('.');
            }
            text.append(segment);
        }
        return text.toString();
    }
}
