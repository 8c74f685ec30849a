package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.spi.ExpandRequest;
import io.omnideploy.spi.Expansion;
import io.omnideploy.spi.Job;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns one deployment into what it needs on AWS, by asking the contributors in turn. */
final class EcsExpansion {
    private final EcsDeployment deployment;
    private final TaskDefinitions definitions;
    private final Services services;
    private final SortedMap<String, Job> jobs = new TreeMap<>();

    EcsExpansion(ExpandRequest request) {
        deployment = new EcsDeployment(request);
        definitions = new TaskDefinitions(deployment);
        services = new Services(deployment);
    }

    /** Returns the contributors in the order in which they are asked: who is read by another comes before it. */
    private List<Contributor> contributors() {
        return List.of(
                new NameLimits(),
                new TaskLimits(),
                new HealthCheckLimits(),
                new FrontLimits(),
                new NetworkLimits(),
                new ComponentChecks(),
                new SettingsUse(),
                new Networks(),
                new Clusters(),
                new BackingServices(deployment),
                new FileSystems(),
                new SharedFileSystems(deployment.config()),
                new ContainerDefinition(),
                new ContainerHealth(),
                new RegistryLogins(),
                new TaskFiles(),
                new SecretKeys(),
                new RemoteShell(),
                new Https(),
                new LoadBalancers(),
                new NetworkLoadBalancers(),
                new ServiceNames(),
                new NamesForJobs(),
                new Scaling(),
                new Schedules(),
                new TaskOutputs());
    }

    Validated<Expansion> expand() {
        List<Contributor> contributors = contributors();
        contributors.forEach(contributor -> contributor.check(deployment));
        if (deployment.found().hasErrors()) {
            return Validated.refused(deployment.found());
        }
        contributors.forEach(contributor -> contributor.prepare(deployment));
        deployment.components().forEach(component -> component(component, contributors));
        contributors.forEach(contributor -> contributor.finish(deployment));
        new DistinctAddresses(deployment).check();
        if (deployment.found().hasErrors()) {
            return Validated.refused(deployment.found());
        }
        return Validated.of(new Expansion(deployment.draft().graph(), deployment.ledger(), jobs), deployment.found());
    }

    private void component(Component component, List<Contributor> contributors) {
        TaskDraft task = new TaskDraft(component);
        contributors.forEach(contributor -> contributor.task(deployment, task));
        definitions.add(task);
        if (component.kind() == Component.Kind.JOB) {
            jobs.put(component.name(), new Job(task.definition(), Job.Start.WHEN_ASKED));
            contributors.forEach(contributor -> contributor.job(deployment, task));
            return;
        }
        ServiceDraft service = services.draft(task);
        contributors.forEach(contributor -> contributor.service(deployment, service));
        deployment.add(service.spec());
    }
}
