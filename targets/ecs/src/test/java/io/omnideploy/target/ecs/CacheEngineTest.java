package io.omnideploy.target.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.config.BackingService;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which software a cache runs: a version on each side of where Redis OSS ends and Valkey begins. */
class CacheEngineTest {
    @ParameterizedTest
    @CsvSource({
        "5, redis, 5.0.6, redis5.0",
        "5.0.6, redis, 5.0.6, redis5.0",
        "6, redis, 6.2, redis6.x",
        "6.0, redis, 6.0, redis6.x",
        "7, redis, 7.1, redis7",
        "7.1, redis, 7.1, redis7",
        "7.2, valkey, 7.2, valkey7",
        "7.2.4, valkey, 7.2, valkey7",
        "8, valkey, 8.0, valkey8",
        "8.1, valkey, 8.1, valkey8",
        "10, valkey, 10.0, valkey10",
    })
    void meansSoftwareByVersion(String version, String engine, String exact, String family) {
        assertThat(CacheEngine.of(cache(Optional.of(version)))).contains(new CacheEngine(engine, exact, family));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.0.10", "4", "latest", "7-alpine", "8.", "8.0.0.0"})
    void hasNoOtherVersions(String version) {
        assertThat(CacheEngine.of(cache(Optional.of(version)))).isEmpty();
    }

    private static BackingService cache(Optional<String> version) {
        return new BackingService(
                "cache",
                "redis",
                Optional.empty(),
                version,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>(),
                Optional.empty());
    }
}
