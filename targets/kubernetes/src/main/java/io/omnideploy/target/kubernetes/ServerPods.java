package io.omnideploy.target.kubernetes;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Naming;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.BackingServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Runs a server that provides a backing service: a StatefulSet with one pod, a Service for its name, a Job that prepares it. */
final class ServerPods {
    private static final Origin SERVER = Origin.rule("kubernetes-backing-service");
    private static final Origin PREPARED = Origin.rule("kubernetes-job-named-by-content");
    private static final Origin CHECKED = Origin.rule("preset-health-check");

    /** Data must outlive a slow shutdown. */
    private static final long STOP_SECONDS = 60;

    private static final long PERIOD = 5;
    private static final long STARTUP_FAILURES = 60;
    private static final long SLOW_STARTUP_FAILURES = 120;

    /** A server may take longer to answer than the Job's first tries. */
    private static final long TRIES = 10;

    private static final int HASH_DIGITS = 8;

    private final KubernetesDeployment deployment;
    private final BackingService service;
    private final BackingServer server;
    private final ConfigPath path;

    ServerPods(KubernetesDeployment deployment, BackingService service, BackingServer server) {
        this.deployment = deployment;
        this.service = service;
        this.server = server;
        path = DeployConfig.pathOf(service);
    }

    void add(ResourceId claim) {
        ResourceId name = service();
        ResourceId set = statefulSet(claim);
        Set<ResourceId> ready = new TreeSet<>(Set.of(name, set));
        server.init().ifPresent(init -> ready.add(job(init, Set.of(name, set))));
        deployment.ready(service.name(), ready);
    }

    /** Without an address of its own: the name is that of the one pod. */
    private ResourceId service() {
        ResourceId id = ResourceId.of(KubernetesTypes.SERVICE, service.name());
        Value port = new ObjectDraft()
                .set("name", service.preset())
                .set("port", server.port())
                .set("target_port", service.preset())
                .set("protocol", "TCP")
                .value();
        return deployment.add(deployment
                .metadata()
                .object(id, service.name(), service.preset(), SERVER)
                .set(
                        "spec",
                        new ObjectDraft()
                                .set("type", "ClusterIP")
                                .set("cluster_ip", "None")
                                .set("selector", deployment.metadata().selector(service.name()))
                                .set("ports", Value.list(port))
                                .value(),
                        SERVER));
    }

    private ResourceId statefulSet(ResourceId claim) {
        PodDraft pod = pod(service.name());
        pod.container("image", Value.text(server.image()), deployment.written(path, "preset", "version", "image"));
        words(pod, "command", server.entrypoint());
        words(pod, "args", server.command());
        server.why().forEach((part, why) -> pod.becauseContainer(field(part), why));
        variables(pod, service.name(), environment(), server.contract(), server.why());
        pod.container(
                "ports",
                Value.list(new ObjectDraft()
                        .set("name", service.preset())
                        .set("container_port", server.port())
                        .set("protocol", "TCP")
                        .value()),
                SERVER);
        server.check().ifPresentOrElse(check -> probes(pod, check), () -> probes(pod));
        Amounts.give(pod, service);
        PodPrivileges.restrict(pod, server.user());
        pod.volume(
                "data",
                new ObjectDraft()
                        .set(
                                "persistent_volume_claim",
                                new ObjectDraft()
                                        .set("claim_name", KubernetesDeployment.nameOf(claim))
                                        .value()),
                List.of(SERVER));
        pod.mount(mount(), List.of(server.contract()));
        pod.pod("termination_grace_period_seconds", Value.number(STOP_SECONDS), Origin.rule("preset-stop-timeout"));
        Map<String, Value> labels = deployment.metadata().ofPods(service.name(), service.preset());
        ResourceId id = ResourceId.of(KubernetesTypes.STATEFUL_SET, service.name());
        ResourceSpec.Builder object = deployment
                .metadata()
                .object(id, service.name(), service.preset(), Origin.at(path), Origin.at(path.then("preset")))
                .because("spec", SERVER)
                .set(
                        "spec",
                        new ObjectDraft()
                                .set("replicas", 1)
                                .set("service_name", service.name())
                                .set("pod_management_policy", "OrderedReady")
                                .set(
                                        "update_strategy",
                                        new ObjectDraft()
                                                .set("type", "RollingUpdate")
                                                .value())
                                .set("revision_history_limit", 5)
                                .set("selector", deployment.metadata().matching(service.name()))
                                .set("template", pod.template(labels))
                                .value());
        pod.explain(object, "spec.template");
        deployment.metadata().explainPods(object, "spec.template", labels);
        if (!deployment.settings().networkPolicy()) {
            object.because("", NetworkPolicies.WHY);
        }
        return deployment.add(object.after(pod.after()));
    }

    /** A volume may have a folder of its own at the top, so that a server that wants an empty one gets one below. */
    private ObjectDraft mount() {
        ObjectDraft mount = new ObjectDraft().set("name", "data").set("mount_path", server.dataPath());
        return service.preset().equals("mysql") ? mount.set("sub_path", "mysql") : mount;
    }

