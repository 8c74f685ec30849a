package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Kind;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Naming;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import java.util.Map;
import java.util.Optional;

/**
 * What runs the pods of a component: a Deployment; a StatefulSet where a volume belongs to one pod at a time, so that there are never
 * two; a Job for what runs before or after the others; a CronJob for what runs by a schedule or when someone says so.
 */
final class Workloads implements Contributor {
    private static final Origin KIND = Origin.rule("kubernetes-workload-of-kind");
    private static final Origin ROLLING = Origin.rule("kubernetes-rolling-update");
    private static final Origin ONCE = Origin.rule("kubernetes-job-runs-once");

    /** Old revisions, for {@code kubectl rollout undo}. */
    private static final long HISTORY = 5;

    private static final int HASH_DIGITS = 8;

    /** Never comes by itself: a CronJob must have a schedule, and this one is suspended. */
    private static final String NEVER = "0 0 1 1 *";

    /** Returns the address of what runs the pods of a component. */
    static ResourceId id(Component component) {
        return ResourceId.of(type(component), component.name());
    }

    private static ResourceType type(Component component) {
        if (component.kind() != Kind.JOB) {
            return Volumes.hasOwn(component) && Copies.most(component) <= 1
                    ? KubernetesTypes.STATEFUL_SET
                    : KubernetesTypes.DEPLOYMENT;
        }
        return runsWithOthers(component) ? KubernetesTypes.JOB : KubernetesTypes.CRON_JOB;
    }

    private static boolean runsWithOthers(Component component) {
        return component.schedule().isEmpty() && component.run() != Component.Run.MANUAL;
    }

    @Override
    public void check(KubernetesDeployment deployment) {
        for (Component component : deployment.components()) {
            ConfigPath path = DeployConfig.pathOf(component);
            if (component.service().autoscaling().isPresent()) {
                deployment.accountIfGiven(
                        path.then("service", "replicas"),
                        Fate.DROPPED,
                        "kubernetes-replicas-scaled",
                        "The autoscaler says how many copies run.",
                        "Remove it, or 'autoscaling'.");
            }
            if (deployment.isBuilt(component)
                    && deployment.config().registry().isEmpty()
                    && component.container().pull() != Container.Pull.NEVER) {
                deployment.account(
                        path.then("container", "build"),
                        Fate.APPROXIMATED,
                        "kubernetes-image-without-registry",
                        "The image of '%s' goes to no registry: the nodes must have '%s' before."
                                .formatted(
                                        component.name(),
                                        component.container().image().orElseThrow()),
                        "Add 'registry: ghcr.io/acme'; or load it, as in 'kind load docker-image' or 'minikube image load'.");
            }
        }
    }

    @Override
    public void beside(KubernetesDeployment deployment, ComponentDraft draft) {
        Component component = draft.component();
        account(deployment, draft);
        draft.pod().after(deployment.before(component));
        ResourceSpec.Builder spec = switch (component.kind()) {
            case SERVICE, WORKER -> lasting(deployment, draft);
            case JOB -> runsWithOthers(component) ? job(deployment, draft) : cronJob(deployment, draft);
        };
        for (int index = 0; index < component.dependsOn().size(); index++) {
            spec.because(
                    ResourceSpec.ORDER,
                    deployment.written(draft.path().then("depends_on").item(index), "name", "until"));
        }
        spec.because(
                "",
                Origin.at(draft.path()),
                Origin.at(draft.path().then("kind")),
                Origin.at(draft.path().then("service", "public")));
        if (!deployment.settings().networkPolicy()) {
            spec.because("", NetworkPolicies.WHY);
        }
        deployment.add(spec.after(draft.pod().after()));
    }

    private static void account(KubernetesDeployment deployment, ComponentDraft draft) {
        Optional<String> existing = deployment.settings().serviceAccount();
        if (existing.isPresent()) {
            draft.pod()
                    .pod(
                            "service_account_name",
                            Value.text(existing.get()),
                            Origin.at(KubernetesSettings.PATH.then("service_account")));
            return;
        }
        Accounts.give(deployment, draft.pod(), draft.name(), draft.part());
    }

