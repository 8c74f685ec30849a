package io.omnideploy.target.digitalocean;

import io.omnideploy.config.Component;

/** Where in the specification of an app a component stands. */
enum Section {
    SERVICE("service"),
    WORKER("worker"),
    JOB("job"),
    /** Of a list of its own, since the tools' provider knows no schedule; the platform has them among the jobs. */
    SCHEDULED_JOB("scheduled_job");

    private final String property;

    Section(String property) {
        this.property = property;
    }

    String property() {
        return property;
    }

    /** A service without a port answers to nobody. */
    static Section of(Component component) {
        return switch (component.kind()) {
            case SERVICE -> component.container().ports().isEmpty() ? WORKER : SERVICE;
            case WORKER -> WORKER;
            case JOB -> component.schedule().isPresent() ? SCHEDULED_JOB : JOB;
        };
    }

    boolean isJob() {
        return this == JOB || this == SCHEDULED_JOB;
    }
}
