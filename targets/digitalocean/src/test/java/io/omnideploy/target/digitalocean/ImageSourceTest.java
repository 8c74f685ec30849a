package io.omnideploy.target.digitalocean;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSourceTest {
    @ParameterizedTest
    @CsvSource({
        "nginx, DOCKER_HUB library nginx latest",
        "nginx:1.27, DOCKER_HUB library nginx 1.27",
        "acme/web:1, DOCKER_HUB acme web 1",
        "docker.io/acme/web:1, DOCKER_HUB acme web 1",
        "ghcr.io/acme/web:1.4.0, GHCR acme web 1.4.0",
        "ghcr.io/acme/team/web:1, GHCR acme team/web 1",
        "registry.digitalocean.com/acme/team/web:1, DOCR - team/web 1"
    })
    void readsWhatThePlatformPulls(String reference, String wanted) {
        ImageSource source = ImageSource.parse(reference).orElseThrow();

        assertThat("%s %s %s %s"
                        .formatted(
                                source.type(),
                                source.registry().orElse("-"),
                                source.repository(),
                                source.tag().orElse("-")))
                .isEqualTo(wanted);
    }

    @Test
    void aDigestStandsForATag() {
        ImageSource source = ImageSource.parse("ghcr.io/acme/web:1@sha256:00ff").orElseThrow();

        assertThat(source.tag()).isEmpty();
        assertThat(source.digest()).contains("sha256:00ff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quay.io/acme/web:1", "localhost:5000/web", "localhost/web", "ghcr.io/web"})
    void otherRegistriesAreNone(String reference) {
        assertThat(ImageSource.parse(reference)).isEmpty();
    }
}
