package io.omnideploy.testkit;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.SecretSource;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.SecretSpec;
import io.omnideploy.resource.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A stack with an object of every kind that is managed on Kubernetes, as a graph: what writes or reads objects is held to it. */
public final class KubernetesStack {
    /** The stack. */
    public static final DeploymentId ID = new DeploymentId("shop", "prod");

    private static final ResourceId NAMESPACE = id("core.Namespace", "main", "");
    private static final ResourceId SECRET = id("core.Secret", "web", "");
    private static final Map<String, Object> LABELS = Map.of(
            "app.kubernetes.io/name", "web",
            "app.kubernetes.io/instance", "shop-prod",
            "io.omnideploy.deployment", "shop",
            "io.omnideploy.stack", "prod");
    private static final Map<String, Object> SELECTOR =
            Map.of("app.kubernetes.io/name", "web", "app.kubernetes.io/instance", "shop-prod");

    private KubernetesStack() {}

    /** Returns the graph, with secrets that are handed on as they are and one inside of a document. */
    public static ResourceGraph graph() {
        List<ResourceSpec> specs = new ArrayList<>();
        specs.add(ResourceSpec.builder(NAMESPACE)
                .set("metadata", value(Map.of("name", "shop-prod", "labels", LABELS)))
                .build());
        specs.add(object("core.ServiceAccount", "web", "", Map.of("automount_service_account_token", false)));
        specs.add(object("core.ConfigMap", "web", "", Map.of("data", Map.of("GREETING", "a\nb", "LEVEL", "1.10"))));
        specs.add(object(
                "core.Secret",
                "web",
                "",
                Map.of(
                        "type",
                        "Opaque",
                        "string_data",
                        Map.of("TOKEN", secret("token"), "DB_PASSWORD", secret("db")))));
        specs.add(object(
                "core.Secret",
                "web",
                "registry",
                Map.of(
                        "type",
                        "kubernetes.io/dockerconfigjson",
                        "string_data",
                        Map.of(".dockerconfigjson", new Value.JsonText(value(login()))))));
        specs.add(object(
                "core.PersistentVolumeClaim",
                "web",
                "files",
                Map.of(
                        "spec",
                        Map.of(
                                "access_modes",
                                List.of("ReadWriteOnce"),
                                "resources",
                                Map.of("requests", Map.of("storage", "5Gi"))))));
        specs.add(object("apps.Deployment", "web", "", Map.of("spec", deployment())));
        specs.add(object(
                "core.Service",
                "web",
                "",
                Map.of(
                        "spec",
                        Map.of(
                                "type",
                                "ClusterIP",
                                "selector",
                                SELECTOR,
                                "ports",
                                List.of(Map.of(
                                        "name", "http", "port", 80, "target_port", "http", "protocol", "TCP"))))));
        specs.add(object("networking.Ingress", "web", "", Map.of("spec", ingress())));
        specs.add(object("autoscaling.HorizontalPodAutoscaler", "web", "", Map.of("spec", autoscaler())));
        specs.add(object(
                "policy.PodDisruptionBudget",
                "web",
                "",
                Map.of("spec", Map.of("max_unavailable", 1, "selector", Map.of("match_labels", SELECTOR)))));
        specs.add(object("networking.NetworkPolicy", "web", "", Map.of("spec", policy())));
        specs.add(object("gateway.HttpRoute", "web", "", Map.of("spec", route())));
        specs.add(object("externalsecrets.ExternalSecret", "web", "vault", Map.of("spec", external())));
        specs.add(object("apps.StatefulSet", "db", "", Map.of("spec", database())));
        specs.add(object("batch.Job", "db", "init", Map.of("spec", Map.of("backoff_limit", 6, "template", once()))));
        specs.add(object(
                "batch.CronJob",
                "report",
                "",
                Map.of(
                        "spec",
                        Map.of(
                                "schedule",
                                "0 3 * * *",
                                "time_zone",
                                "Etc/UTC",
                                "concurrency_policy",
                                "Forbid",
                                "job_template",
                                Map.of("spec", Map.of("template", once()))))));
        return ResourceGraph.of(specs, secrets(), List.of(), Map.of("kubernetes", settings()));
    }

    private static Value.Obj settings() {
        return (Value.Obj) value(Map.of("config_path", "~/.kube/config", "config_context", "test"));
    }

