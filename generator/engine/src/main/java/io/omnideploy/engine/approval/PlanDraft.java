package io.omnideploy.engine.approval;

import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.identity.CheckedPlatforms;
import io.omnideploy.engine.secret.StackSecrets;
import io.omnideploy.spi.PreparedRun;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** A planned run that is about to be written down for approval. */
public final class PlanDraft {
    private final Deployment deployment;
    private final StackSecrets secrets;
    private final PreparedRun run;

    public PlanDraft(Deployment deployment, StackSecrets secrets, PreparedRun run) {
        this.deployment = deployment;
        this.secrets = secrets;
        this.run = run;
    }

    /**
     * Returns the text of a PLAN, sealed.
     *
     * @param document writes an object of JSON over several lines, with what it is bound to in it
     * @throws io.omnideploy.diagnostic.Refused when the stack's secrets have no key by which their values could be told apart
     */
    public String sealed(Function<Bound, String> document) {
        Optional<String> key = secrets.markKey();
        Bindings bindings = new Bindings(deployment);
        Bound bound = bindings.choice().and(bindings.input(secrets)).and(bindings.run(run));
        try (CheckedPlatforms platforms = CheckedPlatforms.connect(deployment, secrets)) {
            bound = bound.and(Bindings.platforms(platforms.facts()));
        }
        String text = portable(document.apply(bound), deployment.project());
        return PlanSeal.close(text, key);
    }

    /** A PLAN is read on other machines, where this checkout has no meaning. */
    private static String portable(String text, Path project) {
        return text.replace(project + "/", "${project_dir}/");
    }
}
