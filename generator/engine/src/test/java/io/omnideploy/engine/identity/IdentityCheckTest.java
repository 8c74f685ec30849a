package io.omnideploy.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.omnideploy.config.Positions;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.spi.PlatformFact;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A pin holds for every platform that can tell the fact, and is no pin when nobody can. */
class IdentityCheckTest {
    private static final List<SortedMap<String, PlatformFact>> PLATFORMS = List.of(
            new TreeMap<>(Map.of("account", PlatformFact.self("123"), "region", PlatformFact.way("eu-west-1"))),
            new TreeMap<>(Map.of("engine", PlatformFact.self("ABCD", "build-host"))));

    @Test
    void valueAndItsOtherFormsAreMeant() {
        for (String pinned : List.of("ABCD", "build-host")) {
            assertThatCode(() ->
                            check(Map.of("engine", pinned, "account", "123")).require(PLATFORMS))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void everyMismatchNamesBothSides() {
        Refused refused = catchThrowableOfType(
                Refused.class,
                () -> check(Map.of("engine", "WXYZ", "account", "999")).require(PLATFORMS));

        assertThat(refused.diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly(
                        "Stack 'prod' may touch account 999 alone, and this is 123.",
                        "Stack 'prod' may touch engine WXYZ alone, and this is ABCD (build-host).");
    }

    @Test
    void whatNobodyCanTellIsRefused() {
        assertThat(catchThrowableOfType(
                        Refused.class, () -> check(Map.of("cluster", "one")).require(PLATFORMS)))
                .hasMessageContaining("pins cluster one");
    }

    @Test
    void whatIsNotKnownYetWaits() {
        List<SortedMap<String, PlatformFact>> ways =
                List.of(new TreeMap<>(Map.of("region", PlatformFact.way("us-east-1"))));

        assertThatCode(() -> check(Map.of("engine", "ABCD")).requireWays(ways)).doesNotThrowAnyException();
        assertThat(catchThrowableOfType(
                        Refused.class,
                        () -> check(Map.of("region", "eu-west-1")).requireWays(ways)))
                .hasMessageContaining("eu-west-1 alone, and this is us-east-1");
    }

    private static IdentityCheck check(Map<String, String> identity) {
        return new IdentityCheck("prod", new TreeMap<>(identity), Positions.NONE);
    }
}
