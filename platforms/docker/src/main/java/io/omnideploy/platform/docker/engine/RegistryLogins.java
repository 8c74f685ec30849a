package io.omnideploy.platform.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import io.omnideploy.platform.docker.buildkit.ClientSettings;
import io.omnideploy.platform.docker.vocabulary.Fields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** How registries are entered: as the description says, else as Docker's own command was logged in. */
final class RegistryLogins {
    private static final int HELPER_SECONDS = 30;

    private final Fields settings;
    private final JsonNode config;
    private final BiFunction<String, String, Optional<String>> helpers;

    /** @param helpers answers for a credential helper's name and a server with what it prints */
    RegistryLogins(Fields settings, JsonNode config, BiFunction<String, String, Optional<String>> helpers) {
        this.settings = settings;
        this.config = config;
        this.helpers = helpers;
    }

    /** Returns the logins of the description and of Docker's configuration folder. */
    static RegistryLogins of(Fields settings, Path configFolder) {
        return new RegistryLogins(
                settings, EngineAddress.json(configFolder.resolve("config.json")), RegistryLogins::askHelper);
    }

    /** Returns the login of a registry; empty when there is none, which is fine for public images. */
    Optional<AuthConfig> of(String registry) {
        return settings.objects("registry_auth").stream()
                .filter(login -> host(login.text("address")
                                .or(() -> login.text("server"))
                                .orElse(""))
                        .equals(registry))
                .findFirst()
                .map(login -> login(registry, login.expect("username"), login.expect("password")))
                .or(() -> fromHelper(registry))
                .or(() -> fromFile(registry));
    }

    /** Returns the logins of the description alone, by host. */
    SortedMap<String, ClientSettings.Login> described() {
        SortedMap<String, ClientSettings.Login> described = new TreeMap<>();
        settings.objects("registry_auth")
                .forEach(login -> described.put(
                        host(login.text("address")
                                .or(() -> login.text("server"))
                                .orElse("")),
                        new ClientSettings.Login(login.expect("username"), login.expect("password"))));
        return described;
    }

    /** Returns the logins of some registries, and of all that the description or Docker's configuration names. */
    AuthConfigurations all(Set<String> wanted) {
        Set<String> registries = new TreeSet<>(wanted);
        settings.objects("registry_auth")
                .forEach(login -> login.text("address")
                        .or(() -> login.text("server"))
                        .map(RegistryLogins::host)
                        .ifPresent(registries::add));
        config.path("auths").fieldNames().forEachRemaining(server -> registries.add(host(server)));
        config.path("credHelpers").fieldNames().forEachRemaining(server -> registries.add(host(server)));
        AuthConfigurations all = new AuthConfigurations();
        registries.forEach(registry -> of(registry).ifPresent(login -> all.addConfig(named(registry, login))));
        return all;
    }

    /** The builder looks for the login of the usual registry under its old address. */
    private static AuthConfig named(String registry, AuthConfig login) {
        return registry.equals(ImageReference.DEFAULT_REGISTRY)
                ? login.withRegistryAddress(AuthConfig.DEFAULT_SERVER_ADDRESS)
                : login;
    }

    private Optional<AuthConfig> fromFile(String registry) {
        for (var entry : config.path("auths").properties()) {
            JsonNode login = entry.getValue();
            if (host(entry.getKey()).equals(registry) && login.hasNonNull("auth")) {
                String pair =
                        new String(Base64.getDecoder().decode(login.get("auth").asText()), StandardCharsets.UTF_8);
                int colon = pair.indexOf(':');
                return colon < 0
                        ? Optional.empty()
                        : Optional.of(login(registry, pair.substring(0, colon), pair.substring(colon + 1)));
            }
        }
        return Optional.empty();
    }

    private Optional<AuthConfig> fromHelper(String registry) {
        String server = registry.equals(ImageReference.DEFAULT_REGISTRY) ? AuthConfig.DEFAULT_SERVER_ADDRESS : registry;
        String helper = config.path("credHelpers")
                .path(registry)
                .asText(config.path("credsStore").asText(""));
        if (!helper.matches("[A-Za-z0-9_.-]+")) {
            return Optional.empty();
        }
        return helpers.apply(helper, server).flatMap(answer -> {
            try {
                JsonNode login = new ObjectMapper().readTree(answer);
                String user = login.path("Username").asText("");
                String secret = login.path("Secret").asText("");
                if (secret.isEmpty()) {
                    return Optional.empty();
                }
                // Docker's own mark for a token in place of a password.
                return Optional.of(
                        user.equals("<token>")
                                ? new AuthConfig().withRegistryAddress(registry).withIdentityToken(secret)
                                : login(registry, user, secret));
            } catch (IOException notJson) {
                return Optional.empty();
            }
        });
    }

    private static AuthConfig login(String registry, String user, String password) {
        return new AuthConfig().withRegistryAddress(registry).withUsername(user).withPassword(password);
    }

    private static String host(String address) {
        String host = address.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
        return host.equals("index.docker.io") || host.equals("registry-1.docker.io")
                ? ImageReference.DEFAULT_REGISTRY
                : host;
    }

    /** Speaks the protocol of Docker's credential helpers: the server on the input, JSON on the output. */
    private static Optional<String> askHelper(String helper, String server) {
        try {
            Process process = new ProcessBuilder(List.of("docker-credential-" + helper, "get"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var input = process.getOutputStream()) {
                input.write(server.getBytes(StandardCharsets.UTF_8));
            }
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(HELPER_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0 ? Optional.of(answer) : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
