package io.omnideploy.engine.approval;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A SHA-256 of several texts that no other texts give, however they are cut. */
final class Digest {
    private final MessageDigest sha256;

    Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }

    /** Returns the digest of one text. */
    static String of(String text) {
        return new Digest().add(text).hex();
    }

    /** Adds a text, with its length before it. */
    Digest add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha256.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        sha256.update(bytes);
        return this;
    }

    /** Returns the digest in hexadecimal and starts anew. */
    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
