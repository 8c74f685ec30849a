package io.omnideploy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({
        "30s,30000,30s",
        "1m,60000,1m0s",
        "90s,90000,1m30s",
        "1m30s,90000,1m30s",
        "2h,7200000,2h0m0s",
        "500ms,500,500ms",
        "1s500ms,1500,1.5s",
        "0s,0,0s"
    })
    void readsDurationsAndWritesThemAsGoDoes(String text, long millis, String written) {
        assertThat(Durations.parse(text)).contains(Duration.ofMillis(millis));
        assertThat(Durations.format(Duration.ofMillis(millis))).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "s", "1d", "-1s", "1 s", "1s1m", "1.5s"})
    void refusesWhatIsNoDuration(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"512,536870912,512Mi", "512Mi,536870912,512Mi", "1.5Gi,1610612736,1536Mi", "2GB,2000000000,2000000000B"
    })
    void readsSizes(String text, long bytes, String written) {
        assertThat(ByteSize.parse(text)).contains(new ByteSize(bytes));
        assertThat(new ByteSize(bytes)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "Mi", "-1Mi", "1Xi", "1e3", "9999999999999Ti"})
    void refusesWhatIsNoSize(String text) {
        assertThat(ByteSize.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.5,500", "2,2000", "64,64000", "0.05,50", "250m,250", "128,125", "256,250", "1024,1000", "32768,32000"
    })
    void readsCpuAsCountThousandthsOrUnits(String text, int millis) {
        assertThat(Cpu.parse(text)).contains(new Cpu(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.01", "65", "100", "127", "32769", "70000m", "abc", "1.5m"})
    void refusesCpuThatIsUnclear(String text) {
        assertThat(Cpu.parse(text)).isEmpty();
    }
}
