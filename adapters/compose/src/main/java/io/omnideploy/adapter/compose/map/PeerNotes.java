package io.omnideploy.adapter.compose.map;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.SourceSpan;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What people are told of addresses that can't be made to hold on every platform. */
final class PeerNotes {
    private final Reading reading;
    private final Set<String> told = new HashSet<>();

    PeerNotes(Reading reading) {
        this.reading = reading;
    }

    /** Says that a file has the address of a database in it, which is another one here. */
    void fileNamesBackingService(String service, String file, String other) {
        tell(
                Diagnostic.warning(
                                "backing-service-in-file",
                                "The file '%s', which '%s' mounts, names '%s'; that is a backing service here, with an address, a user and a password of its own."
                                        .formatted(file, service, other))
                        .remedy("Let the program read them from variables; or keep '" + other
                                + "' a container with 'x-omnideploy: {kind: service}'."),
                service,
                "volumes");
    }

    /** Says that of two services that name each other one alone is known to reach the other. */
    void circle(String service, String other) {
        if (told.add(service + " " + other)) {
            tell(
                    Diagnostic.note(
                                    "names-in-a-circle",
                                    "'%1$s' names '%2$s', which waits for '%1$s' or names it too: its address stays as it is, and where networks are closed, as on ECS, '%2$s' lets '%1$s' not in."
                                            .formatted(service, other))
                            .remedy("Give '" + service + "' the address under which people reach '" + other
                                    + "', or leave it out where it isn't called."),
                    service,
                    "environment");
        }
    }

    private void tell(Diagnostic diagnostic, String service, String key) {
        reading.problems()
                .add(diagnostic
                        .about(ConfigPath.of("services", service, key))
                        .at(place(reading.project().services().get(service), key)));
    }

    private static Optional<SourceSpan> place(Node.Mapping service, String key) {
        return service.get(key)
                .or(() -> service.get("image"))
                .or(() -> service.get("build"))
                .flatMap(Node::span);
    }
}
