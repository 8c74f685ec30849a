package io.omnideploy.spi.expand;

import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A server in a container that provides a backing service, in no platform's words.
 *
 * @param image with its version
 * @param user the number of the user as whom the image can be run, where it must not be root
 * @param port on which it answers
 * @param dataPath the folder whose content must outlive the container
 * @param entrypoint replaces the image's; empty keeps it
 * @param command its arguments; empty keeps those of the image
 * @param check tells whether it answers; absent where the image may have nothing to ask with
 * @param init prepares it, as often as one likes
 * @param addresses what can be referred to of it
 * @param contract the rule behind whatever has no line of its own
 * @param why the lines behind {@code command} and behind single variables, as {@code environment.NAME}
 */
public record BackingServer(
        String image,
        long user,
        int port,
        String dataPath,
        List<String> entrypoint,
        List<String> command,
        SortedMap<String, Value> environment,
        Optional<Check> check,
        Optional<Init> init,
        SortedMap<String, Value> addresses,
        Origin contract,
        SortedMap<String, Set<Origin>> why) {
    public BackingServer {
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(dataPath, "dataPath");
        entrypoint = List.copyOf(entrypoint);
        command = List.copyOf(command);
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(init, "init");
        addresses = Collections.unmodifiableSortedMap(new TreeMap<>(addresses));
        Objects.requireNonNull(contract, "contract");
        why = Collections.unmodifiableSortedMap(new TreeMap<>(why));
    }

    /** Tells by its exit code whether a server answers. */
    public sealed interface Check {
        /** Returns whether the server takes long to start the first time, so that early failures mean nothing. */
        boolean isSlow();

        /** A program with its arguments. */
        record Program(List<String> words, boolean isSlow) implements Check {
            public Program {
                words = List.copyOf(words);
            }
        }

        /** A line for the shell of the image. */
        record Line(String line, boolean isSlow) implements Check {
            public Line {
                Objects.requireNonNull(line, "line");
            }
        }
    }

    /**
     * Prepares a server and ends, as often as one likes.
     *
     * @param image the server's own if absent
     * @param user the number of the user as whom that image can be run
     * @param script for {@code sh -euc}
     * @param why the lines behind single variables, as {@code environment.NAME}
     */
    public record Init(
            Optional<String> image,
            long user,
            String script,
            SortedMap<String, Value> environment,
            SortedMap<String, Set<Origin>> why) {
        public Init {
            Objects.requireNonNull(image, "image");
            Objects.requireNonNull(script, "script");
            environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
            why = Collections.unmodifiableSortedMap(new TreeMap<>(why));
        }
    }
}
