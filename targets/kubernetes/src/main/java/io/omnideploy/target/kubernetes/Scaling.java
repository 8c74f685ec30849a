package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Service.Autoscaling;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Copies that come and go with the load (autoscaling/v2), and those that stay when nodes are emptied. */
final class Scaling implements Contributor {
    private static final Origin SCALED = Origin.rule("kubernetes-autoscaler");
    private static final Origin KEPT = Origin.rule("kubernetes-one-at-a-time");

    /** What is aimed at where only requests are counted, which a cluster can't do by itself. */
    private static final int USUAL_LOAD = 80;

    @Override
    public void check(KubernetesDeployment deployment) {
        for (Component component : deployment.components()) {
            ConfigPath path = DeployConfig.pathOf(component).then("service", "autoscaling");
            component.service().autoscaling().ifPresent(scaling -> check(deployment, scaling, path));
        }
    }

    private static void check(KubernetesDeployment deployment, Autoscaling scaling, ConfigPath path) {
        if (scaling.targetRequests().isPresent()) {
            boolean isOnly = isByRequestsAlone(scaling);
            deployment.account(
                    path.then("target_requests"),
                    isOnly ? Fate.APPROXIMATED : Fate.DROPPED,
                    "kubernetes-scaling-by-requests",
                    isOnly
                            ? "A cluster counts no requests by itself: copies are added at %d%% processor load."
                                    .formatted(USUAL_LOAD)
                            : "A cluster counts no requests by itself; the other measures hold.",
                    "Say 'target_cpu' or 'target_memory'.");
        }
        if (scaling.min() < 1) {
            deployment.account(
                    path.then("min"),
                    Fate.APPROXIMATED,
                    "kubernetes-scaling-to-none",
                    "The autoscaler keeps at least one copy.",
                    "Write 'min: 1'.");
        }
        if (scaling.max() < Math.max(1, scaling.min())) {
            deployment.refuse(
                    path.then("max"),
                    "kubernetes-scaling",
                    "At most %d copies are fewer than the least.".formatted(scaling.max()),
                    "Raise 'max'.");
        }
    }

    private static boolean isByRequestsAlone(Autoscaling scaling) {
        return scaling.targetCpu().isEmpty() && scaling.targetMemory().isEmpty();
    }

    @Override
    public void beside(KubernetesDeployment deployment, ComponentDraft draft) {
        Component component = draft.component();
        component.service().autoscaling().ifPresent(scaling -> autoscaler(deployment, draft, scaling));
        if (component.kind() != Component.Kind.JOB && Copies.least(component) > 1) {
            budget(deployment, draft);
        }
    }

    private static void autoscaler(KubernetesDeployment deployment, ComponentDraft draft, Autoscaling scaling) {
        ConfigPath path = draft.path().then("service", "autoscaling");
        List<Value> metrics = new ArrayList<>();
        OptionalInt cpu = isByRequestsAlone(scaling) ? OptionalInt.of(USUAL_LOAD) : scaling.targetCpu();
        cpu.ifPresent(percent -> metrics.add(metric("cpu", percent)));
        scaling.targetMemory().ifPresent(percent -> metrics.add(metric("memory", percent)));
        ResourceSpec.Builder spec = deployment
                .metadata()
                .object(ResourceId.of(KubernetesTypes.AUTOSCALER, draft.name()), draft.name(), draft.part(), SCALED)
                .set(
                        "spec",
                        new ObjectDraft()
                                .set(
                                        "scale_target_ref",
                                        new ObjectDraft()
                                                .set("api_version", "apps/v1")
                                                .set(
                                                        "kind",
                                                        draft.workload().type().kind())
                                                .set("name", KubernetesDeployment.nameOf(draft.workload()))
                                                .value())
                                .set("min_replicas", Math.max(1, scaling.min()))
                                .set("max_replicas", scaling.max())
                                .set("metrics", new Value.Seq(metrics))
                                .value(),
                        SCALED)
                .because("spec.min_replicas", Origin.at(path.then("min")))
                .because("spec.max_replicas", Origin.at(path.then("max")))
                .because("spec.metrics", deployment.written(path, "target_cpu", "target_memory"));
        if (isByRequestsAlone(scaling)) {
            spec.because("spec.metrics", Origin.at(path.then("target_requests")));
        }
        deployment.add(spec);
    }

    private static Value metric(String resource, int percent) {
        return new ObjectDraft()
                .set("type", "Resource")
                .set(
                        "resource",
                        new ObjectDraft()
                                .set("name", resource)
                                .set(
                                        "target",
                                        new ObjectDraft()
                                                .set("type", "Utilization")
                                                .set("average_utilization", percent)
                                                .value())
                                .value())
                .value();
    }

    /** Never as many as there are copies, which would keep a node from being emptied. */
    private static void budget(KubernetesDeployment deployment, ComponentDraft draft) {
        deployment.add(deployment
                .metadata()
                .object(
                        ResourceId.of(KubernetesTypes.DISRUPTION_BUDGET, draft.name()),
                        draft.name(),
                        draft.part(),
                        KEPT)
                .set(
                        "spec",
                        new ObjectDraft()
                                .set("max_unavailable", 1)
                                .set("selector", deployment.metadata().matching(draft.name()))
                                .value(),
                        KEPT));
    }
}
