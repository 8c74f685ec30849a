package io.omnideploy.target.ecs;

import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.spi.Limitation;
import java.util.List;

/** What ECS on Fargate can't carry over as it is written. */
final class Limits {
    static final List<Limitation> ALL = List.of(new Limitation(
            "components.*.container.pull",
            Fate.DROPPED,
            "ecs-pull",
            "Fargate pulls the image for every task it starts.",
            "Leave it out for this target."));

    private Limits() {}
}
