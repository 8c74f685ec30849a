package io.omnideploy.cli.mutation;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Spoils the text of a description as people, editors and bad luck do: keys, types, nesting, encodings, truncation, huge values,
 * anchors, duplicate keys. The same random source makes the same file.
 */
final class TextMutator {
    private static final List<String> VALUES = List.of(
            "",
            "~",
            "null",
            "yes",
            "no",
            "on",
            "0",
            "-1",
            "-0",
            "1.10",
            "0x1F",
            "0o17",
            "1_000",
            "1e999999999",
            ".inf",
            ".nan",
            "99999999999999999999999999",
            "2001-01-01",
            "12:30:45",
            "[]",
            "{}",
            "[[[[[]]]]]",
            "{a: {b: {c: {}}}}",
            "[a, [b, {c: d}]]",
            "''",
            "\"\"",
            "\"\\0\"",
            "\"\\uD800\"",
            "\"\\U0010FFFF\"",
            "'it''s'",
            "*x",
            "&x y",
            "&x [*x]",
            "!!str 5",
            "!!binary AAAA",
            "!!java.net.URL [x]",
            "!local {a: b}",
            "!!set {a, b}",
            "!!omap [a: b]",
            "@x",
            "`x`",
            "%x",
            "|",
            ">",
            "|2-\n   a",
            "${",
            "${}",
            "${X",
            "${X}",
            "${X:-${Y:-${Z:-d}}}",
            "${X:?}",
            "${X:+}",
            "$${X}",
            "${db.url}",
            "${db.}",
            "${.}",
            "${web.url.x}",
            "${deploy.name}",
            "env:",
            "env:A",
            "file:../../x",
            "store:",
            "vault:x#y",
            "ssm:/a",
            "nope:x",
            "../../../etc/passwd",
            "/",
            "C:\\x",
            "a b",
            "A_B",
            "x;rm -rf /",
            "$(id)",
            "<b>",
            "{{x}}",
            "#",
            "a: b",
            "- a",
            "---",
            "...",
            "512Mi",
            "0.5",
            "250m",
            "-5Gi",
            "1.5.5Gi",
            "99999999Ti",
            "30s",
            "1m30s",
            "-1s",
            "9999999h",
            "0 0 31 2 *",
            "* * *",
            "80",
            "0",
            "65536",
            "70000",
            "80/udp",
            "TCP",
            "job",
            "worker",
            "postgres",
            "mysql",
            "redis",
            "s3",
            "linux/amd64",
            "always",
            "public",
            "nginx@sha256:zz",
            "UPPER:tag",
            "\u00e4\u20ac\ud83d\ude00",
            "\u202edcba",
            "\u2028",
            "\u0085",
            "\ufeff");
    private static final List<String> KEYS = List.of(
            "name",
            "container",
            "components",
            "backing_services",
            "stacks",
            "service",
            "image",
            "ports",
            "environment",
            "secrets",
            "depends_on",
            "volumes",
            "build",
            "tags",
            "docker",
            "overrides",
            "identity",
            "state",
            "registry",
            "domains",
            "replicas",
            "<<",
            "? x",
            "null",
            "1",
            "true",
            "''",
            "a.b",
            "*x",
            "&x k",
            "imagee",
            "Name",
            "-",
            "x-y",
            "\"\\u0000\"");
    private static final String NASTY = "\t\u0000\u0007\u001b\u0085\u2028\ufeff\ud83d\"'`{}[]&*!|>%@#:,?-\\$\n\r ";
    private static final List<Charset> ENCODINGS = List.of(
            StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1, Charset.forName("UTF-32"));
    private static final int DEEP = 3_000;
    private static final int HUGE = 300_000;

    private final Random random;

    TextMutator(Random random) {
        this.random = random;
    }

    /** Returns a description with one to four faults. */
    byte[] spoilt(String text) {
        String spoilt = text;
        // One alone gets furthest: most pairs end at the first.
        int faults = random.nextInt(3) > 0 ? 1 : 2 + random.nextInt(3);
        for (; faults > 0; faults--) {
            spoilt = fault(spoilt);
        }
        return encoded(spoilt);
    }

    private String fault(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (random.nextInt(24)) {
            case 0 -> {
                return text.substring(0, random.nextInt(text.length() + 1));
            }
            case 1 -> lines.remove(at);
            case 2 -> lines.add(random.nextInt(lines.size() + 1), line);
            case 3 -> lines.set(at, lines.set(random.nextInt(lines.size()), line));
            case 4 -> lines.set(at, " ".repeat(random.nextInt(6)) + line.stripLeading());
            case 5 -> lines.set(at, " ".repeat(1 + random.nextInt(3)) + line);
            case 6 -> lines.set(at, inserted(line));
            case 7 -> lines.set(at, line.isEmpty() ? line : line.substring(random.nextInt(line.length())));
            case 8 -> lines.set(at, keyed(line, any(KEYS)));
            case 9 -> lines.add(at, keyed(line, any(KEYS)));
            case 10 -> lines.set(at, valued(line, rare()));
            case 11 -> lines.set(at, line.replaceAll("[{}\\[\\]]", any(List.of("{", "}", "[", "]", ""))));
            case 12 -> lines.set(at, valued(line, "&a" + random.nextInt(3) + " {b: *a" + random.nextInt(3) + "}"));
            default -> lines.set(at, valued(line, any(VALUES)));
        }
        return String.join("\n", lines);
    }

    /** What costs time to make and to read comes seldom. */
    private String rare() {
        return switch (random.nextInt(24)) {
            case 0 -> "x".repeat(HUGE);
            case 1 -> "[".repeat(DEEP);
            case 2 -> "{a: ".repeat(DEEP) + "}".repeat(DEEP);
            case 3 -> "[" + "1,".repeat(HUGE / 10) + "]";
            case 4 -> "9".repeat(HUGE / 10);
            case 5 -> "${X:-".repeat(DEEP) + "}".repeat(DEEP);
            case 6 -> "\n" + "  k: v\n".repeat(HUGE / 100);
            default -> any(VALUES);
        };
    }

    private String inserted(String line) {
        int place = random.nextInt(line.length() + 1);
        return line.substring(0, place) + NASTY.charAt(random.nextInt(NASTY.length())) + line.substring(place);
    }

    private static String keyed(String line, String key) {
        int colon = line.indexOf(':');
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        return colon < 0 ? indent + key + ": x" : indent + key + line.substring(colon);
    }

    private String valued(String line, String value) {
        List<Integer> starts = new ArrayList<>();
        for (int at = line.indexOf(": "); at >= 0; at = line.indexOf(": ", at + 1)) {
            starts.add(at + 2);
        }
        if (starts.isEmpty()) {
            return line + " " + value;
        }
        int start = starts.get(random.nextInt(starts.size()));
        int end = start;
        while (end < line.length() && ",}]".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return line.substring(0, start) + value + line.substring(end);
    }

    private byte[] encoded(String text) {
        byte[] bytes = switch (random.nextInt(30)) {
            case 0 -> text.getBytes(any(ENCODINGS));
            case 1 -> ("\ufeff" + text).getBytes(StandardCharsets.UTF_8);
            case 2 -> text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
            case 3 -> text.replace("\n", "\r").getBytes(StandardCharsets.UTF_8);
            case 4 -> (text + "\n---\n" + text).getBytes(StandardCharsets.UTF_8);
            default -> text.getBytes(StandardCharsets.UTF_8);
        };
        if (bytes.length > 0 && random.nextInt(15) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
