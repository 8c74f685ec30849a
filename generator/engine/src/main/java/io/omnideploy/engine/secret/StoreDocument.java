package io.omnideploy.engine.secret;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a store, still sealed: a header, and one line per value, sorted, so that version control shows and merges
 * changes by value. Names are in clear.
 *
 * @param values sealed values by address
 */
record StoreDocument(StoreHeader header, SortedMap<String, String> values) {
    static final String VERSION = "omnideploy_secrets: 2";

    /** Without this line, YAML's end of a document, the store was cut short. */
    private static final String END = "...";

    private static final String FIRST = "# Encrypted; made to be committed. 'omnideploy secret' reads and writes it.";
    private static final Pattern KEY_FILE = Pattern.compile("key: file ([0-9a-f]{16})");
    private static final Pattern PASSPHRASE =
            Pattern.compile("key: passphrase pbkdf2-hmac-sha256 ([0-9]{1,9}) ([0-9a-f]{32}) ([0-9a-f]{16})");
    private static final Pattern VALUE = Pattern.compile("((?:[A-Za-z0-9._/-]|%[0-9A-F]{2})+): ([A-Za-z0-9+/]{38,})");

    /** What somebody else wrote into the header must neither be cheap to guess nor keep the machine busy for hours. */
    private static final int FEWEST_ITERATIONS = 100_000;

    private static final int MOST_ITERATIONS = 20_000_000;

    /** Returns the address of a value; the empty name is that of the stack's own key. */
    static String address(DeploymentId id, String name) {
        return name.isEmpty() ? id.toString() : id + "/" + encoded(name);
    }

    /** Returns the name of the secret at an address of a stack; empty for one of another stack. */
    static Optional<String> name(DeploymentId id, String address) {
        if (address.equals(id.toString())) {
            return Optional.of("");
        }
        return address.startsWith(id + "/")
                ? Optional.of(decoded(address.substring(id.toString().length() + 1)))
                : Optional.empty();
    }

    /**
     * Reads a store.
     *
     * @param file named where it is damaged
     * @throws Refused when it is damaged, of a later version, or has a merge left undone, naming the line
     */
    static StoreDocument parse(String text, Path file) {
        String[] lines = text.split("\r?\n");
        StoreHeader header = null;
        boolean versioned = false;
        boolean complete = false;
        SortedMap<String, String> values = new TreeMap<>();
        for (int index = 0; index < lines.length; index++) {
            String line = lines[index];
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (complete) {
                throw broken(file, index + 1);
            }
            if (!versioned) {
                versioned = line.equals(VERSION);
                if (!versioned) {
                    throw line.startsWith("omnideploy_secrets: ") ? later(file) : broken(file, index + 1);
                }
            } else if (header == null) {
                header = header(line, file, index + 1);
            } else if (line.equals(END)) {
                complete = true;
            } else {
                Matcher value = VALUE.matcher(line);
                if (!value.matches()) {
                    throw line.matches("(<<<<<<<|=======|>>>>>>>|\\|\\|\\|\\|\\|\\|\\|).*")
                            ? unmerged(file, index + 1)
                            : broken(file, index + 1);
                }
                if (values.put(value.group(1), value.group(2)) != null) {
                    throw twice(file, index + 1, value.group(1));
                }
            }
        }
        if (header == null || !complete) {
            throw broken(file, lines.length);
        }
        return new StoreDocument(header, values);
    }

    /** Returns the text of the store. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(FIRST).append('\n').append(VERSION).append('\n').append("key: ");
        text.append(
                switch (header) {
                    case StoreHeader.KeyFile key -> "file " + key.keyId();
                    case StoreHeader.Passphrase key ->
                        "passphrase pbkdf2-hmac-sha256 %d %s %s".formatted(key.iterations(), key.salt(), key.keyId());
                });
        text.append('\n');
        values.forEach((address, closed) ->
                text.append(address).append(": ").append(closed).append('\n'));
        return text.append(END).append('\n').toString();
    }

    private static StoreHeader header(String line, Path file, int number) {
        Matcher key = KEY_FILE.matcher(line);
        if (key.matches()) {
            return new StoreHeader.KeyFile(key.group(1));
        }
        Matcher passphrase = PASSPHRASE.matcher(line);
        if (!passphrase.matches()) {
            throw broken(file, number);
        }
        int iterations = Integer.parseInt(passphrase.group(1));
        if (iterations < FEWEST_ITERATIONS || iterations > MOST_ITERATIONS) {
            throw broken(file, number);
        }
        return new StoreHeader.Passphrase(passphrase.group(2), iterations, passphrase.group(3));
    }

    private static String encoded(String name) {
        StringBuilder text = new StringBuilder();
        for (byte unit : name.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (unit & 0xff);
            if (letter < 0x80 && (Character.isLetterOrDigit(letter) || "._-".indexOf(letter) >= 0)) {
                text.append(letter);
            } else {
                text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(unit));
            }
        }
        return text.toString();
    }

    private static String decoded(String text) {
        byte[] units = new byte[text.length()];
        int count = 0;
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (letter == '%') {
                units[count++] = (byte) HexFormat.fromHexDigits(text, index + 1, index + 3);
                index += 2;
            } else {
                units[count++] = (byte) letter;
            }
        }
        return new String(units, 0, count, StandardCharsets.UTF_8);
    }

    private static Refused later(Path file) {
        return new Refused(Diagnostic.error(
                        "store-version", "The secret store " + file + " was written by another version of OmniDeploy.")
                .remedy("Use that version, or a later one."));
    }

    private static Refused unmerged(Path file, int line) {
        return new Refused(Diagnostic.error(
                        "store-unmerged", "The secret store " + file + " has a merge left undone in line " + line + ".")
                .remedy("Keep the lines of both sides, of one address the right one, and no marks."));
    }

    private static Refused twice(Path file, int line, String address) {
        return new Refused(Diagnostic.error(
                        "store-twice",
                        "The secret store " + file + " has " + address + " twice, again in line " + line + ".")
                .remedy("Keep the line of the value that is in use."));
    }

    private static Refused broken(Path file, int line) {
        return new Refused(Diagnostic.error(
                        "store-broken", "The secret store " + file + " is cut short or damaged in line " + line + ".")
                .remedy("Put it back from version control or a backup; a new one would not know the passwords of the"
                        + " live stack."));
    }
}
