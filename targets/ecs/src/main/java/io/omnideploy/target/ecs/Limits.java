package io.omnideploy.target.ecs;

import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.spi.Limitation;
import java.util.List;

/** What ECS on Fargate can't carry over as it is written. */
final class Limits {
    static final List<Limitation> ALL = List.of(
            new Limitation(
                    "components.*.container.ports.*.host_port",
                    Fate.DROPPED,
                    "ecs-host-port",
                    "A Fargate task has an address of its own, where a port keeps its number; the load balancer answers on"
                            + " 80 and 443.",
                    "Leave it out for this target."),
            new Limitation(
                    "components.*.container.pull",
                    Fate.DROPPED,
                    "ecs-pull",
                    "Fargate pulls the image for every task it starts.",
                    "Leave it out for this target."));

    private Limits() {}
}
