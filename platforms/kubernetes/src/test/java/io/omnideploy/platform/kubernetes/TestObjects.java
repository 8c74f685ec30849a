package io.omnideploy.platform.kubernetes;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.testkit.KubernetesStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the objects of a test's stack. */
final class TestObjects {
    private final DeploymentId id;
    private final ResourceId namespace = KubernetesStack.id("core.Namespace", "main", "");

    TestObjects(DeploymentId id) {
        this.id = id;
    }

    String namespace() {
        return id.name() + "-" + id.stack();
    }

    /** Returns a namespace with a configuration, a secret, a deployment that uses both, and its service. */
    List<ResourceSpec> shop(String image, String greeting) {
        List<ResourceSpec> specs = new ArrayList<>();
        specs.add(namespaceSpec());
        specs.add(object("core.ConfigMap", "web", "", Map.of("data", Map.of("GREETING", greeting))));
        specs.add(object(
                "core.Secret", "web", "", Map.of("string_data", Map.of("TOKEN", new Value.SecretInput("token")))));
        specs.add(deployment("web", image, 2));
        specs.add(object(
                "core.Service",
                "web",
                "",
                Map.of(
                        "spec",
                        Map.of(
                                "selector",
                                selector("web"),
                                "ports",
                                List.of(Map.of("name", "http", "port", 80, "target_port", 8080))))));
        return specs;
    }

    ResourceSpec namespaceSpec() {
        return ResourceSpec.builder(namespace)
                .set(
                        "metadata",
                        KubernetesStack.value(Map.of(
                                "name",
                                namespace(),
                                "labels",
                                labels("main"),
                                "annotations",
                                Map.of("io.omnideploy.resource", namespace.toString()))))
                .build();
    }

    ResourceSpec deployment(String component, String image, int replicas) {
        Map<String, Object> container = new TreeMap<>(Map.of(
                "name",
                component,
                "image",
                image,
                "ports",
                List.of(Map.of("name", "http", "container_port", 8080)),
                "env_from",
                List.of(Map.of("config_map_ref", Map.of("name", "web"))),
                "resources",
                Map.of("requests", Map.of("cpu", "0.5", "memory", "512Mi"))));
        return object(
                "apps.Deployment",
                component,
                "",
                Map.of(
                        "spec",
                        Map.of(
                                "replicas",
                                replicas,
                                "progress_deadline_seconds",
                                60,
                                "selector",
                                Map.of("match_labels", selector(component)),
                                "template",
                                Map.of(
                                        "metadata",
                                        Map.of(
                                                "labels",
                                                labels(component),
                                                "annotations",
                                                Map.of(
                                                        "checksum/secrets",
                                                        Value.ref(
                                                                KubernetesStack.id("core.Secret", "web", ""),
                                                                "revision"))),
                                        "spec",
                                        Map.of("containers", List.of(container))))));
    }

    /** Returns a database with a claim for its data. */
    ResourceSpec database(String image) {
        return object(
                "apps.StatefulSet",
                "db",
                "",
                Map.of(
                        "spec",
                        Map.of(
                                "replicas",
                                1,
                                "service_name",
                                "db",
                                "selector",
                                Map.of("match_labels", selector("db")),
                                "template",
                                Map.of(
                                        "metadata",
                                        Map.of("labels", labels("db")),
                                        "spec",
                                        Map.of("containers", List.of(Map.of("name", "db", "image", image)))),
                                "volume_claim_templates",
                                List.of(Map.of(
                                        "metadata",
                                        Map.of("name", "data", "labels", labels("db")),
                                        "spec",
                                        Map.of(
                                                "access_modes",
                                                List.of("ReadWriteOnce"),
                                                "resources",
                                                Map.of("requests", Map.of("storage", "1Gi"))))))));
    }

    /** Returns a job that somebody starts. */
    ResourceSpec job(String image) {
        return object(
                "batch.CronJob",
                "report",
                "",
                Map.of(
                        "spec",
                        Map.of(
                                "schedule",
                                "0 3 * * *",
                                "suspend",
                                true,
                                "job_template",
                                Map.of(
                                        "spec",
                                        Map.of(
                                                "backoff_limit",
                                                0,
                                                "template",
                                                Map.of(
                                                        "metadata",
                                                        Map.of("labels", labels("report")),
                                                        "spec",
                                                        Map.of(
                                                                "restart_policy",
                                                                "Never",
                                                                "containers",
                                                                List.of(Map.of(
                                                                        "name", "report", "image", image)))))))));
    }

    ResourceSpec object(String type, String component, String role, Map<String, Object> properties) {
        ResourceId address = KubernetesStack.id(type, component, role);
        ResourceSpec.Builder builder = ResourceSpec.builder(address)
                .set(
                        "metadata",
                        KubernetesStack.value(Map.of(
                                "name",
                                address.name(),
                                "namespace",
                                new Value.Ref(
                                        namespace, AttributePath.of("metadata").then("name")),
                                "labels",
                                labels(component),
                                "annotations",
                                Map.of("io.omnideploy.resource", address.toString()))));
        properties.forEach((name, property) -> builder.set(name, KubernetesStack.value(property)));
        return builder.build();
    }

    private Map<String, Object> labels(String component) {
        Map<String, Object> labels = new TreeMap<>(selector(component));
        labels.put("io.omnideploy.deployment", id.name());
        labels.put("io.omnideploy.stack", id.stack());
        return labels;
    }

    private Map<String, Object> selector(String component) {
        return Map.of("app.kubernetes.io/name", component, "app.kubernetes.io/instance", namespace());
    }
}
