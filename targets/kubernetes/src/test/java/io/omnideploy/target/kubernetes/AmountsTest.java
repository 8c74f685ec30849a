package io.omnideploy.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.config.ByteSize;
import io.omnideploy.config.Cpu;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource({
        "1073741824, 1Gi",
        "1610612736, 1536Mi",
        "2000000000, 1953125Ki",
        "3000000, 3M",
        "1500, 1500",
        "1000, 1k",
        "1024, 1Ki",
        "70368744177664, 64Ti",
        "1, 1",
    })
    void writesBytesInCanonicalForm(long bytes, String quantity) {
        assertThat(Amounts.quantity(new ByteSize(bytes))).isEqualTo(quantity);
    }

    @ParameterizedTest
    @CsvSource({"1000, 1", "2000, 2", "500, 500m", "1500, 1500m", "1, 1m"})
    void writesProcessorTimeInCanonicalForm(int millis, String quantity) {
        assertThat(Amounts.quantity(new Cpu(millis))).isEqualTo(quantity);
    }
}
