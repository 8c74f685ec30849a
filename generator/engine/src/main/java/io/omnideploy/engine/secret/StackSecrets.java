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
import java.util.TreeMap;
import java.util.function.Function;

/** The values of a graph's secrets for one run, read once; what generates or stands in for a missing one is chosen by the run. */
public final class StackSecrets implements Secrets {
    private static final String TRANSIENT_KEY = "looks-only";

    private final Fingerprint fingerprint;
    private final SortedMap<String, String> values;

    private StackSecrets(String fingerprintKey, SortedMap<String, String> values) {
        this.fingerprint = new Fingerprint(fingerprintKey);
        this.values = values;
    }

    /**
     * Reads all values for a run that changes things; generates and keeps those that are to be generated.
     *
     * @throws Refused naming every secret whose source has no value
     */
    public static StackSecrets forApply(Map<String, SecretSpec> specs, SecretReader reader, SecretStore store) {
        SortedMap<String, String> values =
                read(specs, reader, spec -> generated(spec).map(store::getOrGenerate));
        return new StackSecrets(store.getOrGenerate(SecretStore.FINGERPRINT_KEY), values);
    }

    /**
     * Reads all values for a run that only looks; a value that would be generated is stood in for by one that is kept nowhere.
     *
     * @throws Refused naming every other secret whose source has no value
     */
    public static StackSecrets forPreview(Map<String, SecretSpec> specs, SecretReader reader, SecretStore store) {
        return looking(store, read(specs, reader, spec -> generated(spec).map(name -> "generated-at-up")));
    }

    /** Reads the values for a run that removes things and so needs none: what is missing is stood in for. */
    public static StackSecrets forDestroy(Map<String, SecretSpec> specs, SecretReader reader, SecretStore store) {
        return looking(store, read(specs, reader, spec -> Optional.of("unused-at-destroy")));
    }

    /** A run that only looks makes no key: without one nothing of the stack was ever applied from here. */
    private static StackSecrets looking(SecretStore store, SortedMap<String, String> values) {
        return new StackSecrets(store.get(SecretStore.FINGERPRINT_KEY).orElse(TRANSIENT_KEY), values);
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
        return Diagnostic.error(
                        "secret-missing", "Secret " + spec.source() + " has no value (" + spec.description() + ")")
                .remedy(
                        switch (spec.source().scheme()) {
                            case "env" ->
                                "Set the environment variable " + spec.source().key() + ".";
                            case "file" ->
                                "Put the value into the file " + spec.source().key() + ".";
                            default -> "Give it a value at its source.";
                        });
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
        return fingerprint.of(name + "\0" + value(name));
    }
}
