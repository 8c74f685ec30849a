package io.omnideploy.spi;

import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;

/** A run that was planned and not yet begun: what {@link #plan} shows is what {@link #apply} does. */
public interface PreparedRun extends AutoCloseable {
    /** Returns what would change. */
    Plan plan();

    /**
     * Does what the plan says, and tells its progress to the listener of the request.
     *
     * @return the outputs of the stack afterwards; none after a destroy
     * @throws io.omnideploy.diagnostic.Failed when something fails; what works keeps running
     */
    Outputs apply();

    /** Gives up what was held for the run; deletes nothing that a next run needs. */
    @Override
    void close();
}
