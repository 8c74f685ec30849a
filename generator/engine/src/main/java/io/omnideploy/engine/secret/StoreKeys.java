package io.omnideploy.engine.secret;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.folder.AtomicFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Finds the key of a store: derived from OMNIDEPLOY_PASSPHRASE, in the file that OMNIDEPLOY_KEY_FILE names, or under keys/. */
final class StoreKeys {
    /** Names the passphrase from which the key is derived. */
    static final String PASSPHRASE = "OMNIDEPLOY_PASSPHRASE";

    /** Names another file with the key. */
    static final String KEY_FILE = "OMNIDEPLOY_KEY_FILE";

    /** As OWASP's password storage page recommends for PBKDF2 with HMAC-SHA256. */
    private static final int ITERATIONS = 600_000;

    private static final int KEY_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private final StorePlace place;
    private final String passphrase;
    private final Optional<Path> named;

    StoreKeys(StorePlace place, Map<String, String> environment) {
        this.place = place;
        this.passphrase = environment.getOrDefault(PASSPHRASE, "");
        this.named = Optional.of(environment.getOrDefault(KEY_FILE, ""))
                .filter(text -> !text.isEmpty())
                .map(Path::of);
    }

    /** A key, and how a store says that it is opened by it. */
    record Chosen(StoreHeader header, SecretKey key) {}

    /**
     * Returns the key of a store that exists.
     *
     * @throws Refused when there is none here, or another one, with how to get it
     */
    SecretKey open(StoreHeader header) throws IOException {
        SecretKey key = switch (header) {
            case StoreHeader.Passphrase locked ->
                derived(entered(), HexFormat.of().parseHex(locked.salt()), locked.iterations());
            case StoreHeader.KeyFile locked -> read(present(named.orElseGet(() -> place.key(locked.keyId()))));
        };
        if (!Seal.keyId(key).equals(header.keyId())) {
            throw locked(header);
        }
        return key;
    }

    /** Returns the key of a store of the first format, which says how it is locked but not by which key. */
    SecretKey openFirstFormat(String kind, byte[] salt) throws IOException {
        return switch (kind) {
            case "PASSPHRASE" -> derived(entered(), salt, ITERATIONS);
            case "FILE" -> read(present(place.firstFormatKey()));
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** Returns the key for a store that is made now: the passphrase where there is one, else a key file. */
    Chosen choose() throws IOException {
        if (!passphrase.isEmpty()) {
            return of(passphrase);
        }
        return named.isPresent() ? ofFile(present(named.get())) : fresh();
    }

    /** Returns a key derived from a passphrase, with a salt of its own. */
    Chosen of(String newPassphrase) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        SecretKey key = derived(newPassphrase, salt, ITERATIONS);
        return new Chosen(new StoreHeader.Passphrase(HexFormat.of().formatHex(salt), ITERATIONS, Seal.keyId(key)), key);
    }

    /** Returns a new key, which then lies in its file under keys/. */
    Chosen fresh() throws IOException {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        SecretKey key = new SecretKeySpec(bytes, "AES");
        place.work().make(place.work().keys());
        Path file = place.key(Seal.keyId(key));
        AtomicFile.writePrivate(file, (HexFormat.of().formatHex(bytes) + "\n").getBytes(StandardCharsets.US_ASCII));
        return new Chosen(new StoreHeader.KeyFile(Seal.keyId(key)), key);
    }

    /**
     * Returns a key for one purpose that every machine with the same passphrase, or the same named key file, has alike although
     * they share no store.
     */
    Optional<String> common(String purpose) throws IOException {
        if (!passphrase.isEmpty()) {
            byte[] salt = Arrays.copyOf(purpose.getBytes(StandardCharsets.UTF_8), purpose.length() + 1);
            return Optional.of(Seal.hmac(derived(passphrase, salt, ITERATIONS), purpose));
        }
        return named.isPresent() ? Optional.of(Seal.hmac(read(present(named.get())), purpose)) : Optional.empty();
    }

    /** Returns where the key lies, for people. */
    String whereabouts(StoreHeader header) {
        return switch (header) {
            case StoreHeader.Passphrase locked -> PASSPHRASE;
            case StoreHeader.KeyFile locked ->
                named.orElseGet(() -> place.key(locked.keyId())).toString();
        };
    }

    private Chosen ofFile(Path file) throws IOException {
        SecretKey key = read(file);
        return new Chosen(new StoreHeader.KeyFile(Seal.keyId(key)), key);
    }

    private String entered() {
        if (passphrase.isEmpty()) {
            throw new Refused(Diagnostic.error(
                            "passphrase-missing",
                            "The secret store " + place.displayName() + " is locked with a passphrase.")
                    .remedy("Set " + PASSPHRASE + " to it."));
        }
        return passphrase;
    }

    private static SecretKey derived(String passphrase, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(passphrase.toCharArray(), salt, iterations, KEY_BYTES * 8);
        try {
            return new SecretKeySpec(
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(spec)
                            .getEncoded(),
                    "AES");
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has PBKDF2WithHmacSHA256", absent);
        } finally {
            spec.clearPassword();
        }
    }

    private Path present(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Refused(Diagnostic.error(
                            "key-missing",
                            "The key %s of the secret store %s is missing.".formatted(file, place.displayName()))
                    .remedy(
                            place.shared().isPresent()
                                    ? "Get it by safe means from somebody who has it, and put it there or name it in "
                                            + KEY_FILE + "."
                                    : "Put it back from a backup; without it the store can't be opened."));
        }
        return file;
    }

    private SecretKey read(Path file) throws IOException {
        try {
            byte[] bytes = HexFormat.of()
                    .parseHex(Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (bytes.length == KEY_BYTES) {
                return new SecretKeySpec(bytes, "AES");
            }
        } catch (IllegalArgumentException | CharacterCodingException garbled) {
            // Told below, without what it holds.
        }
        throw new Refused(Diagnostic.error("key-broken", "The key " + file + " is cut short or damaged.")
                .remedy("Put it back from a backup, or get it from somebody who has it."));
    }

    private Refused locked(StoreHeader header) {
        return new Refused(Diagnostic.error(
                        "store-locked", "The secret store " + place.displayName() + " does not open with this key.")
                .remedy(
                        switch (header) {
                            case StoreHeader.Passphrase locked ->
                                "Set " + PASSPHRASE + " to the passphrase with which it was written.";
                            case StoreHeader.KeyFile locked -> "Put the right key into " + whereabouts(header) + ".";
                        }));
    }
}
