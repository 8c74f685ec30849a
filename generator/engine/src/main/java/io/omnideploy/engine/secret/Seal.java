package io.omnideploy.engine.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals single values with AES-256-GCM, each with a nonce of its own and bound to its address, so that no value can be put in
 * the place of another.
 */
final class Seal {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** A sealed value is as long as its neighbours: a short password does not show that it is short. */
    private static final int BLOCK = 64;

    private static final byte END = (byte) 0x80;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    Seal(SecretKey key) {
        this.key = key;
    }

    /** Returns what tells this key from others without telling the key. */
    static String keyId(SecretKey key) {
        return hmac(key, "omnideploy-secrets key id").substring(0, 16);
    }

    /** Returns an HMAC-SHA-256 in hexadecimal. */
    static String hmac(SecretKey key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has HmacSHA256", absent);
        }
    }

    /** Seals a value for an address. */
    String close(String address, String value) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce, address).doFinal(padded(value));
            byte[] both = Arrays.copyOf(nonce, nonce.length + closed.length);
            System.arraycopy(closed, 0, both, nonce.length, closed.length);
            return Base64.getEncoder().withoutPadding().encodeToString(both);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has AES-GCM", absent);
        }
    }

    /** Returns the value, or nothing if it was not sealed with this key for this address. */
    Optional<String> open(String address, String closed) {
        try {
            byte[] both = Base64.getDecoder().decode(closed);
            byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
            byte[] clear =
                    cipher(Cipher.DECRYPT_MODE, nonce, address).doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
            int length = clear.length - 1;
            while (length >= 0 && clear[length] != END) {
                length--;
            }
            return length < 0 ? Optional.empty() : Optional.of(new String(clear, 0, length, StandardCharsets.UTF_8));
        } catch (AEADBadTagException | IllegalArgumentException another) {
            return Optional.empty();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has AES-GCM", absent);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String address) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((StoreDocument.VERSION + "\n" + address).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] padded(String value) {
        byte[] clear = value.getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(clear, (clear.length / BLOCK + 1) * BLOCK);
        padded[clear.length] = END;
        return padded;
    }
}
