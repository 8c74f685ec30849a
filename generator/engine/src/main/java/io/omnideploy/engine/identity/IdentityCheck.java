package io.omnideploy.engine.identity;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Positions;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.spi.PlatformFact;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;

/**
 * Compares what a description pins under {@code identity} with what platforms are.
 *
 * @param pinned by the fact's name
 * @param positions where it is written
 */
record IdentityCheck(String stack, SortedMap<String, String> pinned, Positions positions) {
    /** Returns the check of a description. */
    static IdentityCheck of(DeployConfig config) {
        return new IdentityCheck(config.id().stack(), config.identity(), config.positions());
    }

    /**
     * Compares what is known before anybody is asked.
     *
     * @throws Refused naming both sides of every mismatch
     */
    void requireWays(Collection<SortedMap<String, PlatformFact>> ways) {
        Diagnostics found = new Diagnostics();
        pinned.forEach((key, value) -> mismatches(key, value, ways, found));
        found.refuseOnError();
    }

    /**
     * Compares all that is pinned; what no platform can tell is refused as well, since it was pinned for safety.
     *
     * @throws Refused naming both sides of every mismatch
     */
    void require(Collection<SortedMap<String, PlatformFact>> facts) {
        Diagnostics found = new Diagnostics();
        pinned.forEach((key, value) -> {
            mismatches(key, value, facts, found);
            if (facts.stream().noneMatch(platform -> platform.containsKey(key))) {
                found.add(refusal(
                        key,
                        "The identity pins %s %s, and nothing here can tell its own.".formatted(key, value),
                        "Remove the line if this stack has nothing that it could hold for."));
            }
        });
        found.refuseOnError();
    }

    private void mismatches(
            String key, String value, Collection<SortedMap<String, PlatformFact>> platforms, Diagnostics found) {
        for (Map<String, PlatformFact> facts : platforms) {
            PlatformFact fact = facts.get(key);
            if (fact != null && !fact.isMeantBy(value)) {
                found.add(refusal(
                        key,
                        "Stack '%s' may touch %s %s alone, and this is %s.".formatted(stack, key, value, fact),
                        "Choose the right one for this run, or correct the identity; nothing was touched."));
            }
        }
    }

    private Diagnostic refusal(String key, String message, String remedy) {
        ConfigPath path = ConfigPath.of("identity", key);
        return Diagnostic.error("identity-mismatch", message)
                .about(path)
                .at(positions.of(path))
                .remedy(remedy);
    }
}
