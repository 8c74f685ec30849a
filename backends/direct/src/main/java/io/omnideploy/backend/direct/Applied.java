package io.omnideploy.backend.direct;

import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.Secrets;
import io.omnideploy.templates.json.JsonPrinter;
import io.omnideploy.templates.json.JsonReader;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is kept with a resource about how it was last applied, since there is no state beside it.
 *
 * @param needs addresses of what was there before it; it is removed before they are
 * @param protect whether removing it was refused
 * @param properties in the form of {@link Fingerprints}
 */
record Applied(Set<String> needs, boolean protect, Value.Obj properties) {
    /** Kubernetes takes 256 KiB of annotations; a file of a configuration may be four times as long. */
    private static final int LIMIT = 65_536;

    Applied {
        needs = new TreeSet<>(needs);
    }

    /** Returns what is to be kept with a resource whose references are resolved. */
    static Applied of(ResourceSpec resolved, Secrets secrets) {
        Set<String> needs = new TreeSet<>();
        resolved.needs().forEach(need -> needs.add(need.toString()));
        return new Applied(needs, resolved.lifecycle().protect(), Fingerprints.of(resolved.properties(), secrets));
    }

    /** Reads what was kept; empty when it can't be understood, as when a newer version wrote it. */
    static Optional<Applied> parse(String text) {
        if (!(JsonReader.read(text).orElse(null) instanceof Value.Obj record)
                || !(record.fields().get("needs") instanceof Value.Seq needs)
                || !(record.fields().get("properties") instanceof Value.Obj properties)) {
            return Optional.empty();
        }
        Set<String> names = new TreeSet<>();
        needs.items().forEach(item -> {
            if (item instanceof Value.Text name) {
                names.add(name.text());
            }
        });
        boolean protect = record.fields().get("protect") instanceof Value.Bool bool && bool.on();
        return Optional.of(new Applied(names, protect, properties));
    }

    /** Returns it with the long texts that were left out, as far as what it is compared with has them. */
    Applied recalling(Value.Obj other) {
        return new Applied(needs, protect, (Value.Obj) LongTexts.recalled(properties, other));
    }

    /** Returns it as canonical JSON, without long texts if it would be too long for a platform to keep. */
    String text() {
        String whole = text(properties);
        return whole.length() > LIMIT ? text(LongTexts.digested(properties)) : whole;
    }

    private String text(Value remembered) {
        SortedMap<String, Value> fields = new TreeMap<>();
        fields.put("needs", Value.texts(needs));
        fields.put("properties", remembered);
        if (protect) {
            fields.put("protect", Value.bool(true));
        }
        return JsonPrinter.compact(new Value.Obj(fields));
    }
}
