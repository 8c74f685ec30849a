package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Component;
import io.omnideploy.diagnostic.Validated;
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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Turns one deployment into objects of a cluster, by asking the contributors in turn. */
final class KubernetesExpansion {
    private final KubernetesDeployment deployment;

    KubernetesExpansion(ExpandRequest request) {
        deployment = new KubernetesDeployment(request);
    }

    /** Returns the contributors in the order in which they are asked: who is read by another comes before it. */
    private List<Contributor> contributors() {
        return List.of(
                new KubernetesIdentity(),
                new ComponentChecks(),
                new SettingsUse(),
                new ExternalSecrets(),
                new Namespaces(),
                new BackingServices(deployment),
                new ContainerProcess(),
                new Variables(),
                new SecretFiles(),
                new Volumes(),
                new Probes(),
                new Amounts(),
                new PodPrivileges(),
                new Scheduling(),
                new RegistryLogins(),
                new Workloads(),
                new Services(),
                new Front(),
                new Scaling(),
                new NetworkPolicies());
    }

    Validated<Expansion> expand() {
        List<Contributor> contributors = contributors();
        contributors.forEach(contributor -> contributor.check(deployment));
        if (deployment.found().hasErrors()) {
            return Validated.refused(deployment.found());
        }
        SortedMap<String, Job> jobs = new TreeMap<>();
        for (Component component : deployment.components()) {
            deployment.ready(component.name(), Services.ready(component));
            if (component.kind() == Component.Kind.JOB) {
                jobs.put(component.name(), new Job(Workloads.id(component), Job.Start.WHEN_MADE));
            }
        }
        contributors.forEach(contributor -> contributor.prepare(deployment));
        for (Component component : deployment.components()) {
            ComponentDraft draft = new ComponentDraft(component);
            contributors.forEach(contributor -> contributor.pod(deployment, draft));
            contributors.forEach(contributor -> contributor.beside(deployment, draft));
        }
        contributors.forEach(contributor -> contributor.finish(deployment));
        deployment.keeper().make();
        new DistinctNames(deployment).check();
        if (deployment.found().hasErrors()) {
            return Validated.refused(deployment.found());
        }
        return Validated.of(new Expansion(graph(), deployment.ledger(), jobs), deployment.found());
    }

    private ResourceGraph graph() {
        SortedMap<ResourceId, ResourceSpec> resources = new TreeMap<>();
        deployment.resources().forEach(spec -> resources.put(spec.id(), spec));
        resources.replaceAll((id, spec) -> StatedOrder.needed(spec, resources));
        SortedMap<String, OutputSpec> outputs = new TreeMap<>();
        deployment.outputs().forEach(output -> outputs.put(output.name(), output));
        Set<String> used = new TreeSet<>();
        resources.values().forEach(spec -> spec.properties().values().forEach(value -> used.addAll(value.secrets())));
        SortedMap<String, SecretSpec> secrets = new TreeMap<>();
        // What an operator brings is asked for by nobody here.
        deployment.secrets().specs().stream()
                .filter(secret -> used.contains(secret.name()))
                .forEach(secret -> secrets.put(secret.name(), secret));
        ProviderSettings provider = new ProviderSettings(deployment.settings());
        return new ResourceGraph(
                resources,
                new TreeMap<>(),
                new TreeMap<>(),
                secrets,
                outputs,
                new TreeMap<>(Map.of(KubernetesTypes.PROVIDER, provider.value())),
                provider.origins());
    }
}
