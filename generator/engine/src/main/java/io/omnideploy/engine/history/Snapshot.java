package io.omnideploy.engine.history;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a stack was after a run that came to its end, without the resources themselves, which {@link History#graph} reads.
 *
 * @param number counts up from 1
 * @param at when the run ended
 * @param by who ran it, on which machine
 * @param command what it was, as "up"
 * @param version the application's version as described, if it was
 * @param restored the earlier snapshot that this one is again, after a rollback
 */
public record Snapshot(
        int number,
        Instant at,
        String by,
        String command,
        String target,
        String backend,
        Optional<String> version,
        Optional<Integer> restored) {
    public Snapshot {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(backend, "backend");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(restored, "restored");
    }

    /** Returns the number of the state that this is: its own, or that of the one brought back. */
    int position() {
        return restored.orElse(number);
    }
}
