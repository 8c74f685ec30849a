package io.omnideploy.cli.init;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Dockerfile says about the image that it makes: of its last stage, as far as it is said in plain words.
 *
 * @param port the first port that it exposes
 * @param healthPath the path that its health check asks for over HTTP
 */
public record DockerfileFacts(OptionalInt port, Optional<String> healthPath) {
    private static final long LARGEST = 1024 * 1024;
    private static final Pattern PORT = Pattern.compile("([0-9]{1,5})(?:/tcp)?");
    private static final Pattern URL = Pattern.compile("https?://[^/\\s\"']+(/[^\\s\"'?#]*)");

    /** Returns what the Dockerfile of a folder says; empty if there is none. */
    public static Optional<DockerfileFacts> in(Path folder) {
        Path file = folder.resolve("Dockerfile");
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST
                    ? Optional.of(read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Reads the text of a Dockerfile. */
    static DockerfileFacts read(String text) {
        OptionalInt port = OptionalInt.empty();
        Optional<String> health = Optional.empty();
        for (String instruction : instructions(text)) {
            String word = instruction.split("\\s", 2)[0].toUpperCase(Locale.ROOT);
            switch (word) {
                case "FROM" -> {
                    port = OptionalInt.empty();
                    health = Optional.empty();
                }
                case "EXPOSE" -> port = port.isPresent() ? port : port(instruction);
                case "HEALTHCHECK" -> {
                    Matcher url = URL.matcher(instruction);
                    health = url.find() ? Optional.of(url.group(1)) : Optional.empty();
                }
                default -> {
                    // Nothing that a description would say again.
                }
            }
        }
        return new DockerfileFacts(port, health);
    }

    private static OptionalInt port(String instruction) {
        for (String word : instruction.split("\\s+")) {
            Matcher matcher = PORT.matcher(word);
            if (matcher.matches()) {
                int number = Integer.parseInt(matcher.group(1));
                return number >= 1 && number <= 65535 ? OptionalInt.of(number) : OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }

    /** Joins continued lines and leaves comments out. */
    private static List<String> instructions(String text) {
        List<String> found = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : text.lines().toList()) {
            String stripped = line.strip();
            if (stripped.startsWith("#") || stripped.isEmpty()) {
                continue;
            }
            boolean goesOn = stripped.endsWith("\\");
            open.append(goesOn ? stripped.substring(0, stripped.length() - 1) + " " : stripped);
            if (!goesOn) {
                found.add(open.toString());
                open.setLength(0);
            }
        }
        return found;
    }
}
