package io.omnideploy.engine.stack;

import io.omnideploy.config.SecretSource;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.secret.SecretReader;
import io.omnideploy.engine.secret.SecretStore;
import io.omnideploy.engine.secret.StackSecrets;
import io.omnideploy.engine.secret.StorePlace;
import io.omnideploy.engine.work.StackLock;
import io.omnideploy.engine.work.WorkFolder;
import io.omnideploy.resource.SecretSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The secrets of one stack as a person tends them: which there are, and those that its store keeps. */
public final class StoredSecrets {
    private final Deployment deployment;
    private final WorkFolder work;
    private final SecretStore store;
    private final SecretReader reader;
    private final Path folder;

    /** @param environment from which {@code env:} secrets, the passphrase and the place of the key are read */
    public StoredSecrets(Deployment deployment, WorkFolder work, Map<String, String> environment) {
        this.deployment = deployment;
        this.work = work;
        this.store = new SecretStore(
                StorePlace.of(deployment.id(), work, deployment.project(), deployment.secretsFile()), environment);
        this.reader = new SecretReader(deployment.loaded().variables().under(environment), deployment.project(), store);
        this.folder = work.stack(deployment.id());
    }

    /** Whether a secret has a value. */
    public enum Presence {
        /** It has one. */
        PRESENT,
        /** It has none, and {@code up} is refused without. */
        MISSING,
        /** It has none yet; {@code up} makes one. */
        MADE_AT_UP,
        /** The platform reads it when it runs. */
        AT_RUN_TIME
    }

    /**
     * A secret without its value.
     *
     * @param source where it is read
     * @param description what it is for; empty if the stack doesn't use it
     * @param users the components that are given it, in order
     */
    public record Entry(SecretSource source, String description, List<String> users, Presence presence) {
        public Entry {
            users = List.copyOf(users);
        }
    }

    /**
     * A secret with its value.
     *
     * @param variable the variable by which the backend's tool takes it; empty if the stack doesn't use it
     * @param revision what tells the tool which value it is, where it keeps none
     */
    public record Revealed(SecretSource source, Optional<String> variable, String value, Optional<Revision> revision) {
        /** Masks the value. */
        @Override
        public String toString() {
            return source.toString();
        }
    }

    /** The number of a value, and the variable by which the backend's tool takes it. */
    public record Revision(String variable, int number) {}

    /** Returns where the secrets are kept. */
    public StorePlace place() {
        return store.place();
    }

    /** Returns where the key lies, for people; empty as long as there is no store. */
    public Optional<String> keyPlace() {
        return store.keyPlace();
    }

    /** Returns what the stack uses and what its store keeps besides, in order. */
    public List<Entry> list() {
        SortedMap<SecretSource, Entry> entries = new TreeMap<>();
        for (SecretSpec spec : deployment.graph().secrets().values()) {
            entries.put(spec.source(), new Entry(spec.source(), spec.description(), users(spec), presence(spec)));
        }
        for (String name : store.names()) {
            SecretSource source = new SecretSource("store", name);
            entries.putIfAbsent(source, new Entry(source, "", List.of(), Presence.PRESENT));
        }
        return List.copyOf(entries.values());
    }

    /** Returns the entry of a secret of the store, if the stack uses it or the store has it. */
    public Optional<Entry> find(String name) {
        return list().stream()
                .filter(entry -> entry.source().equals(new SecretSource("store", name)))
                .findFirst();
    }

    /** Puts a value into the store, in the place of one that it has. */
    public void set(String name, String value) {
        changing("secret set", () -> store.put(name, value));
    }

    /** Makes a new password and puts it into the store, in the place of one that it has. */
    public void generate(String name) {
        changing("secret set", () -> {
            store.remove(name);
            store.getOrGenerate(name);
        });
    }

