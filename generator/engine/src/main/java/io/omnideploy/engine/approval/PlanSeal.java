package io.omnideploy.engine.approval;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The end of a PLAN, by which it is seen that all before it is as it was written: an HMAC-SHA256 with the stack's key where it
 * has one, else a bare SHA-256, which tells damage but no intention.
 *
 * @param keyId tells keys apart without telling them; empty where there is none
 * @param mac in hexadecimal
 */
record PlanSeal(String keyId, String mac) {
    private static final int KEY_ID_LENGTH = 16;
    private static final Pattern END =
            Pattern.compile(",\n {2}\"seal\": \\{\n {4}\"algorithm\": \"(sha256|hmac-sha256)\","
                    + "\n {4}\"key_id\": \"([0-9a-f]*)\",\n {4}\"mac\": \"([0-9a-f]{64})\"\n {2}}\n}\n$");
    private static final String CLOSE = "\n}\n";

    PlanSeal {
        Objects.requireNonNull(keyId, "keyId");
        Objects.requireNonNull(mac, "mac");
    }

    /** A PLAN without its seal, and the seal. */
    record Opened(String document, PlanSeal seal) {}

    /** Returns a document, an object of JSON over several lines, with a seal as its last key. */
    static String close(String document, Optional<String> key) {
        if (!document.endsWith(CLOSE)) {
            throw new IllegalArgumentException("no object over several lines");
        }
        PlanSeal seal = of(document, key);
        return document.substring(0, document.length() - CLOSE.length())
                + ",\n  \"seal\": {\n    \"algorithm\": \"" + (seal.keyId.isEmpty() ? "sha256" : "hmac-sha256")
                + "\",\n    \"key_id\": \"" + seal.keyId + "\",\n    \"mac\": \"" + seal.mac + "\"\n  }\n}\n";
    }

    /**
     * Takes a PLAN apart; whether the seal is right is not said by that.
     *
     * @throws Refused when there is no seal at its end
     */
    static Opened open(String text) {
        Matcher end = END.matcher(text);
        if (!end.find()) {
            throw damaged();
        }
        return new Opened(text.substring(0, end.start()) + CLOSE, new PlanSeal(end.group(2), end.group(3)));
    }

    /**
     * Goes on only if this is the seal of a document.
     *
     * @param key the key that this machine has for the stack, if it has one
     * @throws Refused saying what is wrong
     */
    void require(String document, Optional<String> key) {
        PlanSeal right = of(document, key);
        if (!keyId.equals(right.keyId)) {
            throw new Refused(Diagnostic.error("plan-key", reason(key.isPresent()))
                    .remedy("Set the same OMNIDEPLOY_PASSPHRASE or OMNIDEPLOY_KEY_FILE where it is made and where it is"
                            + " applied, or share a 'secrets_file'; then make it anew."));
        }
        byte[] given = mac.getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(given, right.mac.getBytes(StandardCharsets.US_ASCII))) {
            throw damaged();
        }
    }

    /** Tells whether it was made with this key, or without one. */
    boolean isOf(Optional<String> key) {
        return keyId.equals(of("", key).keyId);
    }

    private String reason(boolean hasKey) {
        if (keyId.isEmpty()) {
            return "The PLAN was sealed without a key, and there is one here.";
        }
        return hasKey
                ? "The PLAN was sealed with another key than the one here."
                : "The PLAN was sealed with a key, and there is none here.";
    }

    static Refused damaged() {
        return new Refused(Diagnostic.error("plan-damaged", "The PLAN was changed after it was made, or is cut short.")
                .remedy("Make it anew with 'omnideploy preview --out PLAN'."));
    }

    private static PlanSeal of(String document, Optional<String> key) {
        return key.map(secret -> new PlanSeal(
                        hmac(secret, "omnideploy plan key").substring(0, KEY_ID_LENGTH),
                        hmac(secret, "omnideploy plan\n" + document)))
                .orElseGet(() -> new PlanSeal("", Digest.of(document)));
    }

    private static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has HmacSHA256", absent);
        }
    }
}
