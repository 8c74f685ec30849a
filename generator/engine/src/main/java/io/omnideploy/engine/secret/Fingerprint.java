package io.omnideploy.engine.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tells that a secret has changed without telling the secret: an HMAC with the stack's own key, never a bare hash. */
record Fingerprint(String key) {
    /** Returns the HMAC-SHA256 of a text in hexadecimal. */
    String of(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has HmacSHA256", absent);
        }
    }

    /** Masks the key. */
    @Override
    public String toString() {
        return "Fingerprint";
    }
}
