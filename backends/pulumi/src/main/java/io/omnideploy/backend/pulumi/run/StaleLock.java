package io.omnideploy.backend.pulumi.run;

import io.omnideploy.backend.pulumi.run.Automation.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lock of a state whose process was killed on this machine: Pulumi leaves it behind, and asks a person to free it. */
final class StaleLock {
    /** So Pulumi names who holds a lock of a state in files. */
    private static final Pattern OWNER = Pattern.compile("created by [^@\\s]+@(\\S+) \\(pid (\\d{1,18})\\)");

    private static final Path HOST = Path.of("/proc/sys/kernel/hostname");

    private StaleLock() {}

    /** Frees the locks of which a command told, if each is of a process of this machine that is gone; tells whether it did. */
    static boolean free(Said said, Project project) {
        return isStale(said.err(), host())
                && project.tool()
                                .run(
                                        "cancel",
                                        "--yes",
                                        "--stack",
                                        project.place().stack())
                                .exit()
                        == 0;
    }

    /** Tells whether a message is about locks alone whose processes ran on a host and are gone. */
    static boolean isStale(String message, Optional<String> host) {
        if (!message.contains("the stack is currently locked")) {
            return false;
        }
        Matcher owner = OWNER.matcher(message);
        int found = 0;
        while (owner.find()) {
            found++;
            boolean here = host.filter(owner.group(1)::equals).isPresent();
            if (!here || ProcessHandle.of(Long.parseLong(owner.group(2))).isPresent()) {
                return false;
            }
        }
        return found > 0;
    }

    private static Optional<String> host() {
        try {
            return Files.isReadable(HOST) ? Optional.of(Files.readString(HOST).strip()) : Optional.empty();
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }
}
