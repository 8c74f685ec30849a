package io.omnideploy.backend.direct;

import io.omnideploy.resource.Value;
import io.omnideploy.spi.Secrets;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The form in which properties are remembered and compared: secrets as {@code {"$secret": <HMAC>}}, text with secrets in it as
 * {@code {"$text": [parts]}}. A key of the user's that begins with {@code $} gets a second one, so that none is taken for those.
 */
final class Fingerprints {
    private static final String SECRET = "$secret";
    private static final String TEXT = "$text";

    private Fingerprints() {}

    /** Returns properties in the remembered form; an explicit nothing is left out, a reference stays. */
    static Value.Obj of(SortedMap<String, Value> properties, Secrets secrets) {
        SortedMap<String, Value> fields = new TreeMap<>();
        properties.forEach((name, value) -> {
            if (!(value instanceof Value.Null)) {
                fields.put(name.startsWith("$") ? "$" + name : name, of(value, secrets));
            }
        });
        return new Value.Obj(fields);
    }

    /** Returns what is seen in the form of what is remembered; an explicit nothing stays, since it says that something is gone. */
    static SortedMap<String, Value> observed(SortedMap<String, Value> seen, Secrets secrets) {
        SortedMap<String, Value> fields = new TreeMap<>();
        seen.forEach((name, value) -> fields.put(
                name.startsWith("$") ? "$" + name : name, value instanceof Value.Null ? value : of(value, secrets)));
        return fields;
    }

    /** Tells whether a value in the remembered form stands for a secret, or for text with one in it. */
    static boolean isMasked(Value value) {
        return value instanceof Value.Obj obj
                && obj.fields().size() == 1
                && (obj.fields().containsKey(SECRET) || obj.fields().containsKey(TEXT));
    }

    /** Returns a key as the user wrote it. */
    static String key(String remembered) {
        return remembered.startsWith("$$") ? remembered.substring(1) : remembered;
    }

    /** Returns a value in the remembered form. */
    static Value of(Value value, Secrets secrets) {
        return switch (value) {
            case Value.SecretInput secret -> single(SECRET, Value.text(secrets.fingerprint(secret.secret())));
            case Value.Interpolation parts ->
                single(
                        TEXT,
                        new Value.Seq(parts.parts().stream()
                                .map(part -> of(part, secrets))
                                .toList()));
            case Value.JsonText json -> json.isSecret() ? single(TEXT, Value.list(of(json.value(), secrets))) : json;
            case Value.Obj obj -> of(obj.fields(), secrets);
            case Value.Seq seq ->
                new Value.Seq(
                        seq.items().stream().map(item -> of(item, secrets)).toList());
            case Value.Text text -> text;
            case Value.Num num -> num;
            case Value.Bool bool -> bool;
            case Value.Null nothing -> nothing;
            case Value.Ref ref -> ref;
            case Value.LookupRef lookup -> lookup;
            case Value.InputRef input -> input;
        };
    }

    private static Value.Obj single(String key, Value value) {
        SortedMap<String, Value> fields = new TreeMap<>();
        fields.put(key, value);
        return new Value.Obj(fields);
    }
}
