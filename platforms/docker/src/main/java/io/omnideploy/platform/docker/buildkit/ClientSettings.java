package io.omnideploy.platform.docker.buildkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a docker command finds the engine and enters registries.
 *
 * @param host the engine, as {@code unix:///var/run/docker.sock}
 * @param certificates a folder with the certificates that the engine asks for
 * @param folder Docker's own configuration folder
 * @param logins what the description says of registries, by host: the command's own logins hold besides
 */
public record ClientSettings(String host, Optional<Path> certificates, Path folder, SortedMap<String, Login> logins) {
    private static final String CONFIG = "config.json";

    public ClientSettings {
        logins = Collections.unmodifiableSortedMap(new TreeMap<>(logins));
    }

    /** How a registry is entered; the password is never printed. */
    public record Login(String user, String password) {
        /** Masks the password. */
        @Override
        public String toString() {
            return user;
        }
    }

    /**
     * Makes them ready for one process. Docker's command takes a login from its configuration folder alone; where the description has
     * one, the process gets a folder of its own, which only its owner may read.
     */
    Opened open() throws IOException {
        if (logins.isEmpty()) {
            return new Opened(this, Optional.empty());
        }
        Path own = Files.createTempDirectory("omnideploy-docker");
        try {
            byte[] text = new ObjectMapper().writeValueAsBytes(config());
            Path file = own.resolve(CONFIG);
            if (own.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(file, text, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new Opened(this, Optional.of(own));
        } catch (IOException | RuntimeException failed) {
            TemporaryFolder.remove(own);
            throw failed;
        }
    }

    /** The person's own settings, but for these registries, whose logins no helper is asked for. */
    private ObjectNode config() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        Path file = folder.resolve(CONFIG);
        JsonNode there = Files.isReadable(file) ? mapper.readTree(file.toFile()) : mapper.createObjectNode();
        ObjectNode config = there instanceof ObjectNode object ? object : mapper.createObjectNode();
        ArrayNode plugins = config.withArray("cliPluginsExtraDirs");
        plugins.add(folder.resolve("cli-plugins").toString());
        for (var login : logins.entrySet()) {
            String pair = login.getValue().user() + ":" + login.getValue().password();
            for (String server : servers(login.getKey())) {
                config.withObjectProperty("auths")
                        .withObjectProperty(server)
                        .put("auth", Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
                config.withObjectProperty("credHelpers").put(server, "");
            }
        }
        return config;
    }

    /** The usual registry is known under its old address. */
    private static List<String> servers(String registry) {
        return registry.equals("docker.io") ? List.of("https://index.docker.io/v1/") : List.of(registry);
    }

    /** Settings that are ready; what was made for them is removed at the end. */
    record Opened(ClientSettings settings, Optional<Path> own) implements AutoCloseable {
        void into(Map<String, String> environment) {
            environment.put("DOCKER_HOST", settings.host());
            environment.remove("DOCKER_CONTEXT");
            environment.remove("DOCKER_TLS_VERIFY");
            settings.certificates().ifPresent(folder -> {
                environment.put("DOCKER_TLS_VERIFY", "1");
                environment.put("DOCKER_CERT_PATH", folder.toString());
            });
            own.ifPresent(folder -> {
                environment.put("DOCKER_CONFIG", folder.toString());
                // Builders that the person has made are known there.
                environment.putIfAbsent(
                        "BUILDX_CONFIG", settings.folder().resolve("buildx").toString());
            });
        }

        @Override
        public void close() {
            own.ifPresent(TemporaryFolder::remove);
        }
    }
}
