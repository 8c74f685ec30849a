package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Component;

/** How many pods of a component run. */
final class Copies {
    private Copies() {}

    /** Returns how many there are at most. */
    static int most(Component component) {
        return component
                .service()
                .autoscaling()
                .map(scaling -> scaling.max())
                .orElse(component.service().replicas());
    }

    /** Returns how many there are at least. */
    static int least(Component component) {
        return component
                .service()
                .autoscaling()
                .map(scaling -> Math.max(1, scaling.min()))
                .orElse(component.service().replicas());
    }
}
