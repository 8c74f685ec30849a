package io.omnideploy.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The container of a component: what image, started how.
 *
 * @param image reference to run; absent when it is built and not yet named
 * @param build how the image is built; absent when it is given
 * @param command replaces the image's entrypoint; empty keeps it
 * @param args arguments; empty keeps those of the image
 * @param platform {@code os/architecture}, if it must be one
 * @param registry how the image's registry is entered
 */
public record Container(
        Optional<String> image,
        Optional<Build> build,
        List<Template> command,
        List<Template> args,
        Optional<String> workingDir,
        Optional<String> user,
        boolean readOnly,
        List<String> capabilitiesAdded,
        List<String> capabilitiesDropped,
        Optional<String> platform,
        Pull pull,
        Optional<RegistryLogin> registry,
        List<Port> ports,
        Optional<HealthCheck> healthCheck) {
    public Container {
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(build, "build");
        command = List.copyOf(command);
        args = List.copyOf(args);
        Objects.requireNonNull(workingDir, "workingDir");
        Objects.requireNonNull(user, "user");
        capabilitiesAdded = List.copyOf(capabilitiesAdded);
        capabilitiesDropped = List.copyOf(capabilitiesDropped);
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(pull, "pull");
        Objects.requireNonNull(registry, "registry");
        ports = List.copyOf(ports);
        Objects.requireNonNull(healthCheck, "healthCheck");
    }

    /** Returns this container with the image that it runs; how that is built stays known. */
    public Container withImage(String reference) {
        return new Container(
                Optional.of(reference),
                build,
                command,
                args,
                workingDir,
                user,
                readOnly,
                capabilitiesAdded,
                capabilitiesDropped,
                platform,
                pull,
                registry,
                ports,
                healthCheck);
    }

    /** When an image is fetched again. */
    public enum Pull {
        /** Only when it isn't there. */
        MISSING,
        /** At each run. */
        ALWAYS,
        /** Never; it must be there. */
        NEVER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What speaks on a port. */
    public enum Protocol {
        HTTP,
        HTTPS,
        TCP,
        UDP;

        /** Returns the transport below, {@code tcp} or {@code udp}. */
        public String transport() {
            return this == UDP ? "udp" : "tcp";
        }
    }

    /**
     * A port on which the container listens.
     *
     * @param containerPort 1 to 65535
     * @param hostPort 1 to 65535, if it is to be reached on the host under another number
     */
    public record Port(int containerPort, Protocol protocol, Optional<String> name, OptionalInt hostPort) {
        public Port {
            Objects.requireNonNull(protocol, "protocol");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(hostPort, "hostPort");
        }
    }

    /** How a private registry is entered. */
    public record RegistryLogin(String server, String username, SecretSource password) {
        public RegistryLogin {
            Objects.requireNonNull(server, "server");
            Objects.requireNonNull(username, "username");
            Objects.requireNonNull(password, "password");
        }
    }

    /**
     * How a platform learns that the container works.
     *
     * @param healthyThreshold successes in a row until it counts as healthy
     * @param unhealthyThreshold failures in a row until it counts as unhealthy
     */
    public record HealthCheck(
            Probe probe,
            Duration interval,
            Duration timeout,
            Duration startPeriod,
            int healthyThreshold,
            int unhealthyThreshold) {
        public HealthCheck {
            Objects.requireNonNull(probe, "probe");
            Objects.requireNonNull(interval, "interval");
            Objects.requireNonNull(timeout, "timeout");
            Objects.requireNonNull(startPeriod, "startPeriod");
        }
    }

    /** What a health check does. */
    public sealed interface Probe {
        /** An HTTP GET that must answer 200 to 399. */
        record Http(String path, int port) implements Probe {
            public Http {
                Objects.requireNonNull(path, "path");
            }
        }

        /** A TCP connection. */
        record Tcp(int port) implements Probe {}

        /** A command inside the container that must exit with 0. */
        record Exec(List<String> command) implements Probe {
            public Exec {
                command = List.copyOf(command);
            }
        }
    }
}