    private static List<SecretSpec> secrets() {
        return List.of(
                new SecretSpec("token", SecretSource.parse("env:TOKEN").orElseThrow(), false, "Token of web."),
                new SecretSpec("db", SecretSource.parse("store:db").orElseThrow(), true, "Password of db."),
                new SecretSpec("login", SecretSource.parse("env:LOGIN").orElseThrow(), false, "Login of a registry."));
    }

    private static Map<String, Object> login() {
        return Map.of("auths", Map.of("registry.example.com", Map.of("username", "bob", "password", secret("login"))));
    }

    private static Map<String, Object> deployment() {
        return Map.of(
                "replicas",
                2,
                "progress_deadline_seconds",
                600,
                "selector",
                Map.of("match_labels", SELECTOR),
                "strategy",
                Map.of("type", "RollingUpdate", "rolling_update", Map.of("max_surge", "25%", "max_unavailable", 0)),
                "template",
                Map.of(
                        "metadata",
                        Map.of(
                                "labels",
                                LABELS,
                                "annotations",
                                Map.of("checksum/config", "abc", "checksum/secrets", Value.ref(SECRET, "revision"))),
                        "spec",
                        pod()));
    }

    private static Map<String, Object> pod() {
        Map<String, Object> container = new TreeMap<>(Map.of(
                "name",
                "web",
                "image",
                "nginx:1.27",
                "args",
                List.of("-c", "a 'b' \"c\" $(D)"),
                "ports",
                List.of(Map.of("name", "http", "container_port", 8080, "protocol", "TCP")),
                "env_from",
                List.of(Map.of("config_map_ref", Map.of("name", "web"))),
                "env",
                List.of(
                        Map.of(
                                "name",
                                "DB_PASSWORD",
                                "value_from",
                                Map.of("secret_key_ref", Map.of("name", "web", "key", "DB_PASSWORD"))),
                        Map.of("name", "DATABASE_URL", "value", "postgres://app:$(DB_PASSWORD)@db:5432/app")),
                "resources",
                Map.of("requests", Map.of("cpu", "250m", "memory", "512Mi"), "limits", Map.of("memory", "1Gi"))));
        container.put(
                "readiness_probe",
                Map.of("http_get", Map.of("path", "/healthz", "port", "http"), "period_seconds", 10));
        container.put("liveness_probe", Map.of("tcp_socket", Map.of("port", 8080)));
        container.put("startup_probe", Map.of("exec", Map.of("command", List.of("true"))));
        container.put("lifecycle", Map.of("pre_stop", Map.of("sleep", Map.of("seconds", 5))));
        container.put(
                "security_context",
                Map.of(
                        "allow_privilege_escalation",
                        false,
                        "read_only_root_filesystem",
                        true,
                        "capabilities",
                        Map.of("drop", List.of("ALL"))));
        container.put("volume_mounts", List.of(Map.of("name", "files", "mount_path", "/files", "read_only", true)));
        return Map.of(
                "service_account_name",
                "web",
                "automount_service_account_token",
                false,
                "termination_grace_period_seconds",
                30,
                "image_pull_secrets",
                List.of(Map.of("name", "web-registry")),
                "security_context",
                Map.of(
                        "run_as_non_root",
                        true,
                        "run_as_user",
                        1000,
                        "seccomp_profile",
                        Map.of("type", "RuntimeDefault")),
                "topology_spread_constraints",
                List.of(Map.of(
                        "max_skew",
                        1,
                        "topology_key",
                        "kubernetes.io/hostname",
                        "when_unsatisfiable",
                        "ScheduleAnyway",
                        "label_selector",
                        Map.of("match_labels", SELECTOR))),
                "containers",
                List.of(container),
                "volumes",
                List.of(
                        Map.of("name", "files", "persistent_volume_claim", Map.of("claim_name", "web-files")),
                        Map.of("name", "tmp", "empty_dir", Map.of())));
    }

    private static Map<String, Object> once() {
        return Map.of(
                "spec",
                Map.of(
                        "restart_policy",
                        "Never",
                        "containers",
                        List.of(Map.of("name", "once", "image", "busybox:1.36", "command", List.of("true")))));
    }

