package io.omnideploy.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> KNOWN = List.of("replicas", "public", "domains", "health_check");

    @ParameterizedTest
    @CsvSource({"replica,replicas", "Replicas,replicas", "pubilc,public", "health-check,health_check", "domain,domains"
    })
    void findsWhatAPersonMeant(String typed, String meant) {
        assertThat(Nearest.to(typed, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"colour", "x", "autoscaling"})
    void doesNotGuessWildly(String typed) {
        assertThat(Nearest.to(typed, KNOWN)).isEmpty();
        assertThat(Nearest.remedy(typed, KNOWN)).contains("domains, health_check, public, replicas");
    }
}
