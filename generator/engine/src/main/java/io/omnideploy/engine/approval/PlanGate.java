package io.omnideploy.engine.approval;

import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.identity.CheckedPlatforms;
import io.omnideploy.engine.secret.StackSecrets;
import io.omnideploy.spi.PreparedRun;
import java.util.Optional;

/** Lets a run pass that is what was approved, and every run where nothing had to be. */
public final class PlanGate {
    private final Deployment deployment;
    private final Optional<ApprovedPlan> approved;

    public PlanGate(Deployment deployment, Optional<ApprovedPlan> approved) {
        this.deployment = deployment;
        this.approved = approved;
    }

    /**
     * Compares what is known before anything is built or planned.
     *
     * @throws io.omnideploy.diagnostic.Refused naming every difference
     */
    public void checkInput(StackSecrets secrets) {
        if (approved.isEmpty()) {
            return;
        }
        Bindings bindings = new Bindings(deployment);
        approved.get().requireSeal(secrets.knownMarkKey(), bindings.choice());
        Bound now = bindings.choice().and(bindings.input(secrets));
        try (CheckedPlatforms platforms = CheckedPlatforms.connect(deployment, secrets)) {
            now = now.and(Bindings.platforms(platforms.facts()));
        }
        approved.get().require(now);
    }

    /**
     * Compares what is planned; the run is given up when it is something else.
     *
     * @throws io.omnideploy.diagnostic.Refused naming every difference
     */
    public PreparedRun checked(PreparedRun run) {
        if (approved.isPresent()) {
            try {
                approved.get().require(new Bindings(deployment).run(run));
            } catch (RuntimeException refused) {
                run.close();
                throw refused;
            }
        }
        return run;
    }
}
