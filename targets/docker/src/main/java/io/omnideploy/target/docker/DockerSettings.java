package io.omnideploy.target.docker;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.config.Shape;
import java.util.Optional;

/**
 * The settings that only this target has.
 *
 * @param bind the host's address on which ports are published
 * @param portOffset added to container ports that have no host port of their own
 * @param host the engine to talk to, as DOCKER_HOST would name it
 */
record DockerSettings(String bind, int portOffset, Optional<String> host) {
    static final ConfigPath PATH = ConfigPath.of("docker");

    static final Shape HOST = Shape.text("(unix|tcp|ssh)://.+", "unix://, tcp:// or ssh:// and an address");

    static final Shape.Fields SHAPE = Shape.fields(
            Shape.field(
                            "bind",
                            Shape.text("[0-9a-fA-F.:]+", "an IP address"),
                            "Address of the host on which ports are published. 0.0.0.0 opens them to the network.")
                    .or("127.0.0.1"),
            Shape.field(
                            "port_offset",
                            new Shape.Whole(0, 64_000),
                            "Added to the number of each published container port that has no host_port, so that several"
                                    + " stacks fit on one host.")
                    .or(0),
            Shape.field("host", HOST, "The Docker engine to use. Found as Docker's own command finds it if absent."));

    static DockerSettings of(Node.Mapping section) {
        return new DockerSettings(
                text(section, "bind").orElse("127.0.0.1"),
                text(section, "port_offset").map(Integer::parseInt).orElse(0),
                text(section, "host"));
    }

    private static Optional<String> text(Node.Mapping section, String key) {
        return section.get(key).filter(Node.Scalar.class::isInstance).map(node -> ((Node.Scalar) node).text());
    }
}
