package io.omnideploy.spi.run;

import io.omnideploy.resource.Value;
import io.omnideploy.resource.Value.Obj;
import io.omnideploy.resource.Value.SecretInput;
import io.omnideploy.resource.Value.Seq;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Says where in properties a secret is, without saying in which item of a list: {@code env.PASSWORD},
 * {@code upload[].content}. Sets come in another order from a tool than they went, so that an index would mislead.
 */
public final class SecretPaths {
    private SecretPaths() {}

    /** Returns the paths of all values with a secret in them. */
    public static Set<String> in(Map<String, Value> properties) {
        Set<String> found = new TreeSet<>();
        properties.forEach((name, value) -> collect(name, value, found));
        return found;
    }

    private static void collect(String path, Value value, Set<String> found) {
        if (!value.isSecret()) {
            return;
        }
        switch (value) {
            case Obj object -> object.fields().forEach((key, inner) -> collect(path + "." + key, inner, found));
            case Seq seq -> seq.items().forEach(item -> collect(path + "[]", item, found));
            default -> found.add(path);
        }
    }

    /**
     * Returns a value with a stand-in for each secret.
     *
     * @param side tells the stand-ins of two different values apart, so that they are seen to differ
     */
    public static Value mask(String path, Value value, Set<String> secrets, String side) {
        if (secrets.contains(path)) {
            return new SecretInput(side);
        }
        return switch (value) {
            case Obj object -> {
                SortedMap<String, Value> fields = new TreeMap<>();
                object.fields().forEach((key, inner) -> fields.put(key, mask(path + "." + key, inner, secrets, side)));
                yield new Obj(fields);
            }
            case Seq seq ->
                new Seq(seq.items().stream()
                        .map(item -> mask(path + "[]", item, secrets, side))
                        .toList());
            default -> value;
        };
    }
}
