package io.omnideploy.cli.render;

import io.omnideploy.plan.Plan;
import io.omnideploy.plan.PlanStep;
import io.omnideploy.plan.PlanStep.BuildImage;
import io.omnideploy.plan.PlanStep.PushImage;
import io.omnideploy.plan.PlanStep.RunJob;
import java.util.List;

/** What a run does beside changing resources, in words. */
final class StepText {
    private StepText() {}

    /** Returns what happens before or after the resources change, a line each. */
    static List<String> lines(Plan plan, PlanStep.When when) {
        return plan.steps().stream()
                .filter(step -> step.when() == when)
                .map(StepText::line)
                .toList();
    }

    /** Returns the heading of these lines. */
    static String heading(PlanStep.When when) {
        return switch (when) {
            case BEFORE -> "first";
            case AFTER -> "afterwards";
        };
    }

    /** Returns the name of a step in JSON. */
    static String name(PlanStep step) {
        return switch (step) {
            case BuildImage build -> "build_image";
            case PushImage push -> "push_image";
            case RunJob job -> "run_job";
        };
    }

    private static String line(PlanStep step) {
        return switch (step) {
            case BuildImage build ->
                "build " + build.image() + (build.pushed() ? ", and push it" : "") + " (" + build.builder() + ")";
            case PushImage push -> "push " + push.image();
            case RunJob job -> "run job " + job.component();
        };
    }
}
