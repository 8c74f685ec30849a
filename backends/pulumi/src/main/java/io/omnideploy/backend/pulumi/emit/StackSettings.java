package io.omnideploy.backend.pulumi.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The settings of a stack, {@code Pulumi.<stack>.yaml}, of which OmniDeploy writes a part and Pulumi another: how values are
 * encrypted, and the encrypted values. Pulumi rewrites the file line by line, as it is read here.
 */
public final class StackSettings {
    private static final Pattern ENCRYPTION = Pattern.compile("(encryptionsalt|encryptedkey|secretsprovider):.*");
    private static final Pattern SECURE = Pattern.compile("\\s+secure:.*");
    private static final Pattern KEY = Pattern.compile("(\\s+)(\\S.*):\\s*");
    private static final String CONFIG = "config:";
    private static final String NO_CONFIG = "config: {}";

    private StackSettings() {}

    /** Returns the name of the file for a stack. */
    public static String file(String stack) {
        return "Pulumi." + stack + ".yaml";
    }

    /** Returns what OmniDeploy writes, with what Pulumi wrote into the file that is there. */
    public static String merged(String present, String emitted) {
        List<String> encryption = new ArrayList<>();
        Map<String, String> secure = new LinkedHashMap<>();
        String before = "";
        for (String line : present.lines().toList()) {
            if (ENCRYPTION.matcher(line).matches()) {
                encryption.add(line);
            } else if (SECURE.matcher(line).matches() && KEY.matcher(before).matches()) {
                secure.put(before.strip(), line.strip());
            }
            before = line;
        }
        StringBuilder text = new StringBuilder();
        encryption.forEach(line -> text.append(line).append('\n'));
        return withConfig(emitted, text, secure);
    }

    /**
     * Returns settings that are encrypted by the salt of the state. What another one encrypted can't be read with the same
     * passphrase, and goes.
     */
    public static String sealed(String settings, String salt) {
        String line = "encryptionsalt: " + salt;
        List<String> lines = settings.lines().toList();
        if (lines.contains(line)) {
            return settings;
        }
        StringBuilder open = new StringBuilder();
        for (int at = 0; at < lines.size(); at++) {
            boolean sealed =
                    at + 1 < lines.size() && SECURE.matcher(lines.get(at + 1)).matches();
            if (!sealed
                    && !SECURE.matcher(lines.get(at)).matches()
                    && !ENCRYPTION.matcher(lines.get(at)).matches()) {
                open.append(lines.get(at)).append('\n');
            }
        }
        return merged(line, open.toString());
    }

    /** Returns settings with one more that is plain. */
    public static String with(String settings, String key, String value) {
        return withConfig(settings, new StringBuilder(), Map.of(key + ":", "'" + value.replace("'", "''") + "'"));
    }

    private static String withConfig(String emitted, StringBuilder before, Map<String, String> more) {
        StringBuilder text = new StringBuilder();
        boolean config = false;
        for (String line : emitted.lines().toList()) {
            boolean begins = line.equals(CONFIG) || line.equals(NO_CONFIG);
            if (begins) {
                config = true;
                text.append(before).append(more.isEmpty() ? line : CONFIG).append('\n');
            } else {
                text.append(line).append('\n');
            }
        }
        if (!config) {
            text.append(before).append(more.isEmpty() ? "" : CONFIG + "\n");
        }
        more.forEach((key, value) -> text.append("  ")
                .append(key)
                .append(value.startsWith("secure:") ? "\n    " : " ")
                .append(value)
                .append('\n'));
        return text.toString();
    }
}
