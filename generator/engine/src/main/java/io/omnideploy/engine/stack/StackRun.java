package io.omnideploy.engine.stack;

import io.omnideploy.engine.work.RunJournal;
import io.omnideploy.engine.work.StackLock;
import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;
import io.omnideploy.spi.PreparedRun;

/** A planned run of a stack with everything around it: the lock, the journal, and the record that it leaves behind. */
public final class StackRun implements AutoCloseable {
    private final PreparedRun prepared;
    private final StackLock lock;
    private final RunJournal journal;
    private final String command;
    private final Runnable afterwards;

    StackRun(PreparedRun prepared, StackLock lock, RunJournal journal, String command, Runnable afterwards) {
        this.prepared = prepared;
        this.lock = lock;
        this.journal = journal;
        this.command = command;
        this.afterwards = afterwards;
    }

    /** Returns what would change. */
    public Plan plan() {
        return prepared.plan();
    }

    /**
     * Does what the plan says.
     *
     * @throws io.omnideploy.diagnostic.Failed when something fails; the next run goes on from there
     */
    public Outputs apply() {
        journal.begin(command);
        Outputs outputs = prepared.apply();
        afterwards.run();
        journal.end();
        return outputs;
    }

    @Override
    public void close() {
        try (lock) {
            prepared.close();
        }
    }
}
