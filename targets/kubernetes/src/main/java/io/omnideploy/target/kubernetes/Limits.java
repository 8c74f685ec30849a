package io.omnideploy.target.kubernetes;

import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.spi.Limitation;
import java.util.List;

/** What Kubernetes can't carry over as it is written. */
final class Limits {
    static final List<Limitation> ALL = List.of(new Limitation(
            "region", Fate.DROPPED, "kubernetes-region", "A cluster is where it is.", "Leave it out for this target."));

    private Limits() {}
}
