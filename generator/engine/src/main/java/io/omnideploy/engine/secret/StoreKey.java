package io.omnideploy.engine.secret;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.folder.AtomicFile;
import io.omnideploy.engine.work.WorkFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The key of a stack's store: derived from OMNIDEPLOY_PASSPHRASE where that is set, else kept in a file of mode 600. */
final class StoreKey {
    /** Names the passphrase from which the key is derived. */
    static final String PASSPHRASE = "OMNIDEPLOY_PASSPHRASE";

    /** As OWASP's password storage page recommends for PBKDF2 with HMAC-SHA256. */
    private static final int ITERATIONS = 600_000;

    private static final int KEY_BYTES = 32;

    private final DeploymentId id;
    private final WorkFolder work;
    private final String passphrase;

    StoreKey(DeploymentId id, WorkFolder work, Map<String, String> environment) {
        this.id = id;
        this.work = work;
        this.passphrase = environment.getOrDefault(PASSPHRASE, "");
    }

    /** Returns how a store that is written now is to be opened again. */
    KeyKind kind() {
        return passphrase.isEmpty() ? KeyKind.FILE : KeyKind.PASSPHRASE;
    }

    /** Returns the key to open a store. */
    SecretKey open(KeyKind kind, byte[] salt) throws IOException, GeneralSecurityException {
        return switch (kind) {
            case PASSPHRASE -> fromPassphrase(salt);
            case FILE -> fromFile();
        };
    }

    /** Returns the key to write a store, making the key file if it is needed and absent. */
    SecretKey seal(byte[] salt) throws IOException, GeneralSecurityException {
        if (kind() == KeyKind.FILE && !Files.exists(file())) {
            work.make(work.keys());
            byte[] fresh = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(fresh);
            AtomicFile.writePrivate(file(), HexFormat.of().formatHex(fresh).getBytes(StandardCharsets.US_ASCII));
        }
        return open(kind(), salt);
    }

    private SecretKey fromPassphrase(byte[] salt) throws GeneralSecurityException {
        if (passphrase.isEmpty()) {
            throw new Refused(Diagnostic.error(
                            "passphrase-missing",
                            "The secret store of stack '" + id.stack() + "' is locked with a passphrase.")
                    .remedy("Set " + PASSPHRASE + " to it."));
        }
        PBEKeySpec spec = new PBEKeySpec(passphrase.toCharArray(), salt, ITERATIONS, KEY_BYTES * 8);
        try {
            byte[] derived = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            return new SecretKeySpec(derived, "AES");
        } finally {
            spec.clearPassword();
        }
    }

    private SecretKey fromFile() throws IOException {
        if (!Files.exists(file())) {
            throw new Refused(Diagnostic.error("key-missing", "The key " + file() + " of the secret store is missing.")
                    .remedy("Put the key file back from a backup; without it the store can't be opened."));
        }
        return new SecretKeySpec(
                HexFormat.of().parseHex(Files.readString(file()).strip()), "AES");
    }

    private Path file() {
        return work.keys().resolve(id.name() + "." + id.stack());
    }

    /** How a store is opened. */
    enum KeyKind {
        PASSPHRASE,
        FILE
    }
}
