package io.omnideploy.target.digitalocean;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ExpandRequest;
import io.omnideploy.spi.Expansion;
import io.omnideploy.spi.Job;
import io.omnideploy.spi.expand.ExpandedGraph;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns one deployment into an app and what it needs, by asking the contributors in turn. */
final class DigitalOceanExpansion {
    private final AppDeployment deployment;

    DigitalOceanExpansion(ExpandRequest request) {
        deployment = new AppDeployment(request);
    }

    /** Returns the contributors in the order in which they are asked: who is read by another comes before it. */
    private List<Contributor> contributors() {
        return List.of(
                new App(),
                new SettingsUse(),
                new ComponentChecks(),
                new Databases(),
                new Buckets(),
                new ExistingServices(deployment),
                new ContainerSource(),
                new Ports(),
                new HealthChecks(),
                new Instances(),
                new Variables(),
                new Jobs(),
                new StaticSites(),
                new Ingress(),
                new Domains(),
                new Alerts());
    }

    Validated<Expansion> expand() {
        List<Contributor> contributors = contributors();
        contributors.forEach(contributor -> contributor.check(deployment));
        if (deployment.found().hasErrors()) {
            return Validated.refused(deployment.found());
        }
        contributors.forEach(contributor -> contributor.prepare(deployment));
        AppDraft app = new AppDraft();
        SortedMap<String, Job> jobs = new TreeMap<>();
        for (Component component : deployment.components()) {
            ComponentDraft draft = new ComponentDraft(component);
            contributors.forEach(contributor -> contributor.component(deployment, draft));
            app.add(draft.section().property(), draft.value(), draft.origins());
            if (component.kind() == Component.Kind.JOB) {
                // A deployment of the app runs it, and nothing else does.
                jobs.put(component.name(), new Job(AppDeployment.APP, Job.Start.BY_PLATFORM));
            }
        }
        if (deployment.hasApp()) {
            contributors.forEach(contributor -> contributor.app(deployment, app));
            deployment.add(App.resource(deployment, app));
            contributors.forEach(contributor -> contributor.finish(deployment));
        }
        if (deployment.found().hasErrors()) {
            return Validated.refused(deployment.found());
        }
        return Validated.of(
                new Expansion(
                        ExpandedGraph.of(
                                deployment.resources(),
                                new TreeMap<>(),
                                deployment.outputs(),
                                deployment.secrets(),
                                Map.of(DigitalOceanTypes.PROVIDER, Value.object(Map.of())),
                                new TreeMap<>()),
                        deployment.ledger(),
                        jobs),
                deployment.found());
    }

    /** Returns the origin of what a setting of this target says. */
    static Origin setting(String key) {
        return Origin.at(ConfigPath.of(DigitalOceanTypes.PROVIDER, key));
    }
}
