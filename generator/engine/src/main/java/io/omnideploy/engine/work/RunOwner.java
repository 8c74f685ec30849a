package io.omnideploy.engine.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * Which run it is: what it does, in which process, where, since when.
 *
 * @param command the command without the program's name
 * @param host the name of the machine, as far as it is known
 */
public record RunOwner(String command, long process, String host, Instant begun) {
    private static final Path HOST_NAME = Path.of("/etc/hostname");

    public RunOwner {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(host, "host");
        begun = begun.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Returns the run that this process begins now. */
    public static RunOwner now(String command) {
        return new RunOwner(command, ProcessHandle.current().pid(), hostName(), Instant.now());
    }

    /** Returns who runs this process, as "ada on build-7". */
    public static String person() {
        return System.getProperty("user.name", "somebody") + " on " + hostName();
    }

    /** Reads what {@link #lines} wrote, among other lines; empty when a part of it is missing. */
    static Optional<RunOwner> parse(String text) {
        String command = null;
        String process = null;
        String host = null;
        String begun = null;
        for (String line : text.split("\n")) {
            int blank = line.indexOf(' ');
            String rest = line.substring(blank + 1);
            switch (blank < 0 ? "" : line.substring(0, blank)) {
                case "command" -> command = rest;
                case "process" -> process = rest;
                case "host" -> host = rest;
                case "since" -> begun = rest;
                default -> {}
            }
        }
        if (command == null || process == null || host == null || begun == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RunOwner(command, Long.parseLong(process), host, Instant.parse(begun)));
        } catch (NumberFormatException | DateTimeParseException garbled) {
            return Optional.empty();
        }
    }

    String lines() {
        return "command " + command + "\nprocess " + process + "\nhost " + host + "\nsince " + begun + "\n";
    }

    /** Returns it for people: "omnideploy up, process 4711 on build-7". */
    @Override
    public String toString() {
        return "omnideploy " + command + ", process " + process + " on " + host;
    }

    /** Returns how long ago it began, in the largest unit that fits: "3 minutes". */
    String age(Instant now) {
        Duration age = Duration.between(begun, now);
        if (age.compareTo(Duration.ofMinutes(2)) < 0) {
            return Math.max(0, age.toSeconds()) + " seconds";
        }
        if (age.compareTo(Duration.ofHours(2)) < 0) {
            return age.toMinutes() + " minutes";
        }
        return age.compareTo(Duration.ofDays(2)) < 0 ? age.toHours() + " hours" : age.toDays() + " days";
    }

    private static String hostName() {
        try {
            return Files.isReadable(HOST_NAME) ? Files.readString(HOST_NAME).strip() : "this machine";
        } catch (IOException unknown) {
            return "this machine";
        }
    }
}
