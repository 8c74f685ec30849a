package io.omnideploy.backend.direct;

import io.omnideploy.config.Naming;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keeps what is remembered short, where a platform limits it: in the place of a long text stands {@code {"$digest": <SHA-256>}}, and
 * the text is put back from what it is compared with. It is no secret, or an HMAC would stand there already.
 */
final class LongTexts {
    private static final String DIGEST = "$digest";
    private static final int DIGITS = 64;
    private static final int LONG = 512;

    private LongTexts() {}

    /** Returns a value with digests in the place of long texts. */
    static Value digested(Value value) {
        return switch (value) {
            case Value.Text text when text.text().length() > LONG -> digest(text);
            case Value.Obj obj -> {
                SortedMap<String, Value> fields = new TreeMap<>();
                obj.fields().forEach((name, field) -> fields.put(name, digested(field)));
                yield new Value.Obj(fields);
            }
            case Value.Seq seq ->
                new Value.Seq(seq.items().stream().map(LongTexts::digested).toList());
            default -> value;
        };
    }

    /** Returns a value with texts in the place of their digests, where the other one has them at the same place. */
    static Value recalled(Value value, Value other) {
        if (other instanceof Value.Text text && value.equals(digest(text))) {
            return text;
        }
        if (value instanceof Value.Obj obj && other instanceof Value.Obj against) {
            SortedMap<String, Value> fields = new TreeMap<>(obj.fields());
            fields.replaceAll((name, field) -> against.fields().containsKey(name)
                    ? recalled(field, against.fields().get(name))
                    : field);
            return new Value.Obj(fields);
        }
        if (value instanceof Value.Seq seq && other instanceof Value.Seq against) {
            List<Value> items = new ArrayList<>(seq.items());
            for (int index = 0; index < Math.min(items.size(), against.items().size()); index++) {
                items.set(index, recalled(items.get(index), against.items().get(index)));
            }
            return new Value.Seq(items);
        }
        return value;
    }

    /** Tells whether a value stands for a long text. */
    static boolean isDigest(Value value) {
        return value instanceof Value.Obj obj
                && obj.fields().size() == 1
                && obj.fields().containsKey(DIGEST);
    }

    private static Value.Obj digest(Value.Text text) {
        SortedMap<String, Value> fields = new TreeMap<>();
        fields.put(DIGEST, Value.text(Naming.hash(text.text(), DIGITS)));
        return new Value.Obj(fields);
    }
}
