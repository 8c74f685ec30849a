package io.omnideploy.target.digitalocean;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words as one line, from which a POSIX shell reads the same words (POSIX.1-2017, Shell Command Language, 2.2 Quoting). */
final class ShellLine {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellLine() {}

    static String of(List<String> words) {
        return words.stream().map(ShellLine::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
