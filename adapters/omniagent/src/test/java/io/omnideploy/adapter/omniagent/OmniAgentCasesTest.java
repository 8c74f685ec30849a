package io.omnideploy.adapter.omniagent;

import io.omnideploy.testkit.AdapterCase;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What configurations of OmniAgent become, with the ledger: {@code src/test/cases/good} and {@code bad}. */
class OmniAgentCasesTest {
    static List<AdapterCase> good() throws IOException {
        return AdapterCase.in("good", new OmniAgentAdapter());
    }

    static List<AdapterCase> bad() throws IOException {
        return AdapterCase.in("bad", new OmniAgentAdapter());
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
