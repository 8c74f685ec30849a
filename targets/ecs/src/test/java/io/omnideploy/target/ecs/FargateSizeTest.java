package io.omnideploy.target.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FargateSizeTest {
    /** Both sides of the edges of the developer guide's table. */
    @ParameterizedTest
    @CsvSource({
        "250, 512, 256, 512",
        "250, 513, 256, 1024",
        "250, 1025, 256, 2048",
        "250, 2048, 256, 2048",
        "250, 2049, 512, 3072",
        "251, 512, 512, 1024",
        "500, 4096, 512, 4096",
        "500, 4097, 1024, 5120",
        "1000, 8192, 1024, 8192",
        "1000, 8193, 2048, 9216",
        "2000, 16384, 2048, 16384",
        "2001, 1, 4096, 8192",
        "4000, 30720, 4096, 30720",
        "4000, 30721, 8192, 32768",
        "8000, 61440, 8192, 61440",
        "8000, 61441, 16384, 65536",
        "16000, 122880, 16384, 122880",
        "16000, 122881, 32768, 249856",
        "32000, 249856, 32768, 249856",
    })
    void isTheSmallestThatCovers(int millis, long memory, int cpu, int mebibytes) {
        assertThat(FargateSize.covering(millis, memory)).contains(new FargateSize(cpu, mebibytes));
    }

    @Test
    void thereIsNoneBeyondTheLargest() {
        assertThat(FargateSize.covering(32_001, 1)).isEqualTo(Optional.empty());
        assertThat(FargateSize.covering(1, FargateSize.MOST_MEMORY + 1L)).isEmpty();
    }
}
