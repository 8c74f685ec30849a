package io.omnideploy.cli.e2e;

import io.omnideploy.testkit.KubernetesCluster;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The one cluster of all tests of this run: its start costs seconds, and deployments share nothing on it. It ends with the
 * tests' own process.
 */
final class SharedCluster {
    private SharedCluster() {}

    /** Returns it, started by the first test that needs it. */
    static KubernetesCluster get() {
        return Holder.CLUSTER;
    }

    private static final class Holder {
        static final KubernetesCluster CLUSTER = started();

        private Holder() {}

        private static KubernetesCluster started() {
            try {
                return KubernetesCluster.start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
