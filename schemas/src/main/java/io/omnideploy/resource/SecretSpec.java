package io.omnideploy.resource;

import io.omnideploy.config.SecretSource;
import java.util.Objects;

/**
 * A secret that the graph needs: its name is what backends make their own kind of secret input from.
 *
 * @param name snake_case, unique in the graph
 * @param source where the value is read at {@code up}
 * @param generated whether a value is made once if the source, then always {@code store:}, has none
 * @param description what it is for, one sentence
 */
public record SecretSpec(String name, SecretSource source, boolean generated, String description) {
    public SecretSpec {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(description, "description");
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("not a secret name: " + name);
        }
        if (generated && !source.scheme().equals("store")) {
            throw new IllegalArgumentException("a generated secret lies in the store: " + name);
        }
    }
}
