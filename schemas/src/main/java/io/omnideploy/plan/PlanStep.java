package io.omnideploy.plan;

import java.util.Locale;
import java.util.Objects;

/** Something that a run does beside changing resources. */
public sealed interface PlanStep {
    /** Returns the component that it is about. */
    String component();

    /** Returns when it happens. */
    When when();

    /** Before or after the resources change. */
    enum When {
        BEFORE,
        AFTER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An image is built.
     *
     * @param builder with what it is built on this machine, a few words; another machine may build it otherwise
     * @param pushed whether it is then pushed to its registry
     */
    record BuildImage(String component, String image, String builder, boolean pushed) implements PlanStep {
        public BuildImage {
            Objects.requireNonNull(builder, "builder");
            Objects.requireNonNull(component, "component");
            Objects.requireNonNull(image, "image");
        }

        @Override
        public When when() {
            return When.BEFORE;
        }
    }

    /** An image that is built already is pushed to its registry. */
    record PushImage(String component, String image) implements PlanStep {
        public PushImage {
            Objects.requireNonNull(component, "component");
            Objects.requireNonNull(image, "image");
        }

        @Override
        public When when() {
            return When.BEFORE;
        }
    }

    /** A job is started. */
    record RunJob(String component, When when) implements PlanStep {
        public RunJob {
            Objects.requireNonNull(component, "component");
            Objects.requireNonNull(when, "when");
        }
    }
}
