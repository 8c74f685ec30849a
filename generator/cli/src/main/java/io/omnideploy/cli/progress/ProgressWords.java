package io.omnideploy.cli.progress;

import io.omnideploy.plan.Operation;
import java.time.Duration;

/** The words for what happens to a resource. */
final class ProgressWords {
    private ProgressWords() {}

    static String doing(Operation operation) {
        return switch (operation) {
            case NONE -> "checking";
            case CREATE -> "creating";
            case UPDATE -> "changing";
            case REPLACE -> "replacing";
            case DELETE -> "deleting";
            case ADOPT -> "adopting";
        };
    }

    static String done(Operation operation) {
        return switch (operation) {
            case NONE -> "checked";
            case CREATE -> "created";
            case UPDATE -> "changed";
            case REPLACE -> "replaced";
            case DELETE -> "deleted";
            case ADOPT -> "adopted";
        };
    }

    /** Returns a time as a person says it: tenths below ten seconds, then seconds, then minutes. */
    static String time(Duration time) {
        long tenths = Math.max(0, time.toMillis() / 100);
        if (tenths < 100) {
            return tenths / 10 + "." + tenths % 10 + "s";
        }
        long seconds = time.toSeconds();
        return seconds < 60 ? seconds + "s" : seconds / 60 + "m" + seconds % 60 + "s";
    }
}