    /**
     * Makes every password that is missing, and what a committed store needs besides.
     *
     * @return the names of those made
     * @throws io.omnideploy.diagnostic.Refused when one is in use by the live stack
     */
    public SortedSet<String> generateMissing() {
        SortedSet<String> made = new TreeSet<>();
        changing("secret generate", () -> {
            PasswordGuard guard =
                    new PasswordGuard(deployment, reader, store, new StackRecord(deployment, folder).last());
            guard.requireNoneInUse();
            for (SecretSpec spec : guard.missing()) {
                made.add(spec.source().key());
                store.getOrGenerate(spec.source().key());
            }
            for (String name : deployment.backend().ownSecrets().keySet()) {
                if (!store.has(name)) {
                    made.add(name);
                    store.getOrGenerate(name);
                }
            }
        });
        return made;
    }

    /** Removes a value from the store. */
    public void remove(String name) {
        changing("secret remove", () -> store.remove(name));
    }

    /**
     * Seals the store anew, with a key derived from a passphrase.
     *
     * @throws io.omnideploy.diagnostic.Refused when there is no store, or it does not open
     */
    public void rekey(String passphrase) {
        locked("secret rekey", () -> store.rekey(passphrase));
    }

    /** Seals the store anew, with a new key in a file. */
    public void rekeyWithFile() {
        locked("secret rekey", store::rekeyWithFile);
    }

    /** Returns every value that can be had here: of the stack's secrets, and what the store keeps besides. */
    public List<Revealed> revealed() {
        List<Revealed> revealed = new ArrayList<>();
        SortedSet<String> unused = new TreeSet<>(store.names());
        for (SecretSpec spec : deployment.graph().secrets().values()) {
            if (spec.source().scheme().equals("store")) {
                unused.remove(spec.source().key());
            }
            read(spec.source())
                    .ifPresent(value -> revealed.add(new Revealed(
                            spec.source(),
                            Optional.of(deployment.backend().secretVariable(spec.name())),
                            value,
                            revision(spec))));
        }
        SortedMap<String, String> own = deployment.backend().ownSecrets();
        unused.forEach(name -> store.get(name)
                .ifPresent(value -> revealed.add(new Revealed(
                        new SecretSource("store", name),
                        Optional.ofNullable(own.get(name)),
                        value,
                        Optional.empty()))));
        return revealed;
    }

    /** Without a key there was never another value, and the files begin with the number of the first. */
    private Optional<Revision> revision(SecretSpec spec) {
        StackSecrets values = StackSecrets.forDestroy(Map.of(spec.name(), spec), reader, store);
        return values.knownMarkKey()
                .flatMap(key ->
                        deployment.backend().revisionVariable(spec.name(), deployment.graph(), deployment.catalog()))
                .map(variable -> new Revision(variable, values.revision(spec.name())));
    }

    /** A store that is committed also needs its key of fingerprints, or each machine would see other ones. */
    private void changing(String command, Runnable change) {
        locked(command, () -> {
            change.run();
            if (!store.keepsFingerprintKey()) {
                store.makeFingerprintKey();
            }
            store.keep();
        });
    }

    private void locked(String command, Runnable change) {
        work.make(folder);
        try (StackLock lock = StackLock.take(folder, deployment.id(), command)) {
            change.run();
        }
    }

    private List<String> users(SecretSpec spec) {
        return deployment.graph().resources().values().stream()
                .filter(resource -> resource.properties().values().stream()
                        .anyMatch(value -> value.secrets().contains(spec.name())))
                .map(resource -> resource.id().component())
                .distinct()
                .sorted()
                .toList();
    }

    private Presence presence(SecretSpec spec) {
        return switch (spec.source().scheme()) {
            case "store" -> {
                if (store.has(spec.source().key())) {
                    yield Presence.PRESENT;
                }
                yield spec.generated() ? Presence.MADE_AT_UP : Presence.MISSING;
            }
            case "env", "file" -> read(spec.source()).isPresent() ? Presence.PRESENT : Presence.MISSING;
            default -> Presence.AT_RUN_TIME;
        };
    }

    private Optional<String> read(SecretSource source) {
        try {
            return reader.read(source);
        } catch (IOException failure) {
            throw Failed.because("Secret " + source + " can't be read: " + failure.getMessage())
                    .remedy("Check that it is a readable text file.")
                    .reason(failure);
        }
    }
}
