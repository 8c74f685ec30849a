package io.omnideploy.config;

import java.util.List;
import java.util.Locale;

/** Tells by a variable's name whether its value is a secret. In doubt it is: a secret too many harms nobody. */
public final class SecretNames {
    private static final List<String> WORDS =
            List.of("key", "token", "secret", "password", "passwd", "credential", "dsn");
    private static final List<String> BEGINNINGS = List.of("secret", "password", "passwd", "credential");

    private SecretNames() {}

    /** Tells whether a word of the name is, or ends with, one of those for secrets: API_TOKEN, apiKey, PGPASSWORD. */
    public static boolean isSecret(String name) {
        int start = 0;
        for (int end = 1; end <= name.length(); end++) {
            if (end == name.length() || isBoundary(name.charAt(end - 1), name.charAt(end))) {
                if (isSecretWord(name.substring(start, end).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                start = end;
            }
        }
        return false;
    }

    private static boolean isBoundary(char before, char after) {
        return !Character.isLetter(before)
                || !Character.isLetter(after)
                || (Character.isLowerCase(before) && Character.isUpperCase(after));
    }

    private static boolean isSecretWord(String word) {
        String singular = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        return WORDS.stream().anyMatch(singular::endsWith)
                || BEGINNINGS.stream().anyMatch(word::startsWith);
    }
}
