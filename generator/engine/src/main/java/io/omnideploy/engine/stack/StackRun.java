package io.omnideploy.engine.stack;

import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.approval.PlanDraft;
import io.omnideploy.engine.secret.StackSecrets;
import io.omnideploy.engine.work.RunJournal;
import io.omnideploy.engine.work.RunOwner;
import io.omnideploy.engine.work.StackLock;
import io.omnideploy.engine.work.UnfinishedRun;
import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;
import io.omnideploy.spi.PreparedRun;
import java.util.Optional;
import java.util.function.Consumer;

/** A planned run of a stack with everything around it: the lock, the journal, and the record that it leaves behind. */
public final class StackRun implements AutoCloseable {
    private final Deployment deployment;
    private final PreparedRun prepared;
    private final StackLock lock;
    private final Optional<RunJournal> journal;
    private final String command;
    private final StackSecrets secrets;
    private Optional<String> toCommit = Optional.empty();
    private final Consumer<PreparedRun> afterwards;
    private final Optional<UnfinishedRun> unfinished;

    /**
     * @param journal absent for a run that changes no resource, which must not hide that the one before was cut off
     * @param unfinished what became of the run before this one
     * @param secrets kept before anything is changed
     */
    StackRun(
            Deployment deployment,
            PreparedRun prepared,
            StackLock lock,
            Optional<RunJournal> journal,
            Optional<UnfinishedRun> unfinished,
            String command,
            StackSecrets secrets,
            Consumer<PreparedRun> afterwards) {
        this.deployment = deployment;
        this.prepared = prepared;
        this.lock = lock;
        this.journal = journal;
        this.command = command;
        this.secrets = secrets;
        this.afterwards = afterwards;
        this.unfinished = unfinished;
    }

    /** Returns what would change. */
    public Plan plan() {
        return prepared.plan();
    }

    /** Returns it to be written down, for somebody to approve. */
    public PlanDraft draft() {
        return new PlanDraft(deployment, secrets, prepared);
    }

    /** Returns what became of the run before this one, if it did not come to its end. */
    public Optional<UnfinishedRun> unfinished() {
        return unfinished;
    }

    /** Returns the file of the repository into which new passwords were put, as the description names it. */
    public Optional<String> toCommit() {
        return toCommit;
    }

    /**
     * Does what the plan says.
     *
     * @throws io.omnideploy.diagnostic.Failed when something fails; the next run goes on from there
     */
    public Outputs apply() {
        // Before anything is made with a new password: it is nowhere else.
        toCommit = secrets.keep();
        journal.ifPresent(kept -> kept.begin(RunOwner.now(command)));
        try {
            Outputs outputs = prepared.apply();
            journal.ifPresent(kept -> kept.phase(RunJournal.Phase.RECORD));
            afterwards.accept(prepared);
            journal.ifPresent(RunJournal::end);
            return outputs;
        } catch (RuntimeException failure) {
            journal.ifPresent(kept -> note(kept, failure));
            throw failure;
        }
    }

    private static void note(RunJournal kept, RuntimeException failure) {
        if (Thread.currentThread().isInterrupted()) {
            kept.stopped();
        } else {
            kept.failed(failure.getMessage() == null ? failure.toString() : failure.getMessage());
        }
    }

    @Override
    public void close() {
        try (lock) {
            prepared.close();
        }
    }
}
