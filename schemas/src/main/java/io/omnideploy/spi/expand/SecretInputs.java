package io.omnideploy.spi.expand;

import io.omnideploy.config.Naming;
import io.omnideploy.config.SecretSource;
import io.omnideploy.resource.SecretSpec;
import io.omnideploy.resource.Value;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The secrets of a deployment, each once however often it is used, under names that tools take as variables. */
public final class SecretInputs {
    private final Map<SecretSource, SecretSpec> bySource = new TreeMap<>();
    private final Map<String, SecretSource> names = new TreeMap<>();

    /** Returns the value of a secret that a person gives. */
    public Value given(SecretSource source, String description) {
        return input(source, false, description);
    }

    /** Returns the value of a password that is made once and kept in the stack's store. */
    public Value generated(String name, String description) {
        return input(new SecretSource("store", name), true, description);
    }

    /** Returns where a secret is read; empty for one that nobody here reads. */
    public Optional<SecretSource> source(String name) {
        return Optional.ofNullable(names.get(name));
    }

    /** Returns all secrets that were asked for, ordered by their sources. */
    public Collection<SecretSpec> specs() {
        return bySource.values();
    }

    private Value input(SecretSource source, boolean generated, String description) {
        SecretSpec spec =
                bySource.computeIfAbsent(source, key -> new SecretSpec(name(key), key, generated, description));
        return new Value.SecretInput(spec.name());
    }

    /** Two sources with one key, such as env:TOKEN and file:token, get different names. */
    private String name(SecretSource source) {
        String slug = Naming.slug(source.key(), '_');
        String withScheme = source.scheme() + "_" + slug;
        String name = Stream.of(slug, withScheme, withScheme + "_" + Naming.hash(source.toString(), 6))
                .filter(candidate -> candidate.matches("[a-z].*") && !names.containsKey(candidate))
                .findFirst()
                .orElseThrow();
        names.put(name, source);
        return name;
    }
}
