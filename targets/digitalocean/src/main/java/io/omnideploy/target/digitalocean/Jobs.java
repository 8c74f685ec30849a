package io.omnideploy.target.digitalocean;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Run;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.Map;

/** When a job runs: before or after each deployment, or by the clock. */
final class Jobs implements Contributor {
    @Override
    public void check(AppDeployment deployment) {
        for (Component component : deployment.components()) {
            if (Section.of(component) == Section.JOB && component.run() == Run.MANUAL) {
                ConfigPath path = DeployConfig.pathOf(component);
                boolean isSaid = deployment.config().positions().isGiven(path.then("run"));
                deployment.refuse(
                        isSaid ? path.then("run") : path.then("kind"),
                        "digitalocean-manual-job",
                        "App Platform runs jobs around a deployment or by the clock, and starts none by hand.",
                        "Write 'run: before' or 'run: after', or a schedule.");
            }
        }
    }

    @Override
    public void component(AppDeployment deployment, ComponentDraft draft) {
        Component component = draft.component();
        switch (draft.section()) {
            case JOB ->
                draft.set(
                        "kind",
                        Value.text(component.run() == Run.BEFORE ? "PRE_DEPLOY" : "POST_DEPLOY"),
                        Origin.at(draft.path().then("run")));
            case SCHEDULED_JOB -> {
                Origin why = Origin.at(draft.path().then("schedule"));
                draft.set("kind", Value.text("SCHEDULED"), why);
                draft.set(
                        "schedule",
                        Value.object(Map.of(
                                "cron", Value.text(component.schedule().orElseThrow()),
                                "time_zone", Value.text("UTC"))),
                        why);
            }
            case SERVICE, WORKER -> {
                // They run for ever.
            }
        }
    }
}
