package io.omnideploy.platform.aws.runtime;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.Task;

/** Says why a task has ended. */
final class StopReason {
    private StopReason() {}

    /** Returns the reason of the task, and of each container its exit code and its own. */
    static String of(Task task) {
        List<String> parts = new ArrayList<>();
        if (task.stoppedReason() != null && !task.stoppedReason().isBlank()) {
            parts.add(task.stoppedReason().strip().replaceFirst("\\.$", ""));
        }
        for (Container container : task.containers()) {
            if (container.exitCode() != null) {
                parts.add("container %s ended with exit code %d".formatted(container.name(), container.exitCode()));
            }
            if (container.reason() != null && !container.reason().isBlank()) {
                parts.add(container.reason().strip().replaceFirst("\\.$", ""));
            }
        }
        return parts.isEmpty() ? "no reason given" : String.join("; ", parts);
    }
}
