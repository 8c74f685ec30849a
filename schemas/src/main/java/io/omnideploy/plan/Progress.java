package io.omnideploy.plan;

import io.omnideploy.resource.ResourceId;
import java.time.Duration;
import java.util.Objects;

/** Something that happens during a run, told while it happens. */
public sealed interface Progress {
    /** A step of the run as a whole begins, such as "terraform init". */
    record Step(String what) implements Progress {
        public Step {
            Objects.requireNonNull(what, "what");
        }
    }

    /** Work on a resource begins. */
    record Started(ResourceId resource, Operation operation) implements Progress {
        public Started {
            Objects.requireNonNull(resource, "resource");
            Objects.requireNonNull(operation, "operation");
        }
    }

    /** Work on a resource goes on, such as "waiting until healthy". */
    record Waiting(ResourceId resource, String what) implements Progress {
        public Waiting {
            Objects.requireNonNull(resource, "resource");
            Objects.requireNonNull(what, "what");
        }
    }

    /** Work on a resource is done. */
    record Done(ResourceId resource, Operation operation, Duration took) implements Progress {
        public Done {
            Objects.requireNonNull(resource, "resource");
            Objects.requireNonNull(operation, "operation");
            Objects.requireNonNull(took, "took");
        }
    }

    /** Work on a resource failed; the failure itself ends the run. */
    record Broken(ResourceId resource, Operation operation, String cause) implements Progress {
        public Broken {
            Objects.requireNonNull(resource, "resource");
            Objects.requireNonNull(operation, "operation");
            Objects.requireNonNull(cause, "cause");
        }
    }

    /** A program that the run started, such as a build or a job, says a line. */
    record Said(String who, String line) implements Progress {
        public Said {
            Objects.requireNonNull(who, "who");
            Objects.requireNonNull(line, "line");
        }
    }

    /** Takes what happens; called from several threads. */
    @FunctionalInterface
    interface Listener {
        /** Takes one event. */
        void on(Progress progress);
    }
}
