package io.omnideploy.engine.secret;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.folder.AtomicFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The secrets of one stack, sealed one by one in a file that is always replaced as a whole. Changes are kept in memory until
 * {@link #keep}. It also holds the key of the fingerprints, under a name that no secret has, so that these outlive a change of
 * the passphrase.
 */
public final class SecretStore {
    static final String FINGERPRINT_KEY = "";
    private static final int PASSWORD_LENGTH = 32;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final StorePlace place;
    private final StoreKeys keys;
    private final SortedMap<String, Optional<String>> changes = new TreeMap<>();
    private StoreContent content;
    private Optional<String> commonKey;

    /** @param environment from which the passphrase, or another key file, is read */
    public SecretStore(StorePlace place, Map<String, String> environment) {
        this.place = place;
        this.keys = new StoreKeys(place, environment);
    }

    /** Returns where it lies. */
    public StorePlace place() {
        return place;
    }

    /** Returns a value, if the store has one. */
    public synchronized Optional<String> get(String name) {
        return changes.containsKey(name)
                ? changes.get(name)
                : attempt(() -> content().value(name));
    }

    /** Tells whether the store has a value, without opening it. */
    public synchronized boolean has(String name) {
        return changes.containsKey(name) ? changes.get(name).isPresent() : keeps(name);
    }

    /** Tells whether a value is kept: not one that was put since. */
    public synchronized boolean keeps(String name) {
        return attempt(this::content).names().contains(name);
    }

    /** Returns the names of the kept secrets of this stack, in order. */
    public synchronized SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(attempt(this::content).names());
        changes.forEach((name, value) -> {
            if (value.isPresent()) {
                names.add(name);
            } else {
                names.remove(name);
            }
        });
        names.remove(FINGERPRINT_KEY);
        return names;
    }

    /** Puts a value, to be kept by {@link #keep}. */
    public synchronized void put(String name, String value) {
        changes.put(name, Optional.of(value));
    }

    /** Removes a value, for good after {@link #keep}. */
    public synchronized void remove(String name) {
        changes.put(name, Optional.empty());
    }

    /** Returns a value, made now and put if there is none: 32 letters and digits, safe in a URL. */
    public synchronized String getOrGenerate(String name) {
        Optional<String> there = get(name);
        if (there.isPresent()) {
            return there.get();
        }
        String fresh = password();
        put(name, fresh);
        return fresh;
    }

    /** Tells whether a key for the fingerprints of this stack is kept. */
    public boolean keepsFingerprintKey() {
        return keeps(FINGERPRINT_KEY);
    }

    /** Puts a key for the fingerprints. */
    public synchronized void makeFingerprintKey() {
        put(FINGERPRINT_KEY, commonFingerprintKey().orElseGet(SecretStore::password));
    }

    /** Returns the key that machines with one passphrase have alike, as long as the store has none of its own. */
    synchronized Optional<String> commonFingerprintKey() {
        if (commonKey == null) {
            commonKey = attempt(() -> keys.common("omnideploy fingerprint key\n" + place.id()));
        }
        return commonKey;
    }

    /**
     * Writes what was put and removed; values of other stacks and those that stay keep their bytes.
     *
     * @return whether there was something to write
     * @throws Failed when the file or its key can't be written; the old file is left as it is
     */
    public synchronized boolean keep() {
        boolean changed = !changes.isEmpty();
        if (changed) {
            underLock(() -> {
                content = null;
                write(content().with(changes));
                changes.clear();
                return place;
            });
        }
        return changed;
    }

    /**
     * Seals all values anew, those of the other stacks in the file too, with a key derived from a passphrase.
     *
     * @throws Refused when there is no store
     */
    public synchronized void rekey(String newPassphrase) {
        rekey(() -> keys.of(newPassphrase));
    }

    /** Seals all values anew, those of the other stacks in the file too, with a new key in a file. */
    public synchronized void rekeyWithFile() {
        rekey(keys::fresh);
    }

    private void rekey(Attempt<StoreKeys.Chosen> next) {
        underLock(() -> {
            content = null;
            if (!Files.exists(place.file())) {
                throw new Refused(
                        Diagnostic.error("no-store", "There is no secret store " + place.displayName() + " yet.")
                                .remedy("Set or generate a secret first."));
            }
            write(content().resealed(next.run()));
            return place;
        });
    }

    /** Returns where the key of the store lies, for people; empty as long as there is no store. */
    public synchronized Optional<String> keyPlace() {
        return attempt(this::content).header().map(keys::whereabouts);
    }

    private void write(StoreContent next) throws IOException {
        byte[] text = next.text().getBytes(StandardCharsets.US_ASCII);
        if (place.shared().isPresent()) {
            AtomicFile.write(place.file(), new String(text, StandardCharsets.US_ASCII));
        } else {
            place.makeFolder();
            AtomicFile.writePrivate(place.file(), text);
        }
        content = next;
    }

    private StoreContent content() throws IOException {
        if (content == null) {
            content = StoreContent.read(place, keys);
        }
        return content;
    }

    private void underLock(Attempt<StorePlace> work) {
        attempt(() -> {
            try (FileChannel channel =
                    FileChannel.open(place.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                return work.run();
            }
        });
    }

    private static String password() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder(PASSWORD_LENGTH);
        for (int index = 0; index < PASSWORD_LENGTH; index++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    private <T> T attempt(Attempt<T> work) {
        try {
            return work.run();
        } catch (IOException failure) {
            throw Failed.because("The secret store " + place.displayName() + " can't be used: " + failure.getMessage())
                    .remedy("Check that it is readable and writable and the disk has space.")
                    .reason(failure);
        }
    }

    @FunctionalInterface
    private interface Attempt<T> {
        T run() throws IOException;
    }
}
