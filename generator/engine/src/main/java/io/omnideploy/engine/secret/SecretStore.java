package io.omnideploy.engine.secret;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.folder.AtomicFile;
import io.omnideploy.engine.secret.StoreKey.KeyKind;
import io.omnideploy.engine.work.WorkFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The secrets of one stack, encrypted with AES-GCM in one file of the work folder that is always replaced as a whole. It also
 * holds the key of the fingerprints, under a name that no secret has, so that these outlive a change of the passphrase.
 */
public final class SecretStore {
    private static final String HEADER = "omnideploy-secrets 1";
    static final String FINGERPRINT_KEY = "";
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int PASSWORD_LENGTH = 32;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final Path file;
    private final WorkFolder work;
    private final StoreKey key;
    private final DeploymentId id;
    private final SecureRandom random = new SecureRandom();
    private SortedMap<String, String> values;

    public SecretStore(DeploymentId id, WorkFolder work, Map<String, String> environment) {
        this.id = id;
        this.work = work;
        this.file = work.stack(id).resolve("secrets");
        this.key = new StoreKey(id, work, environment);
    }

    /** Returns a value, if the store has one. */
    public synchronized Optional<String> get(String name) {
        return Optional.ofNullable(opened().get(name));
    }

    /** Keeps a value. */
    public synchronized void put(String name, String value) {
        SortedMap<String, String> changed = new TreeMap<>(opened());
        changed.put(name, value);
        save(changed);
    }

    /** Returns a value, made now and kept if there is none: 32 letters and digits, safe in a URL. */
    public synchronized String getOrGenerate(String name) {
        return get(name).orElseGet(() -> {
            String fresh = random.ints(PASSWORD_LENGTH, 0, ALPHABET.length())
                    .mapToObj(index -> Character.toString(ALPHABET.charAt(index)))
                    .collect(Collectors.joining());
            put(name, fresh);
            return fresh;
        });
    }

    /** Tells whether the store was ever written. */
    public boolean exists() {
        return Files.exists(file);
    }

    private SortedMap<String, String> opened() {
        if (values == null) {
            values = exists() ? load() : new TreeMap<>();
        }
        return values;
    }

    private SortedMap<String, String> load() {
        try {
            String[] lines = Files.readString(file, StandardCharsets.US_ASCII).split("\n");
            if (lines.length != 5 || !lines[0].equals(HEADER)) {
                throw broken();
            }
            byte[] salt = HexFormat.of().parseHex(lines[2]);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    key.open(KeyKind.valueOf(lines[1]), salt),
                    new GCMParameterSpec(TAG_BITS, HexFormat.of().parseHex(lines[3])));
            cipher.updateAAD(id.toString().getBytes(StandardCharsets.UTF_8));
            return parse(new String(cipher.doFinal(Base64.getDecoder().decode(lines[4])), StandardCharsets.UTF_8));
        } catch (AEADBadTagException wrongKey) {
            throw new Refused(Diagnostic.error(
                            "store-locked",
                            "The secret store of stack '" + id.stack() + "' does not open with this key.")
                    .remedy("Set " + StoreKey.PASSPHRASE + " to the passphrase with which it was written."));
        } catch (IOException | GeneralSecurityException failure) {
            throw failed(failure);
        } catch (IllegalArgumentException garbled) {
            throw broken();
        }
    }

    private void save(SortedMap<String, String> changed) {
        byte[] salt = new byte[SALT_BYTES];
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(salt);
        random.nextBytes(nonce);
        try {
            work.make(file.getParent());
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key.seal(salt), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(id.toString().getBytes(StandardCharsets.UTF_8));
            String text = String.join(
                    "\n",
                    HEADER,
                    key.kind().name(),
                    HexFormat.of().formatHex(salt),
                    HexFormat.of().formatHex(nonce),
                    Base64.getEncoder()
                            .encodeToString(cipher.doFinal(format(changed).getBytes(StandardCharsets.UTF_8))),
                    "");
            AtomicFile.writePrivate(file, text.getBytes(StandardCharsets.US_ASCII));
            values = changed;
        } catch (IOException | GeneralSecurityException failure) {
            throw failed(failure);
        }
    }

    private static String format(SortedMap<String, String> values) {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) ->
                text.append(encode(name)).append(' ').append(encode(value)).append('\n'));
        return text.toString();
    }

    private static SortedMap<String, String> parse(String text) {
        SortedMap<String, String> values = new TreeMap<>();
        text.lines().forEach(line -> {
            int blank = line.indexOf(' ');
            values.put(decode(line.substring(0, blank)), decode(line.substring(blank + 1)));
        });
        return values;
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }

    private Refused broken() {
        return new Refused(Diagnostic.error("store-broken", "The secret store " + file + " is cut short or damaged.")
                .remedy("Put it back from a backup; a new one would not know the passwords of the live stack."));
    }

    private Failed failed(Exception failure) {
        return Failed.because("The secret store " + file + " can't be used: " + failure.getMessage())
                .remedy("Check that it is readable and writable and the disk has space.")
                .reason(failure);
    }
}
