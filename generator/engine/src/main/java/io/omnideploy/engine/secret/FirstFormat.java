package io.omnideploy.engine.secret;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/** Reads a store of the first format, one sealed text for all values; the next write makes it one of the present format. */
final class FirstFormat {
    private static final String HEADER = "omnideploy-secrets 1\n";
    private static final int LINES = 5;
    private static final int TAG_BITS = 128;

    private FirstFormat() {}

    /** Tells whether a text is one. */
    static boolean is(String text) {
        return text.startsWith(HEADER);
    }

    /**
     * Returns the values by name.
     *
     * @throws Refused when it is cut short or damaged, or does not open with the key
     */
    static SortedMap<String, String> read(String text, StorePlace place, StoreKeys keys) throws IOException {
        String[] lines = text.split("\n");
        try {
            if (lines.length != LINES) {
                throw new IllegalArgumentException("cut short");
            }
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    keys.openFirstFormat(lines[1], HexFormat.of().parseHex(lines[2])),
                    new GCMParameterSpec(TAG_BITS, HexFormat.of().parseHex(lines[3])));
            cipher.updateAAD(place.id().toString().getBytes(StandardCharsets.UTF_8));
            byte[] clear = cipher.doFinal(Base64.getDecoder().decode(lines[4]));
            return parse(new String(clear, StandardCharsets.UTF_8));
        } catch (AEADBadTagException wrongKey) {
            throw new Refused(Diagnostic.error(
                            "store-locked", "The secret store " + place.displayName() + " does not open with this key.")
                    .remedy("Set " + StoreKeys.PASSPHRASE + " to the passphrase with which it was written."));
        } catch (GeneralSecurityException | IllegalArgumentException garbled) {
            throw new Refused(Diagnostic.error(
                            "store-broken", "The secret store " + place.file() + " is cut short or damaged.")
                    .remedy("Put it back from a backup; a new one would not know the passwords of the live stack."));
        }
    }

    private static SortedMap<String, String> parse(String text) {
        SortedMap<String, String> values = new TreeMap<>();
        text.lines().forEach(line -> {
            int blank = line.indexOf(' ');
            values.put(decode(line.substring(0, blank)), decode(line.substring(blank + 1)));
        });
        return values;
    }

    private static String decode(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
