package io.omnideploy.cli.e2e;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** A secret that stands nowhere else in the world, so that wherever it is found, this one leaked. */
record Canary(String value) {
    /** A shorter one may stand somewhere by chance. */
    static final int SHORTEST = 8;

    /** Returns one with characters that most encodings write otherwise. */
    static String random() {
        return "canary-" + UUID.randomUUID() + "+/&%=";
    }

    /** Tells whether any of its forms stands in a text. */
    boolean isIn(String text) {
        return forms().stream().anyMatch(text::contains);
    }

    /** Returns it as it is, and as base64, hexadecimal, part of a URL or of JSON. */
    Set<String> forms() {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        Set<String> forms = new TreeSet<>(List.of(
                value,
                HexFormat.of().formatHex(bytes),
                HexFormat.of().withUpperCase().formatHex(bytes),
                URLEncoder.encode(value, StandardCharsets.UTF_8),
                value.replace("&", "\\u0026"),
                value.replace("/", "\\/")));
        for (int before = 0; before < 3; before++) {
            forms.add(inBase64(Base64.getEncoder(), bytes, before));
            forms.add(inBase64(Base64.getUrlEncoder(), bytes, before));
        }
        return forms;
    }

    /** Returns what of it stands in base64 whatever is around it, when so many bytes, modulo 3, are before it. */
    private static String inBase64(Base64.Encoder encoder, byte[] bytes, int before) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        int whole = shifted.length / 3 * 3;
        String text = encoder.encodeToString(Arrays.copyOf(shifted, whole));
        return text.substring(before == 0 ? 0 : 4);
    }
}
