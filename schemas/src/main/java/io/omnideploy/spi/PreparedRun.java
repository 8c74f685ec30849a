package io.omnideploy.spi;

import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;
import io.omnideploy.resource.ResourceId;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** A run that was planned and not yet begun: what {@link #plan} shows is what {@link #apply} does. */
public interface PreparedRun extends AutoCloseable {
    /** Returns what would change. */
    Plan plan();

    /**
     * Returns what this plan holds for beside the description: versions of tools and providers, a mark of the state. Somebody
     * who approved the plan approved it for exactly these. The same from every machine that runs the same tools on the same
     * state: no path, no time, no secret.
     */
    default SortedMap<String, String> bindings() {
        return Collections.emptySortedMap();
    }

    /**
     * Does what the plan says, and tells its progress to the listener of the request.
     *
     * @return the outputs of the stack afterwards; none after a destroy
     * @throws io.omnideploy.diagnostic.Failed when something fails; what works keeps running
     */
    Outputs apply();

    /**
     * Does what the plan says, but holds some resources back, and all that need them: {@link #apply} does the rest, if that is
     * still what the plan says. Asked only of what can tell a job's definition from its run, see {@link Job.Start}.
     *
     * @throws io.omnideploy.diagnostic.Failed when something fails; what works keeps running
     */
    default void applyBut(Set<ResourceId> held) {
        throw new UnsupportedOperationException("this backend brings a stack up as a whole");
    }

    /**
     * Returns what carries the stack's labels on the platform now, whatever the plan was; asked after a destroy, when nothing
     * should.
     */
    List<LiveResource> remaining();

    /** Returns how long {@link #remaining} may go on to tell of something that is gone. */
    default Duration afterglow() {
        return Duration.ZERO;
    }

    /** Gives up what was held for the run; deletes nothing that a next run needs. */
    @Override
    void close();
}
