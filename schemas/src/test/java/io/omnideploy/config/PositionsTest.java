package io.omnideploy.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.diagnostic.SourceSpan;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PositionsTest {
    private static final ConfigPath WEB = ConfigPath.of("components", "web");

    private static final Positions POSITIONS = new Positions(new TreeMap<>(Map.of(
            WEB.then("kind"), line(4),
            WEB.then("container", "image"), line(5),
            WEB.then("container", "args").item(0), line(6),
            ConfigPath.of("components", "worker", "kind"), line(2))));

    @Test
    void whatIsWrittenIsWhereItIsWritten() {
        assertThat(POSITIONS.of(WEB.then("container", "image"))).contains(line(5));
    }

    @Test
    void whatNobodyWroteIsAtTheFirstLineAroundIt() {
        assertThat(POSITIONS.of(WEB.then("service", "replicas"))).contains(line(4));
        assertThat(POSITIONS.of(WEB.then("container", "user"))).contains(line(5));
        assertThat(POSITIONS.of(ConfigPath.of("tags"))).contains(line(2));
    }

    @Test
    void whatIsReadAndNotWrittenHasNoPlace() {
        assertThat(Positions.NONE.of(WEB)).isEmpty();
    }

    private static SourceSpan line(int line) {
        return new SourceSpan("deploy.yaml", line, 1, 1);
    }
}
