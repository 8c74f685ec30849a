package io.omnideploy.engine.identity;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.spi.PlatformFact;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;

/** Compares what a description pins under {@code identity} with what platforms are. */
final class IdentityCheck {
    private final DeployConfig config;

    IdentityCheck(DeployConfig config) {
        this.config = config;
    }

    /**
     * Compares what is known before anybody is asked.
     *
     * @throws Refused naming both sides of every mismatch
     */
    void requireWays(Collection<SortedMap<String, PlatformFact>> ways) {
        Diagnostics found = new Diagnostics();
        config.identity().forEach((key, pinned) -> mismatches(key, pinned, ways, found));
        found.refuseOnError();
    }

    /**
     * Compares all that is pinned; what no platform can tell is refused as well, since it was pinned for safety.
     *
     * @throws Refused naming both sides of every mismatch
     */
    void require(Collection<SortedMap<String, PlatformFact>> facts) {
        Diagnostics found = new Diagnostics();
        config.identity().forEach((key, pinned) -> {
            mismatches(key, pinned, facts, found);
            if (facts.stream().noneMatch(platform -> platform.containsKey(key))) {
                found.add(refusal(
                        key,
                        "The identity pins %s %s, and nothing here can tell its own.".formatted(key, pinned),
                        "Remove the line if this stack has nothing that it could hold for."));
            }
        });
        found.refuseOnError();
    }

    private void mismatches(
            String key, String pinned, Collection<SortedMap<String, PlatformFact>> platforms, Diagnostics found) {
        for (Map<String, PlatformFact> facts : platforms) {
            PlatformFact fact = facts.get(key);
            if (fact != null && !fact.isMeantBy(pinned)) {
                found.add(refusal(
                        key,
                        "Stack '%s' may touch %s %s alone, and this is %s."
                                .formatted(config.id().stack(), key, pinned, fact),
                        "Choose the right one for this run, or correct the identity; nothing was touched."));
            }
        }
    }

    private Diagnostic refusal(String key, String message, String remedy) {
        ConfigPath path = ConfigPath.of("identity", key);
        return Diagnostic.error("identity-mismatch", message)
                .about(path)
                .at(config.positions().of(path))
                .remedy(remedy);
    }
}
