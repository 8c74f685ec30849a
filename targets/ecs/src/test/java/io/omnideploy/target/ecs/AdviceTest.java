package io.omnideploy.target.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is open to how many. */
class AdviceTest {
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0, true",
        "::/0, true",
        "203.0.0.0/15, true",
        "203.0.0.0/16, false",
        "203.0.113.7/32, false",
        "10.0.0.0/8, false",
        "172.16.0.0/12, false",
        "172.0.0.0/8, true",
        "2001:db8::/31, true",
        "2001:db8::/32, false",
        "fd00::/8, false",
    })
    void tellsWideFromNarrow(String block, boolean wide) {
        assertThat(Advice.isWide(block)).isEqualTo(wide);
    }
}
