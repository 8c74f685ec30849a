package io.omnideploy.target.docker;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.config.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings that only this target has.
 *
 * @param bind the host's address on which ports are published
 * @param portOffset added to container ports that have no host port of their own
 * @param host the engine to talk to, as DOCKER_HOST would name it
 * @param https how names are served
 * @param proxyImage the image of the proxy in front
 */
record DockerSettings(String bind, int portOffset, Optional<String> host, Https https, String proxyImage) {
    static final ConfigPath PATH = ConfigPath.of("docker");

    /** Loopback, private and link-local addresses: RFC 1122, 1918, 3927, 4193, 4291. */
    private static final Pattern PRIVATE_ADDRESS = Pattern.compile(
            "127\\.|10\\.|192\\.168\\.|172\\.(1[6-9]|2[0-9]|3[01])\\.|169\\.254\\.|::1$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:");

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
            Shape.field("host", HOST, "The Docker engine to use. Found as Docker's own command finds it if absent."),
            Shape.field(
                            "https",
                            new Shape.Word(List.of("auto", "internal", "off")),
                            "How domains are served: by HTTPS where a public authority can give a certificate, which is on a"
                                    + " public address without port_offset; by HTTPS with certificates of the proxy's own"
                                    + " authority; or in plain HTTP. A certificate of your own, under tls, is used unless"
                                    + " this is off.")
                    .or("auto"),
            Shape.field(
                            "proxy_image",
                            Shape.text("[A-Za-z0-9][A-Za-z0-9._:/@-]{0,511}", "an image such as caddy:2"),
                            "The image of the Caddy that is put in front of domains, paths and several copies.")
                    .or("caddy:2"));

    static DockerSettings of(Node.Mapping section) {
        return new DockerSettings(
                text(section, "bind").orElse("127.0.0.1"),
                text(section, "port_offset").map(Integer::parseInt).orElse(0),
                text(section, "host"),
                text(section, "https")
                        .map(word -> Https.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(Https.AUTO),
                text(section, "proxy_image").orElse("caddy:2"));
    }

    /** Tells whether ports are published where the whole network may reach them: on all addresses or a public one. */
    boolean isPublic() {
        return !PRIVATE_ADDRESS.matcher(bind.toLowerCase(Locale.ROOT)).lookingAt();
    }

    /** How names are served. */
    enum Https {
        /** With certificates of a public authority where it can give them, plain elsewhere. */
        AUTO,
        /** With certificates of the proxy's own authority. */
        INTERNAL,
        /** Plain. */
        OFF
    }

    private static Optional<String> text(Node.Mapping section, String key) {
        return section.get(key).filter(Node.Scalar.class::isInstance).map(node -> ((Node.Scalar) node).text());
    }
}
