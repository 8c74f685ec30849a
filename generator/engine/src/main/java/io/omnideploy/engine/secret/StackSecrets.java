package io.omnideploy.engine.secret;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.resource.SecretSpec;
import io.omnideploy.spi.Secrets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** The values of a graph's secrets for one run, read once; what generates or stands in for a missing one is chosen by the run. */
public final class StackSecrets implements Secrets {
    private static final String TRANSIENT_KEY = "looks-only";

    private final SecretStore store;
    private final Supplier<String> fingerprintKey;
    private final SortedMap<String, String> values;
    private final SortedSet<String> pending;
    private final boolean makesOwn;

    private StackSecrets(
            SecretStore store,
            Supplier<String> fingerprintKey,
            SortedMap<String, String> values,
            SortedSet<String> pending,
            boolean makesOwn) {
        this.store = store;
        this.fingerprintKey = fingerprintKey;
        this.values = values;
        this.pending = pending;
        this.makesOwn = makesOwn;
    }

    /**
     * Reads all values for a run that changes things; generates those that are to be generated. {@link #keep} must be called
     * before any of them is used for good.
     *
     * @throws Refused naming every secret whose source has no value
     */
    public static StackSecrets forApply(Map<String, SecretSpec> specs, SecretReader reader, SecretStore store) {
        SortedSet<String> pending = pending(specs, store);
        SortedMap<String, String> values =
                read(specs, reader, spec -> generated(spec).map(store::getOrGenerate));
        if (!specs.isEmpty() && !store.keeps(SecretStore.FINGERPRINT_KEY)) {
            store.makeFingerprintKey();
        }
        return new StackSecrets(store, () -> storedKey(store), values, pending, true);
    }

    /**
     * Reads all values for a run that only looks; a value that would be generated is stood in for by one that is kept nowhere.
     *
     * @throws Refused naming every other secret whose source has no value
     */
    public static StackSecrets forPreview(Map<String, SecretSpec> specs, SecretReader reader, SecretStore store) {
        SortedMap<String, String> values =
                read(specs, reader, spec -> generated(spec).map(name -> "generated-at-up"));
        return new StackSecrets(store, () -> storedKey(store), values, pending(specs, store), false);
    }

    /**
     * Reads the values for a run that removes things and so needs none: what is missing, or lies in a store that can't be opened,
     * is stood in for.
     */
    public static StackSecrets forDestroy(Map<String, SecretSpec> specs, SecretReader reader, SecretStore store) {
        SortedMap<String, String> values = new TreeMap<>();
        for (SecretSpec spec : specs.values()) {
            Optional<String> value;
            try {
                value = value(spec, reader);
            } catch (Refused | Failed closed) {
                value = Optional.empty();
            }
            values.put(spec.name(), value.orElse("unused-at-destroy"));
        }
        return new StackSecrets(store, () -> storedKey(store), values, new TreeSet<>(), false);
    }

    /**
     * Keeps what was generated.
     *
     * @return the file in the repository that was written and is to be committed, as the description names it
     * @throws Failed when it can't be written; nothing may then be brought up with it
     */
    public Optional<String> keep() {
        return store.keep() ? store.place().shared() : Optional.empty();
    }

    /** Returns the generated secrets of the graph that were not kept before this run: their values are not known yet. */
    public SortedSet<String> pending() {
        return pending;
    }

    /** Returns the key by which values are told apart wherever it is known; empty where it isn't, or there are no values. */
    public Optional<String> knownMarkKey() {
        return values.isEmpty()
                ? store.commonFingerprintKey()
                : store.get(SecretStore.FINGERPRINT_KEY).or(store::commonFingerprintKey);
    }

    /**
     * Returns that key, made and kept in the work folder if there are values and no key.
     *
     * @throws Refused when it would have to be made in a file of the repository, which is not done by the way
     */
    public Optional<String> markKey() {
        Optional<String> known = knownMarkKey();
        if (known.isPresent() || values.isEmpty()) {
            return known;
        }
        if (store.place().shared().isPresent()) {
            throw new Refused(Diagnostic.error(
                            "plan-key",
                            store.place().displayName()
                                    + " holds no key yet by which values of secrets are told apart.")
                    .remedy("Run 'omnideploy secret generate' for this stack and commit the file, or set "
                            + StoreKeys.PASSPHRASE + "."));
        }
        store.makeFingerprintKey();
        store.keep();
        return store.get(SecretStore.FINGERPRINT_KEY);
    }

    /** A run that only looks makes no key: without one nothing of the stack was ever applied from here. */
    private static String storedKey(SecretStore store) {
        return store.get(SecretStore.FINGERPRINT_KEY)
                .or(store::commonFingerprintKey)
                .orElse(TRANSIENT_KEY);
    }

    private static SortedSet<String> pending(Map<String, SecretSpec> specs, SecretStore store) {
        SortedSet<String> pending = new TreeSet<>();
        for (SecretSpec spec : specs.values()) {
            if (spec.generated() && !store.keeps(spec.source().key())) {
                pending.add(spec.name());
            }
        }
        return pending;
    }

    private static SortedMap<String, String> read(
            Map<String, SecretSpec> specs, SecretReader reader, Function<SecretSpec, Optional<String>> whenMissing) {
        SortedMap<String, String> values = new TreeMap<>();
        List<Diagnostic> missing = new ArrayList<>();
        for (SecretSpec spec : specs.values()) {
            Optional<String> value = value(spec, reader).or(() -> whenMissing.apply(spec));
            value.ifPresentOrElse(found -> values.put(spec.name(), found), () -> missing.add(missing(spec)));
        }
        if (!missing.isEmpty()) {
            throw new Refused(missing);
        }
        return values;
    }

    private static Optional<String> generated(SecretSpec spec) {
        return spec.generated() ? Optional.of(spec.source().key()) : Optional.empty();
    }

    private static Optional<String> value(SecretSpec spec, SecretReader reader) {
        try {
            return reader.read(spec.source());
        } catch (IOException failure) {
            throw Failed.because("Secret " + spec.source() + " can't be read: " + failure.getMessage())
                    .remedy("Check that it is a readable text file.")
                    .reason(failure);
        }
    }

    private static Diagnostic missing(SecretSpec spec) {
        String key = spec.source().key();
        return Diagnostic.error(
                        "secret-missing", "Secret " + spec.source() + " has no value (" + spec.description() + ")")
                .remedy(
                        switch (spec.source().scheme()) {
                            case "env" -> "Set the environment variable " + key + ".";
                            case "file" -> "Put the value into the file " + key + ".";
                            case "store" -> "Give it one with 'omnideploy secret set " + key + "'.";
                            default -> "Give it a value at its source.";
                        });
    }

    @Override
    public Optional<String> own(String name) {
        Optional<String> kept = store.get(name);
        if (kept.isPresent() || !makesOwn) {
            return kept;
        }
        if (store.place().shared().isPresent()) {
            throw new Refused(Diagnostic.error(
                            "own-secret",
                            store.place().displayName() + " does not hold '" + name + "', which the backend needs.")
                    .remedy("Run 'omnideploy secret generate' for this stack and commit the file."));
        }
        return Optional.of(store.getOrGenerate(name));
    }

    @Override
    public String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no secret of the graph: " + name);
        }
        return value;
    }

    @Override
    public String fingerprint(String name) {
        return new Fingerprint(fingerprintKey.get()).of(name + "\0" + value(name));
    }
}
