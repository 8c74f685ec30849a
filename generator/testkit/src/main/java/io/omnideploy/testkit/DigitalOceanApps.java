package io.omnideploy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The apps of {@link DigitalOceanMock}. */
final class DigitalOceanApps {
    private static final String THEN = "2026-01-01T00:00:00Z";
    private static final String BROKEN = "broken";

    private final ObjectMapper json = new ObjectMapper();
    private final String logs;
    private final Map<String, ObjectNode> apps = new TreeMap<>();
    private int deployments;
    private int sealed;

    /** @param logs where what components said is read */
    DigitalOceanApps(String logs) {
        this.logs = logs;
    }

    Set<String> ids() {
        return apps.keySet();
    }

    int deployments() {
        return deployments;
    }

    Optional<JsonNode> only() {
        return apps.size() == 1
                ? Optional.of(apps.values().iterator().next().path("spec").deepCopy())
                : Optional.empty();
    }

    /** Returns the answer: nothing where nothing is, and null where there is nothing to say. */
    Optional<JsonNode> answer(String method, List<String> steps, Optional<JsonNode> body) throws IOException {
        if (steps.size() == 3) {
            return Optional.of(
                    method.equals("POST") ? app(put("app-" + (apps.size() + 1), body.orElseThrow())) : all());
        }
        ObjectNode app = apps.get(steps.get(3));
        if (app == null) {
            return Optional.empty();
        }
        String rest = String.join("/", steps.subList(4, steps.size()));
        if (rest.isEmpty()) {
            return Optional.of(
                    switch (method) {
                        case "PUT" -> app(put(steps.get(3), body.orElseThrow()));
                        case "DELETE" -> {
                            apps.remove(steps.get(3));
                            yield json.nullNode();
                        }
                        default -> app(app);
                    });
        }
        if (rest.endsWith("/logs")) {
            ObjectNode answer = json.createObjectNode();
            answer.putArray("historic_urls").add(logs + "/log/" + steps.get(steps.size() - 2));
            return Optional.of(answer);
        }
        return Optional.of(
                switch (rest) {
                    case "instances" -> instances(app);
                    case "health" -> health(app);
                    case "deployments" ->
                        method.equals("POST")
                                ? json.createObjectNode().set("deployment", deployment(app, ++deployments))
                                : json.createObjectNode()
                                        .set(
                                                "deployments",
                                                json.createArrayNode().add(app.path("active_deployment")));
                    default -> json.createObjectNode().set("deployment", deployment(app, deployments));
                });
    }

    private JsonNode instances(ObjectNode app) {
        ObjectNode answer = json.createObjectNode();
        ArrayNode instances = answer.putArray("instances");
        for (JsonNode service : app.at("/spec/services")) {
            String name = service.path("name").asText();
            instances
                    .addObject()
                    .put("component_name", name)
                    .put("component_type", "SERVICE")
                    .put("instance_name", name + "-0");
        }
        return answer;
    }

    private JsonNode health(ObjectNode app) {
        ObjectNode answer = json.createObjectNode();
        ArrayNode components = answer.putObject("app_health").putArray("components");
        for (JsonNode service : app.at("/spec/services")) {
            components.addObject().put("name", service.path("name").asText()).put("state", "HEALTHY");
        }
        return answer;
    }

    /** A deployment has a step for each component; one whose image is broken ends with 1. */
    private ObjectNode deployment(ObjectNode app, int number) {
        ObjectNode deployment = json.createObjectNode()
                .put("id", "deployment-" + number)
                .put("phase", "ACTIVE")
                .put("created_at", THEN)
                .put("updated_at", THEN);
        ObjectNode progress = deployment.putObject("progress");
        ArrayNode steps = progress.putArray("steps");
        int errors = 0;
        for (String kind : List.of("services", "workers", "jobs")) {
            for (JsonNode component : app.path("spec").path(kind)) {
                boolean isBroken = component.at("/image/tag").asText().equals(BROKEN);
                ObjectNode step = steps.addObject()
                        .put("name", "deploy")
                        .put("component_name", component.path("name").asText())
                        .put("status", isBroken ? "ERROR" : "SUCCESS");
                if (isBroken) {
                    errors++;
                    step.putObject("reason").put("code", "NonZeroExit").put("message", "ended with 1");
                }
            }
        }
        progress.put("error_steps", errors)
                .put("success_steps", steps.size() - errors)
                .put("total_steps", steps.size());
        return deployment;
    }

    private JsonNode app(ObjectNode app) {
        return json.createObjectNode().set("app", app);
    }

    private JsonNode all() {
        ObjectNode answer = json.createObjectNode();
        ArrayNode list = answer.putArray("apps");
        apps.values().forEach(list::add);
        return answer;
    }

    private ObjectNode put(String id, JsonNode body) {
        JsonNode spec = body.path("spec").deepCopy();
        encrypt(spec);
        String address = "https://" + spec.path("name").asText() + ".ondigitalocean.app";
        ObjectNode app = json.createObjectNode()
                .put("id", id)
                .put("default_ingress", address)
                .put("live_url", address)
                .put("live_domain", address.replace("https://", ""))
                .put("project_id", body.path("project_id").asText("00000000-0000-4000-8000-00000000d0d0"))
                .put("created_at", THEN)
                .put("updated_at", THEN);
        app.set("spec", spec);
        app.set("active_deployment", deployment(app, ++deployments));
        apps.put(id, app);
        return app;
    }

    /** What is encrypted already stays as it is; anything else is another text each time. */
    private void encrypt(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.path("type").asText().equals("SECRET")) {
                seal(object, "value");
            }
            if (object.has("registry_credentials")) {
                seal(object, "registry_credentials");
            }
        }
        node.forEach(this::encrypt);
    }

    private void seal(ObjectNode object, String field) {
        String text = object.path(field).asText();
        if (!text.startsWith("EV[")) {
            object.put(field, "EV[1:%d:%s]".formatted(++sealed, Integer.toHexString(text.hashCode())));
        }
    }
}
