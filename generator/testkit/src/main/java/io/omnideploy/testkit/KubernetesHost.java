package io.omnideploy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a test sees of, and does by hand to, deployments on a cluster. Ids of pods are {@code <namespace>/<name>}. */
public final class KubernetesHost {
    private static final String DEPLOYMENT = "?labelSelector=io.omnideploy.deployment%3D";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Where objects of every kind that a stack may leave are listed. */
    private static final List<String> LISTS = List.of(
            "/api/v1/namespaces",
            "/api/v1/serviceaccounts",
            "/api/v1/configmaps",
            "/api/v1/secrets",
            "/api/v1/services",
            "/api/v1/persistentvolumeclaims",
            "/api/v1/pods",
            "/apis/apps/v1/deployments",
            "/apis/apps/v1/statefulsets",
            "/apis/batch/v1/jobs",
            "/apis/batch/v1/cronjobs",
            "/apis/networking.k8s.io/v1/ingresses",
            "/apis/networking.k8s.io/v1/networkpolicies",
            "/apis/autoscaling/v2/horizontalpodautoscalers",
            "/apis/policy/v1/poddisruptionbudgets",
            "/apis/gateway.networking.k8s.io/v1/httproutes",
            "/apis/external-secrets.io/v1/externalsecrets");

    /** As a kubelet reads it: {@code $$} is one dollar sign, {@code $(NAME)} the value of a variable declared before. */
    private static final Pattern EXPANSION = Pattern.compile("\\$\\$|\\$\\(([-._A-Za-z0-9]+)\\)");

    private final KubernetesApi api;

    public KubernetesHost(KubernetesApi api) {
        this.api = api;
    }

    /** Returns the pods of a component of a stack that has its own namespace, without those that end. */
    public List<String> instances(String deployment, String stack, String component) throws IOException {
        String namespace = deployment + "-" + stack;
        List<String> pods = new ArrayList<>();
        for (JsonNode pod : api.get("/api/v1/namespaces/" + namespace
                        + "/pods?labelSelector=app.kubernetes.io%2Fname%3D" + component)
                .path("items")) {
            String phase = pod.at("/status/phase").asText();
            if (pod.at("/metadata/deletionTimestamp").isMissingNode()
                    && !phase.equals("Succeeded")
                    && !phase.equals("Failed")) {
                pods.add(namespace + "/" + pod.at("/metadata/name").asText());
            }
        }
        pods.sort(null);
        return pods;
    }

    /** Removes the Deployment of a pod, and waits until the pod is gone. */
    public void removeWorkload(String pod) throws IOException {
        String path = path(pod);
        String name = api.get(path)
                .at("/metadata/labels")
                .path("app.kubernetes.io/name")
                .asText();
        api.delete("/apis/apps/v1/namespaces/" + pod.replaceFirst("/.*", "") + "/deployments/" + name);
        Instant end = Instant.now().plus(PATIENCE);
        while (api.get(path).has("metadata")) {
            KubernetesPart.pause(end, pod + " is still there");
        }
    }

    /** Returns the value of a variable of a pod's first container, as its kubelet would set it. */
    public String variable(String pod, String name) throws IOException {
        String namespace = pod.replaceFirst("/.*", "");
        JsonNode container = api.get(path(pod)).at("/spec/containers/0");
        Map<String, String> values = new LinkedHashMap<>();
        for (JsonNode from : container.path("envFrom")) {
            values.putAll(data(
                    namespace,
                    from.has("secretRef"),
                    from.at(from.has("secretRef") ? "/secretRef/name" : "/configMapRef/name")));
        }
        for (JsonNode variable : container.path("env")) {
            values.put(variable.path("name").asText(), value(namespace, variable, values));
        }
        return Optional.ofNullable(values.get(name))
                .orElseThrow(() -> new IOException(pod + " has no variable " + name));
    }

    /** Returns everything that is left of a deployment, by the label of its owner. */
    public List<String> traces(String deployment) throws IOException {
        List<String> traces = new ArrayList<>();
        for (String list : LISTS) {
            for (JsonNode object : api.get(list + DEPLOYMENT + deployment).path("items")) {
                traces.add(list.replaceFirst(".*/", "") + " "
                        + object.at("/metadata/namespace").asText() + "/"
                        + object.at("/metadata/name").asText());
            }
        }
        return traces;
    }

    /** Removes the namespaces of a deployment; it does not wait for what is in them. */
    public void clean(String deployment) throws IOException {
        for (JsonNode namespace :
                api.get("/api/v1/namespaces" + DEPLOYMENT + deployment).path("items")) {
            api.delete("/api/v1/namespaces/" + namespace.at("/metadata/name").asText());
        }
    }

    private String value(String namespace, JsonNode variable, Map<String, String> before) throws IOException {
        JsonNode from = variable.path("valueFrom");
        if (from.has("secretKeyRef") || from.has("configMapKeyRef")) {
            boolean secret = from.has("secretKeyRef");
            JsonNode reference = from.path(secret ? "secretKeyRef" : "configMapKeyRef");
            return data(namespace, secret, reference.path("name"))
                    .get(reference.path("key").asText());
        }
        if (!from.isMissingNode()) {
            return from.toString();
        }
        return EXPANSION.matcher(variable.path("value").asText()).replaceAll(found -> expanded(found, before));
    }

    private static String expanded(MatchResult found, Map<String, String> before) {
        String name = found.group(1);
        String text = name == null ? "$" : before.getOrDefault(name, found.group());
        return Matcher.quoteReplacement(text);
    }

    private Map<String, String> data(String namespace, boolean secret, JsonNode name) throws IOException {
        JsonNode data = api.get(
                        "/api/v1/namespaces/" + namespace + (secret ? "/secrets/" : "/configmaps/") + name.asText())
                .path("data");
        Map<String, String> values = new LinkedHashMap<>();
        data.properties().forEach(entry -> {
            String text = entry.getValue().asText();
            values.put(
                    entry.getKey(),
                    secret ? new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8) : text);
        });
        return values;
    }

    private static String path(String pod) {
        String[] parts = pod.split("/", 2);
        return "/api/v1/namespaces/" + parts[0] + "/pods/" + parts[1];
    }
}
