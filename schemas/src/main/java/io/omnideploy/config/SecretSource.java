package io.omnideploy.config;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a secret's value is read when a stack is brought up; the value itself is never held here.
 *
 * @param scheme one of {@link #SCHEMES}
 * @param key what the scheme looks up: a variable, a path, a name or an ARN
 */
public record SecretSource(String scheme, String key) implements Comparable<SecretSource> {
    /** The schemes a source may have, as {@code scheme:key}. */
    public static final List<String> SCHEMES = List.of("env", "file", "secretsmanager", "ssm", "store", "vault");

    public SecretSource {
        Objects.requireNonNull(scheme, "scheme");
        Objects.requireNonNull(key, "key");
        if (!SCHEMES.contains(scheme) || key.isEmpty()) {
            throw new IllegalArgumentException("not a secret source: " + scheme + ":" + key);
        }
    }

    /** Reads {@code scheme:key}; empty if it isn't one. */
    public static Optional<SecretSource> parse(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0 || colon == text.length() - 1 || !SCHEMES.contains(text.substring(0, colon))) {
            return Optional.empty();
        }
        return Optional.of(new SecretSource(text.substring(0, colon), text.substring(colon + 1)));
    }

    @Override
    public int compareTo(SecretSource other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return scheme + ":" + key;
    }
}
