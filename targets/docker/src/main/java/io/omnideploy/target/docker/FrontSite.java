package io.omnideploy.target.docker;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container.HealthCheck;
import io.omnideploy.config.Container.Port;
import java.util.List;
import java.util.Optional;

/**
 * What the proxy answers to under one name on one port.
 *
 * @param port the number on the host, which is also the number inside the proxy's container
 * @param host the name; empty for every name that no other site has
 * @param encryption how it speaks
 * @param routes where requests go, longest path first
 */
record FrontSite(int port, String host, Encryption encryption, List<Route> routes) {
    FrontSite {
        routes = List.copyOf(routes);
    }

    /**
     * Where requests of one path prefix go.
     *
     * @param component who answers them
     * @param path the prefix; {@code /} for all
     * @param port the port on which the copies listen
     * @param check the component's health check
     * @param written the place in the description that asks for it
     */
    record Route(String component, String path, Port port, Optional<HealthCheck> check, ConfigPath written) {}

    /** How a site speaks to clients. */
    sealed interface Encryption {
        /** Returns whether it is HTTPS. */
        default boolean isOn() {
            return !(this instanceof None);
        }

        /** Plain HTTP. */
        record None() implements Encryption {}

        /** HTTPS with a certificate of a public authority, had and renewed by the proxy itself. */
        record Automatic() implements Encryption {}

        /** HTTPS with a certificate of the proxy's own authority, which only those trust who were told to. */
        record Internal() implements Encryption {}

        /**
         * HTTPS with a certificate of a person.
         *
         * @param file the path inside the proxy's container
         */
        record Given(String file) implements Encryption {}
    }
}
