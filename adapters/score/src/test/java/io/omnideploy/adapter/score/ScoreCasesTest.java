package io.omnideploy.adapter.score;

import io.omnideploy.testkit.AdapterCase;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Score files become, with the ledger: {@code src/test/cases/good} and {@code bad}. */
class ScoreCasesTest {
    static List<AdapterCase> good() throws IOException {
        return AdapterCase.in("good", new ScoreAdapter());
    }

    static List<AdapterCase> bad() throws IOException {
        return AdapterCase.in("bad", new ScoreAdapter());
    }

    @ParameterizedTest
    @MethodSource("good")
    void becomesWhatIsExpected(AdapterCase one) throws IOException {
        one.check();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void isRefusedWithPlaceAndRemedy(AdapterCase one) throws IOException {
        one.checkRefused();
    }
}
