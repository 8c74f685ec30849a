package io.omnideploy.platform.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnideploy.config.Naming;
import io.omnideploy.diagnostic.Failed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineAddressTest {
    @TempDir
    Path home;

    @BeforeEach
    void contexts() throws IOException {
        Path config = home.resolve(".docker");
        String remote = Naming.hash("remote", 64);
        Files.createDirectories(config.resolve("contexts/meta/" + remote));
        Files.createDirectories(config.resolve("contexts/tls/" + remote + "/docker"));
        Files.writeString(
                config.resolve("contexts/meta/" + remote + "/meta.json"),
                "{\"Name\":\"remote\",\"Endpoints\":{\"docker\":{\"Host\":\"tcp://10.0.0.1:2376\"}}}");
        Files.writeString(config.resolve("config.json"), "{\"currentContext\":\"remote\"}");
    }

    @Test
    void isFoundAsDockersOwnCommandFindsIt() {
        assertThat(find(Map.of()).host()).isEqualTo("tcp://10.0.0.1:2376");
        assertThat(find(Map.of()).certificates()).isPresent();
        assertThat(find(Map.of("DOCKER_CONTEXT", "default")).host()).isEqualTo("unix:///var/run/docker.sock");
        assertThat(find(Map.of("DOCKER_HOST", "unix:///x.sock", "DOCKER_CONTEXT", "remote"))
                        .host())
                .isEqualTo("unix:///x.sock");
        assertThat(find(Map.of("DOCKER_CONFIG", "/nowhere")).host()).isEqualTo("unix:///var/run/docker.sock");
        assertThat(find(Map.of("DOCKER_HOST", "")).host()).isEqualTo("tcp://10.0.0.1:2376");
    }

    @Test
    void certificatesAreTakenOnlyWhenTheyAreAskedFor() {
        assertThat(find(Map.of("DOCKER_HOST", "tcp://h:2376", "DOCKER_CERT_PATH", "/c"))
                        .certificates())
                .isEmpty();
        assertThat(find(Map.of("DOCKER_HOST", "tcp://h:2376", "DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", "/c"))
                        .certificates())
                .contains(Path.of("/c"));
        assertThat(find(Map.of("DOCKER_HOST", "tcp://h:2376", "DOCKER_TLS_VERIFY", "1"))
                        .certificates())
                .contains(home.resolve(".docker"));
    }

    @Test
    void descriptionGoesFirst() {
        EngineAddress address = EngineAddress.find(
                Optional.of("tcp://127.0.0.1:1"), Optional.empty(), Map.of("DOCKER_HOST", "unix:///x.sock"), home);

        assertThat(address.host()).isEqualTo("tcp://127.0.0.1:1");
        assertThat(address.isLocal()).isTrue();
        assertThat(find(Map.of()).isLocal()).isFalse();
        assertThat(find(Map.of("DOCKER_HOST", "unix:///x.sock")).isLocal()).isTrue();
    }

    @Test
    void unknownContextIsToldWithAWayOut() {
        assertThatThrownBy(() -> find(Map.of("DOCKER_CONTEXT", "nowhere")))
                .isInstanceOfSatisfying(Failed.class, failed -> {
                    assertThat(failed.cause()).contains("nowhere");
                    assertThat(failed.remedy()).get().asString().contains("docker context ls");
                });
    }

    private EngineAddress find(Map<String, String> environment) {
        return EngineAddress.find(Optional.empty(), Optional.empty(), environment, home);
    }
}
