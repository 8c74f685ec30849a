package io.omnideploy.platform.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.AuthConfig;
import io.omnideploy.platform.docker.vocabulary.Fields;
import io.omnideploy.resource.Value;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryLoginsTest {
    private static final String CONFIG = """
            {"auths": {"https://index.docker.io/v1/": {"auth": "aHViOnB3"}, "ghcr.io": {"auth": "bWU6cGE6c3M="}},
             "credHelpers": {"ecr.example": "cloud", "token.example": "cloud"}}
            """;

    @Test
    void descriptionThenHelperThenFile() throws IOException {
        Fields settings = new Fields(
                new TreeMap<>(Map.of(
                        "registry_auth",
                        Value.list(Value.object(Map.of(
                                "address", Value.text("registry.example:5000"),
                                "username", Value.text("u"),
                                "password", Value.text("p")))))),
                value -> ((Value.Text) value).text());
        RegistryLogins logins = new RegistryLogins(
                settings, new ObjectMapper().readTree(CONFIG), (helper, server) -> switch (helper + " " + server) {
                    case "cloud ecr.example" -> Optional.of("{\"Username\":\"AWS\",\"Secret\":\"s\"}");
                    case "cloud token.example" -> Optional.of("{\"Username\":\"<token>\",\"Secret\":\"t\"}");
                    default -> Optional.empty();
                });

        assertThat(told(logins.of("registry.example:5000"))).isEqualTo("u p null");
        assertThat(told(logins.of("ecr.example"))).isEqualTo("AWS s null");
        assertThat(told(logins.of("token.example"))).isEqualTo("null null t");
        assertThat(told(logins.of("ghcr.io"))).isEqualTo("me pa:ss null");
        assertThat(told(logins.of("docker.io"))).isEqualTo("hub pw null");
        assertThat(logins.of("quay.io")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nginx, docker.io, nginx, latest",
        "acme/web:1.4.0, docker.io, acme/web, 1.4.0",
        "ghcr.io/acme/web:1, ghcr.io, ghcr.io/acme/web, 1",
        "localhost/web, localhost, localhost/web, latest",
        "host:5000/web, host:5000, host:5000/web, latest",
        "host:5000/web:2@sha256:abc, host:5000, host:5000/web, sha256:abc"
    })
    void namesOfImagesAreTakenApartAsDockerDoes(String name, String registry, String repository, String tag) {
        assertThat(ImageReference.parse(name)).isEqualTo(new ImageReference(repository, tag));
        assertThat(ImageReference.parse(name).registry()).isEqualTo(registry);
    }

    @ParameterizedTest
    @CsvSource({
        "30s, 30000000000",
        "1m30s, 90000000000",
        "1.5s, 1500000000",
        "500ms, 500000000",
        "1h0m0s, 3600000000000",
        "0s, 0",
        "0, 0"
    })
    void durationsAreThoseOfGo(String text, long nanoseconds) {
        assertThat(GoDurations.nanoseconds(text)).isEqualTo(nanoseconds);
    }

    private static String told(Optional<AuthConfig> login) {
        return login.map(auth -> auth.getUsername() + " " + auth.getPassword() + " " + auth.getIdentitytoken())
                .orElse("none");
    }
}