    private static Map<String, Object> database() {
        Map<String, Object> claim = Map.of(
                "metadata",
                Map.of("name", "data"),
                "spec",
                Map.of(
                        "access_modes",
                        List.of("ReadWriteOnce"),
                        "resources",
                        Map.of("requests", Map.of("storage", "20Gi"))));
        return Map.of(
                "replicas", 1,
                "service_name", "db",
                "selector", Map.of("match_labels", SELECTOR),
                "update_strategy", Map.of("type", "RollingUpdate"),
                "template",
                        Map.of(
                                "metadata",
                                Map.of("labels", LABELS),
                                "spec",
                                Map.of("containers", List.of(Map.of("name", "db", "image", "postgres:16")))),
                "volume_claim_templates", List.of(claim));
    }

    private static Map<String, Object> ingress() {
        Map<String, Object> backend = Map.of("service", Map.of("name", "web", "port", Map.of("name", "http")));
        return Map.of(
                "ingress_class_name",
                "nginx",
                "rules",
                List.of(Map.of(
                        "host",
                        "shop.example.com",
                        "http",
                        Map.of("paths", List.of(Map.of("path", "/", "path_type", "Prefix", "backend", backend))))),
                "tls",
                List.of(Map.of("hosts", List.of("shop.example.com"), "secret_name", "web-tls")));
    }

    private static Map<String, Object> autoscaler() {
        return Map.of(
                "scale_target_ref",
                Map.of("api_version", "apps/v1", "kind", "Deployment", "name", "web"),
                "min_replicas",
                2,
                "max_replicas",
                10,
                "metrics",
                List.of(Map.of(
                        "type",
                        "Resource",
                        "resource",
                        Map.of("name", "cpu", "target", Map.of("type", "Utilization", "average_utilization", 60)))));
    }

    private static Map<String, Object> policy() {
        return Map.of(
                "pod_selector",
                Map.of("match_labels", SELECTOR),
                "policy_types",
                List.of("Ingress", "Egress"),
                "ingress",
                List.of(Map.of("ports", List.of(Map.of("port", 8080, "protocol", "TCP")))),
                "egress",
                List.of(Map.of("to", List.of(Map.of("ip_block", Map.of("cidr", "0.0.0.0/0"))))));
    }

    private static Map<String, Object> route() {
        return Map.of(
                "parent_refs",
                List.of(Map.of("name", "public", "namespace", "gateways")),
                "hostnames",
                List.of("shop.example.com"),
                "rules",
                List.of(Map.of(
                        "matches",
                        List.of(Map.of("path", Map.of("type", "PathPrefix", "value", "/"))),
                        "backend_refs",
                        List.of(Map.of("name", "web", "port", 80)))));
    }

    private static Map<String, Object> external() {
        return Map.of(
                "refresh_interval",
                "1h",
                "secret_store_ref",
                Map.of("name", "aws", "kind", "ClusterSecretStore"),
                "target",
                Map.of("name", "web-vault"),
                "data",
                List.of(Map.of("secret_key", "KEY", "remote_ref", Map.of("key", "shop/key"))));
    }

    private static ResourceSpec object(String type, String component, String role, Map<String, Object> properties) {
        ResourceId id = id(type, component, role);
        ResourceSpec.Builder builder = ResourceSpec.builder(id)
                .set(
                        "metadata",
                        value(Map.of(
                                "name",
                                id.name(),
                                "namespace",
                                new Value.Ref(
                                        NAMESPACE, AttributePath.of("metadata").then("name")),
                                "labels",
                                LABELS,
                                "annotations",
                                Map.of("io.omnideploy.resource", id.toString()))));
        properties.forEach((name, property) -> builder.set(name, value(property)));
        return builder.build();
    }

    /** Returns the address of an object; its type is written without the provider. */
    public static ResourceId id(String type, String component, String role) {
        return new ResourceId(ResourceType.parse("kubernetes." + type), component, role);
    }

    private static Value secret(String name) {
        return new Value.SecretInput(name);
    }

    /** Returns a value of maps, lists, texts, whole numbers, switches, and values. */
    public static Value value(Object tree) {
        return switch (tree) {
            case Value value -> value;
            case Map<?, ?> map -> {
                SortedMap<String, Value> fields = new TreeMap<>();
                map.forEach((key, inner) -> fields.put((String) key, value(inner)));
                yield new Value.Obj(fields);
            }
            case List<?> list ->
                new Value.Seq(list.stream().map(KubernetesStack::value).toList());
            case Boolean bool -> Value.bool(bool);
            case Integer number -> new Value.Num(BigDecimal.valueOf(number));
            default -> Value.text((String) tree);
        };
    }
}