    private SortedMap<String, Value> environment() {
        SortedMap<String, Value> environment = new TreeMap<>(server.environment());
        if (service.preset().equals("postgres")) {
            environment.put("PGDATA", Value.text(server.dataPath() + "/pgdata"));
        }
        return environment;
    }

    private ResourceId job(BackingServer.Init init, Set<ResourceId> after) {
        String owner = BackingServices.initName(service);
        PodDraft pod = pod(owner);
        pod.container("image", Value.text(init.image().orElse(server.image())), server.contract());
        pod.container("command", Value.texts(List.of("sh", "-euc")), server.contract());
        pod.container("args", Value.texts(List.of(SecretVariables.escaped(init.script()))), server.contract());
        init.why().forEach((part, why) -> pod.becauseContainer(field(part), why));
        variables(pod, owner, init.environment(), server.contract(), init.why());
        pod.container(
                "resources",
                new ObjectDraft()
                        .set(
                                "requests",
                                new ObjectDraft()
                                        .set("cpu", "50m")
                                        .set("memory", "64Mi")
                                        .value())
                        .set("limits", new ObjectDraft().set("memory", "256Mi").value())
                        .value(),
                SERVER);
        PodPrivileges.restrict(pod, init.user());
        pod.pod("restart_policy", Value.text("OnFailure"), SERVER);
        Map<String, Value> labels = deployment.metadata().ofPods(owner, service.preset());
        Value.Obj spec = new ObjectDraft()
                .set("backoff_limit", TRIES)
                .set("template", pod.template(labels))
                .value();
        ResourceId id = new ResourceId(KubernetesTypes.JOB, service.name(), BackingServices.INIT);
        String name = owner + "-" + Naming.hash(spec.toString(), HASH_DIGITS);
        ResourceSpec.Builder object = deployment
                .metadata()
                .object(id, name, service.preset(), PREPARED)
                .because("metadata.name", PREPARED)
                .because("spec", SERVER)
                .set("spec", spec);
        pod.explain(object, "spec.template");
        deployment.metadata().explainPods(object, "spec.template", labels);
        return deployment.add(object.after(after));
    }

    private PodDraft pod(String name) {
        PodDraft pod = new PodDraft(name);
        deployment
                .settings()
                .serviceAccount()
                .ifPresent(existing -> pod.pod(
                        "service_account_name",
                        Value.text(existing),
                        Origin.at(KubernetesSettings.PATH.then("service_account"))));
        pod.pod("automount_service_account_token", Value.bool(false), SERVER);
        pod.pod("enable_service_links", Value.bool(false), SERVER);
        Scheduling.place(deployment, pod);
        return pod;
    }

    private void variables(
            PodDraft pod,
            String owner,
            SortedMap<String, Value> environment,
            Origin contract,
            SortedMap<String, Set<Origin>> why) {
        SortedMap<String, Set<Origin>> reasons = new TreeMap<>();
        environment.keySet().forEach(name -> {
            Set<Origin> reason = new TreeSet<>(why.getOrDefault("environment." + name, Set.of()));
            reason.add(contract);
            reasons.put(name, reason);
        });
        new SecretVariables(deployment, pod, owner, service.preset(), List.of()).put(environment, reasons);
    }

    private static String field(String part) {
        return part.equals("command") ? "args" : part.replaceFirst("^environment\\.", "env.");
    }

    private void words(PodDraft pod, String field, List<String> words) {
        if (!words.isEmpty()) {
            pod.container(
                    field,
                    Value.texts(words.stream().map(SecretVariables::escaped).toList()),
                    server.contract());
        }
    }

    private static void probes(PodDraft pod, BackingServer.Check check) {
        List<String> words = switch (check) {
            case BackingServer.Check.Program program -> program.words();
            case BackingServer.Check.Line line -> List.of("sh", "-c", line.line());
        };
        probes(pod, Probes.command(words), Probes.command(words), Probes.command(words), check.isSlow());
    }

    /** What has nothing to ask with is working when it takes connections. */
    private void probes(PodDraft pod) {
        probes(pod, connection(), connection(), connection(), false);
    }

    private ObjectDraft connection() {
        return new ObjectDraft()
                .set("tcp_socket", new ObjectDraft().set("port", server.port()).value());
    }

    private static void probes(
            PodDraft pod, ObjectDraft startup, ObjectDraft readiness, ObjectDraft liveness, boolean isSlow) {
        pod.container("startup_probe", timed(startup, isSlow ? SLOW_STARTUP_FAILURES : STARTUP_FAILURES), CHECKED);
        pod.container("readiness_probe", timed(readiness, 3), CHECKED);
        pod.container("liveness_probe", timed(liveness, 6), CHECKED);
    }

    private static Value timed(ObjectDraft probe, long failures) {
        return probe.set("period_seconds", PERIOD)
                .set("timeout_seconds", PERIOD)
                .set("success_threshold", 1)
                .set("failure_threshold", failures)
                .value();
    }
}
