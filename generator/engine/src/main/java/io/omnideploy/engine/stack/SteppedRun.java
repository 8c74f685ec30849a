package io.omnideploy.engine.stack;

import io.omnideploy.engine.image.ImageWork;
import io.omnideploy.engine.job.JobRuns;
import io.omnideploy.engine.job.JobStarter;
import io.omnideploy.plan.MonthlyCost;
import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.PlanStep;
import io.omnideploy.plan.PlanStep.When;
import io.omnideploy.plan.Progress;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.PreparedRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;

/** A backend's run with what happens around it: images are made and jobs run before, jobs run after. */
final class SteppedRun implements PreparedRun {
    private final PreparedRun changes;
    private final Optional<ImageWork> images;
    private final JobRuns jobs;
    private final Optional<Set<ResourceId>> heldBack;
    private final Supplier<? extends StartableStack> live;
    private final Progress.Listener progress;
    private final Plan plan;

    /** A connection through which jobs are started. */
    interface StartableStack extends JobStarter, AutoCloseable {
        @Override
        void close();
    }

    /**
     * @param heldBack what comes up only behind the jobs that run before, if these need something brought up ahead of them
     * @param live connects to the stack; called only when there is a job to run
     * @param costs what the stack costs by the month when it is up
     */
    SteppedRun(
            PreparedRun changes,
            Optional<ImageWork> images,
            JobRuns jobs,
            Optional<Set<ResourceId>> heldBack,
            Supplier<? extends StartableStack> live,
            List<MonthlyCost> costs,
            Progress.Listener progress) {
        this.changes = changes;
        this.images = images;
        this.jobs = jobs;
        this.heldBack = heldBack;
        this.live = live;
        this.progress = progress;
        List<PlanStep> steps = new ArrayList<>();
        images.ifPresent(work -> steps.addAll(work.steps()));
        steps.addAll(jobs.steps());
        this.plan = changes.plan().withSteps(steps).withCosts(costs);
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public SortedMap<String, String> bindings() {
        return changes.bindings();
    }

    @Override
    public List<LiveResource> remaining() {
        return changes.remaining();
    }

    @Override
    public Duration afterglow() {
        return changes.afterglow();
    }

    @Override
    public Outputs apply() {
        images.ifPresent(work -> work.make(progress));
        heldBack.ifPresent(changes::applyBut);
        start(When.BEFORE);
        Outputs outputs = changes.apply();
        start(When.AFTER);
        return outputs;
    }

    private void start(When when) {
        boolean any = plan.steps().stream().anyMatch(step -> step instanceof PlanStep.RunJob job && job.when() == when);
        if (any) {
            try (StartableStack stack = live.get()) {
                jobs.run(when, plan.steps(), stack, progress);
            }
        }
    }

    @Override
    public void close() {
        try {
            images.ifPresent(ImageWork::close);
        } finally {
            changes.close();
        }
    }
}
