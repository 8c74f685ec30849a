package io.omnideploy.spi.expand;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.Naming;
import java.util.Set;

/** Which stacks serve people, and so get protection and redundancy unless something else is said. */
public final class Production {
    private static final Set<String> NAMES = Set.of("prod", "production");

    private Production() {}

    /** Tells whether one of the words in a stack's name says so, as in {@code prod} or {@code prod-eu}. */
    public static boolean is(DeploymentId id) {
        for (String word : Naming.slug(id.stack(), '-').split("-")) {
            if (NAMES.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
