package io.omnideploy.cli.command;

import io.omnideploy.cli.console.Session;
import io.omnideploy.cli.progress.RunProgress;
import io.omnideploy.cli.render.PlanOutline;
import io.omnideploy.cli.render.Printable;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.approval.PlanDraft;
import io.omnideploy.engine.stack.StackLifecycle;
import io.omnideploy.engine.stack.StackRun;
import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;
import java.util.function.Function;

/** A run against a platform, planned and maybe applied: what the commands of the life cycle have alike. */
final class PlannedRun implements AutoCloseable {
    private final Session session;
    private final RunProgress progress;
    private final StackRun run;
    private final PlanOutline outline;

    private PlannedRun(Session session, RunProgress progress, StackRun run, PlanOutline outline) {
        this.session = session;
        this.progress = progress;
        this.run = run;
        this.outline = outline;
    }

    /**
     * Plans a run and says which platform it would touch. From here on the process ends in good order when it is told to
     * stop.
     */
    static PlannedRun open(World world, Deployment deployment, Function<StackLifecycle, StackRun> kind) {
        Session session = world.session();
        RunProgress progress = RunProgress.on(session);
        session.interruption().begin(progress::settle);
        StackRun run = null;
        try {
            run = kind.apply(
                    session.terminal().input()
                            ? new StackLifecycle(deployment, world.work(), session.environment(), progress)
                            : StackLifecycle.unattended(deployment, world.work(), session.environment(), progress));
            Plan plan = run.plan();
            progress.clear();
            plan.platform().ifPresent(session::say);
            run.unfinished().ifPresent(last -> session.say(Printable.line(last.sentence())));
            return new PlannedRun(
                    session,
                    progress,
                    run,
                    PlanOutline.of(plan, deployment.graph(), deployment.config().positions(), deployment.catalog()));
        } catch (RuntimeException failed) {
            progress.close();
            if (run != null) {
                run.close();
            }
            throw failed;
        }
    }

    Plan plan() {
        return outline.plan();
    }

    PlanOutline outline() {
        return outline;
    }

    /** Returns the plan to be written down, for somebody to approve. */
    PlanDraft draft() {
        return run.draft();
    }

    /** Does what the plan says, and returns the outputs. */
    Outputs apply() {
        try {
            return run.apply();
        } finally {
            progress.clear();
            run.toCommit().ifPresent(file -> session.say("New passwords are in " + file + ": commit it."));
        }
    }

    @Override
    public void close() {
        try (progress) {
            run.close();
        }
    }
}
