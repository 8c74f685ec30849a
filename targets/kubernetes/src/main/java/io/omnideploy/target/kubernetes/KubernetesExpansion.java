package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Component;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.spi.ExpandRequest;
import io.omnideploy.spi.Expansion;
import io.omnideploy.spi.Job;
import io.omnideploy.spi.expand.ExpandedGraph;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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
                new ContentFiles(),
                new Volumes(),
                new SharedVolumes(deployment.config()),
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
        ProviderSettings provider = new ProviderSettings(deployment.settings());
        return ExpandedGraph.of(
                deployment.resources(),
                new TreeMap<>(),
                deployment.outputs(),
                deployment.secrets(),
                Map.of(KubernetesTypes.PROVIDER, provider.value()),
                provider.origins());
    }
}
