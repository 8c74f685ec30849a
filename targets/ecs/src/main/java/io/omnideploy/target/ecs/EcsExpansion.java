package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.SecretSpec;
import io.omnideploy.spi.ExpandRequest;
import io.omnideploy.spi.Expansion;
import io.omnideploy.spi.Job;
import io.omnideploy.spi.expand.StatedOrder;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Turns one deployment into what it needs on AWS, by asking the contributors in turn. */
final class EcsExpansion {
    private final EcsDeployment deployment;
    private final ProviderSettings provider;
    private final TaskDefinitions definitions;
    private final Services services;
    private final SortedMap<String, Job> jobs = new TreeMap<>();

    EcsExpansion(ExpandRequest request) {
        deployment = new EcsDeployment(request);
        provider = new ProviderSettings(deployment);
        definitions = new TaskDefinitions(deployment);
        services = new Services(deployment);
    }

    /** Returns the contributors in the order in which they are asked: who is read by another comes before it. */
    private List<Contributor> contributors() {
        return List.of(
                new EcsIdentity(),
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
                new ContainerDefinition(),
                new ContainerHealth(),
                new RegistryLogins(),
                new SecretFiles(),
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
        return Validated.of(new Expansion(graph(), deployment.ledger(), jobs), deployment.found());
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

    private ResourceGraph graph() {
        SortedMap<ResourceId, ResourceSpec> resources = new TreeMap<>();
        deployment.resources().forEach(spec -> resources.put(spec.id(), spec));
        resources.replaceAll((id, spec) -> StatedOrder.needed(spec, resources));
        SortedMap<String, OutputSpec> outputs = new TreeMap<>();
        deployment.outputs().forEach(output -> outputs.put(output.name(), output));
        SortedMap<String, SecretSpec> secrets = new TreeMap<>();
        SortedSet<String> used = new TreeSet<>();
        resources.values().forEach(spec -> spec.properties().values().forEach(value -> used.addAll(value.secrets())));
        // What AWS keeps already is asked for by nobody here.
        deployment.secrets().specs().stream()
                .filter(secret -> used.contains(secret.name()))
                .forEach(secret -> secrets.put(secret.name(), secret));
        SortedMap<String, SortedSet<Origin>> why = provider.origins();
        return new ResourceGraph(
                resources,
                deployment.lookups(),
                new TreeMap<>(),
                secrets,
                outputs,
                new TreeMap<>(Map.of(AwsTypes.PROVIDER, provider.value())),
                why);
    }
}
