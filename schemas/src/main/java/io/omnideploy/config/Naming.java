package io.omnideploy.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Makes physical names: {@code <name>-<stack>[-<part>…]}, cut to a platform's limit with a stable short hash, so that two long
 * names never become one.
 */
public final class Naming {
    private static final int HASH_LENGTH = 6;

    private Naming() {}

    /**
     * Returns the physical name of a part of a stack.
     *
     * @param limit the platform's longest name, at least 16
     * @param parts component, role and so on; none for the stack's own
     */
    public static String physical(DeploymentId id, int limit, String... parts) {
        StringBuilder whole = new StringBuilder(id.name()).append('-').append(id.stack());
        for (String part : parts) {
            whole.append('-').append(part);
        }
        return cut(slug(whole.toString(), '-'), limit, whole.toString());
    }

    /** Returns lower case with every run outside {@code [a-z0-9]} as one separator, none at the ends. */
    public static String slug(String text, char separator) {
        String lower = text.toLowerCase(Locale.ROOT);
        StringBuilder slug = new StringBuilder(lower.length());
        for (int at = 0; at < lower.length(); at++) {
            char letter = lower.charAt(at);
            if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) {
                slug.append(letter);
            } else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != separator) {
                slug.append(separator);
            }
        }
        int end = slug.length();
        return end > 0 && slug.charAt(end - 1) == separator ? slug.substring(0, end - 1) : slug.toString();
    }

    private static String cut(String slug, int limit, String whole) {
        if (slug.length() <= limit) {
            return slug;
        }
        String head = slug.substring(0, limit - HASH_LENGTH - 1).replaceAll("-+$", "");
        return head + "-" + hash(whole, HASH_LENGTH);
    }

    /** Returns the first hexadecimal digits of a text's SHA-256. */
    public static String hash(String text, int digits) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, digits);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
