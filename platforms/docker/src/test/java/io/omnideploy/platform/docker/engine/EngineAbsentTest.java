package io.omnideploy.platform.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.docker.DockerPlatform;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.Secrets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineAbsentTest {
    @ParameterizedTest
    @ValueSource(strings = {"unix:///nowhere/docker.sock", "tcp://127.0.0.1:1", "ssh://me@host", "nonsense"})
    void engineThatIsNotThereIsToldWithItsAddressAndAWayOut(String host) {
        Value.Obj settings = Value.object(Map.of("host", Value.text(host)));

        Failed failed = catchThrowableOfType(
                Failed.class,
                () -> new DockerPlatform().connect(new ConnectRequest(settings, Path.of("/"), new NoSecrets())));

        assertThat(failed.cause()).contains(host);
        assertThat(failed.remedy()).isPresent();
    }

    private static final class NoSecrets implements Secrets {
        @Override
        public String value(String name) {
            throw new AssertionError(name);
        }

        @Override
        public String fingerprint(String name) {
            throw new AssertionError(name);
        }
    }
}