    private static ResourceSpec.Builder lasting(KubernetesDeployment deployment, ComponentDraft draft) {
        Component component = draft.component();
        ResourceId id = id(component);
        boolean isStateful = id.type().equals(KubernetesTypes.STATEFUL_SET);
        Map<String, Value> labels = deployment.metadata().ofPods(draft.name(), draft.part());
        ObjectDraft spec = new ObjectDraft()
                .set("revision_history_limit", HISTORY)
                .set("selector", deployment.metadata().matching(draft.name()))
                .set("template", draft.pod().template(labels));
        ResourceSpec.Builder object = deployment
                .metadata()
                .object(id, draft.name(), draft.part(), KIND)
                .because("spec", KIND);
        ConfigPath service = draft.path().then("service");
        if (component.service().autoscaling().isEmpty()) {
            spec.set("replicas", component.service().replicas());
            object.because("spec.replicas", Origin.at(service.then("replicas")));
        }
        if (isStateful) {
            spec.set("service_name", draft.name())
                    .set("pod_management_policy", "OrderedReady")
                    .set(
                            "update_strategy",
                            new ObjectDraft().set("type", "RollingUpdate").value());
        } else {
            spec.set("strategy", rolling())
                    .set(
                            "progress_deadline_seconds",
                            deployment.settings().patience().toSeconds());
            object.because("spec.strategy", ROLLING)
                    .because("spec.progress_deadline_seconds", Origin.at(KubernetesSettings.PATH.then("wait")));
        }
        draft.pod().explain(object, "spec.template");
        deployment.metadata().explainPods(object, "spec.template", labels);
        return object.set("spec", spec.value());
    }

    /** New pods work before old ones go. */
    private static Value rolling() {
        return new ObjectDraft()
                .set("type", "RollingUpdate")
                .set(
                        "rolling_update",
                        new ObjectDraft()
                                .set("max_surge", "25%")
                                .set("max_unavailable", 0)
                                .value())
                .value();
    }

    /** A Job can't be changed: what runs otherwise is another one, by its name. */
    private static ResourceSpec.Builder job(KubernetesDeployment deployment, ComponentDraft draft) {
        Value.Obj spec = jobSpec(deployment, draft);
        String name = draft.name() + "-" + Naming.hash(spec.toString(), HASH_DIGITS);
        ResourceSpec.Builder object = deployment.metadata().object(id(draft.component()), name, draft.part(), KIND);
        explainJob(deployment, draft, object, "spec");
        return object.because("metadata.name", Origin.rule("kubernetes-job-named-by-content"))
                .because("spec", KIND, Origin.at(draft.path().then("run")))
                .set("spec", spec);
    }

    private static ResourceSpec.Builder cronJob(KubernetesDeployment deployment, ComponentDraft draft) {
        Component component = draft.component();
        ConfigPath path = draft.path();
        ObjectDraft spec = new ObjectDraft()
                .set("schedule", component.schedule().map(CronLine::portable).orElse(NEVER))
                .set("time_zone", "Etc/UTC")
                .set("concurrency_policy", "Forbid")
                .set("suspend", component.schedule().isEmpty())
                .set("successful_jobs_history_limit", 3)
                .set("failed_jobs_history_limit", 3)
                .set(
                        "job_template",
                        new ObjectDraft()
                                .set(
                                        "metadata",
                                        new ObjectDraft()
                                                .set(
                                                        "labels",
                                                        Value.object(deployment
                                                                .metadata()
                                                                .ofPods(draft.name(), draft.part())))
                                                .value())
                                .set("spec", jobSpec(deployment, draft))
                                .value());
        ResourceSpec.Builder object = deployment.metadata().object(id(component), draft.name(), draft.part(), KIND);
        explainJob(deployment, draft, object, "spec.job_template.spec");
        return object.because("spec", KIND)
                .because("spec.schedule", deployment.written(path, "schedule", "run"))
                .because("spec.suspend", deployment.written(path, "schedule", "run"))
                .set("spec", spec.value());
    }

    private static Value.Obj jobSpec(KubernetesDeployment deployment, ComponentDraft draft) {
        draft.pod().pod("restart_policy", Value.text("Never"), ONCE);
        return new ObjectDraft()
                .set("backoff_limit", 0)
                .set("template", draft.pod().template(deployment.metadata().ofPods(draft.name(), draft.part())))
                .value();
    }

    private static void explainJob(
            KubernetesDeployment deployment, ComponentDraft draft, ResourceSpec.Builder object, String spec) {
        draft.pod().explain(object, spec + ".template");
        deployment
                .metadata()
                .explainPods(object, spec + ".template", deployment.metadata().ofPods(draft.name(), draft.part()));
        object.because(spec + ".backoff_limit", ONCE);
    }
}
