package io.omnideploy.platform.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnideploy.config.Naming;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.docker.vocabulary.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the engine is, found as Docker's own command finds it: DOCKER_HOST, then DOCKER_CONTEXT, then the context in use, then
 * the default socket.
 *
 * @param host as {@code unix:///var/run/docker.sock} or {@code tcp://host:2376}
 * @param certificates a folder with ca.pem, cert.pem and key.pem, when the engine asks for them
 */
record EngineAddress(String host, Optional<Path> certificates) {
    private static final String DEFAULT_HOST = "unix:///var/run/docker.sock";
    private static final String DEFAULT_CONTEXT = "default";

    /** Finds the engine that a provider's settings name, or else the one that Docker's own command would use. */
    static EngineAddress of(Fields settings, Path home) {
        EngineAddress found = find(settings.text("host"), settings.text("context"), System.getenv(), home);
        return settings.text("cert_path")
                .map(folder -> new EngineAddress(found.host(), Optional.of(Path.of(folder))))
                .orElse(found);
    }

    /**
     * Finds the engine.
     *
     * @param host the one that the description names, if it does
     * @param context the context that the description names, if it does
     * @param environment the variables of this process
     * @param home the home folder
     */
    static EngineAddress find(
            Optional<String> host, Optional<String> context, Map<String, String> environment, Path home) {
        Path config = configFolder(environment, home);
        if (host.isPresent()) {
            return new EngineAddress(host.get(), certificates(environment, config));
        }
        if (context.isPresent()) {
            return ofContext(context.get(), config);
        }
        if (isSet(environment, "DOCKER_HOST")) {
            return new EngineAddress(environment.get("DOCKER_HOST"), certificates(environment, config));
        }
        String current = isSet(environment, "DOCKER_CONTEXT")
                ? environment.get("DOCKER_CONTEXT")
                : json(config.resolve("config.json")).path("currentContext").asText("");
        return current.isEmpty() ? new EngineAddress(DEFAULT_HOST, Optional.empty()) : ofContext(current, config);
    }

    /** Returns the folder of Docker's own configuration. */
    static Path configFolder(Map<String, String> environment, Path home) {
        return isSet(environment, "DOCKER_CONFIG")
                ? Path.of(environment.get("DOCKER_CONFIG"))
                : home.resolve(".docker");
    }

    /** Tells whether the engine runs on this machine, so that its ports are ours. */
    boolean isLocal() {
        return host.startsWith("unix://") || host.matches("tcp://(localhost|127\\.[0-9.]+|\\[::1\\])(:.*)?");
    }

    private static EngineAddress ofContext(String name, Path config) {
        if (name.equals(DEFAULT_CONTEXT)) {
            return new EngineAddress(DEFAULT_HOST, Optional.empty());
        }
        // Docker keeps a context under the SHA-256 of its name.
        String folder = Naming.hash(name, 64);
        Path contexts = config.resolve("contexts");
        String host = json(contexts.resolve("meta").resolve(folder).resolve("meta.json"))
                .path("Endpoints")
                .path("docker")
                .path("Host")
                .asText("");
        if (host.isEmpty()) {
            throw Failed.because("Docker context '%s' is not known in %s.".formatted(name, contexts))
                    .remedy("See 'docker context ls', or unset DOCKER_CONTEXT.");
        }
        Path certificates = contexts.resolve("tls").resolve(folder).resolve("docker");
        return new EngineAddress(host, Optional.of(certificates).filter(Files::isDirectory));
    }

    private static Optional<Path> certificates(Map<String, String> environment, Path config) {
        if (!isSet(environment, "DOCKER_TLS_VERIFY")) {
            return Optional.empty();
        }
        return Optional.of(
                isSet(environment, "DOCKER_CERT_PATH") ? Path.of(environment.get("DOCKER_CERT_PATH")) : config);
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }

    /** Returns a JSON file's content; nothing when it isn't there or can't be read, as for Docker itself. */
    static JsonNode json(Path file) {
        ObjectMapper mapper = new ObjectMapper();
        try {
            return Files.isReadable(file) ? mapper.readTree(file.toFile()) : mapper.createObjectNode();
        } catch (IOException unreadable) {
            return mapper.createObjectNode();
        }
    }
}
