package io.omnideploy.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamingTest {
    private static final DeploymentId ID = new DeploymentId("shop", "dev");

    @Test
    void putsNameStackAndPartsTogether() {
        assertThat(Naming.physical(ID, 63, "web", "data")).isEqualTo("shop-dev-web-data");
    }

    @Test
    void twoLongNamesNeverBecomeOne() {
        String left = Naming.physical(ID, 32, "a".repeat(40) + "x");
        String right = Naming.physical(ID, 32, "a".repeat(40) + "y");
        assertThat(left).hasSizeLessThanOrEqualTo(32).isNotEqualTo(right);
        assertThat(left).isEqualTo(Naming.physical(ID, 32, "a".repeat(40) + "x"));
    }

    @Test
    void slugsKeepToLettersDigitsAndOneSeparator() {
        assertThat(Naming.slug("--Äb C__d9--", '_')).isEqualTo("b_c_d9");
    }
}
