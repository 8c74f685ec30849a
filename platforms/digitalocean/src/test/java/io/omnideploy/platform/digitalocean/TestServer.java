package io.omnideploy.platform.digitalocean;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Stands for DigitalOcean's API in tests, and is not it: it refuses what the published description of the API does not allow, keeps
 * apps, encrypts secrets as the API does, and ends each deployment at once.
 */
final class TestServer implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final ApiForm form = new ApiForm();
    private final HttpServer server;
    private final Map<String, ObjectNode> apps = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private int deployments;

    TestServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns what the API would not have taken. */
    List<String> problems() {
        return problems;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        Optional<JsonNode> body = bytes.length == 0 ? Optional.empty() : Optional.of(json.readTree(bytes));
        String text;
        int status = 200;
        if (path.startsWith("/log/")) {
            text = "first line\nlast line of " + path.substring(5) + "\n";
        } else if (!"Bearer token".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            text = "{\"id\":\"unauthorized\",\"message\":\"Unable to authenticate you\"}";
            status = 401;
        } else {
            List<String> wrong = form.problems(exchange.getRequestMethod(), path, query, body);
            problems.addAll(wrong);
            Optional<JsonNode> found = wrong.isEmpty()
                    ? Optional.ofNullable(answer(exchange.getRequestMethod(), path, body))
                    : Optional.empty();
            status = found.isPresent() ? 200 : wrong.isEmpty() ? 404 : 422;
            text = found.map(JsonNode::toString).orElse("{\"message\":\"" + wrong.size() + " problems\"}");
        }
        byte[] answer = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private JsonNode answer(String method, String path, Optional<JsonNode> body) throws IOException {
        String[] steps = path.split("/");
        if (path.equals("/v2/account")) {
            return json.readTree(
                    "{\"account\":{\"email\":\"a@example.com\",\"team\":{\"name\":\"Acme\",\"uuid\":\"5df3\"}}}");
        }
        if (path.equals("/v2/registry")) {
            return json.readTree("{\"registry\":{\"name\":\"acme\"}}");
        }
        if (path.startsWith("/v2/registry/")) {
            return json.readTree("{\"tags\":[{\"tag\":\"1.0\"}]}");
        }
        if (steps.length == 3) {
            return method.equals("POST") ? app(put("app-" + (apps.size() + 1), body.orElseThrow())) : all();
        }
        ObjectNode app = apps.get(steps[3]);
        if (app == null) {
            return null;
        }
        String rest = String.join("/", List.of(steps).subList(4, steps.length));
        if (rest.isEmpty()) {
            return switch (method) {
                case "PUT" -> app(put(steps[3], body.orElseThrow()));
                case "DELETE" -> apps.remove(steps[3]);
                default -> app(app);
            };
        }
        if (rest.endsWith("/logs")) {
            String of = steps[steps.length - 2];
            return json.createObjectNode()
                    .set("historic_urls", json.createArrayNode().add(address() + "/log/" + of));
        }
        return switch (rest) {
            case "instances" ->
                json.readTree(
                        "{\"instances\":[{\"component_name\":\"web\",\"component_type\":\"SERVICE\",\"instance_name\":\"web-0\"}]}");
            case "health" ->
                json.readTree("{\"app_health\":{\"components\":[{\"name\":\"web\",\"state\":\"HEALTHY\"}]}}");
            case "deployments" -> deployments(method);
            default -> json.createObjectNode().set("deployment", deployment(steps[5]));
        };
    }

    private JsonNode deployments(String method) {
        return method.equals("POST")
                ? json.createObjectNode().set("deployment", deployment("deployment-" + ++deployments))
                : json.createObjectNode()
                        .set("deployments", json.createArrayNode().add(deployment("deployment-0")));
    }

    /** Every deployment goes through but for one step, which says why. */
    private ObjectNode deployment(String id) {
        ObjectNode deployment = json.createObjectNode().put("id", id).put("phase", "ACTIVE");
        ArrayNode steps = deployment.putObject("progress").putArray("steps");
        ObjectNode step = steps.addObject()
                .put("name", "deploy")
                .put("component_name", "worker")
                .put("status", "ERROR");
        step.putObject("reason").put("code", "NonZeroExit").put("message", "ended with 1");
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
        ObjectNode app = json.createObjectNode().put("id", id).put("live_url", "https://shop.example.com");
        app.set("spec", spec);
        apps.put(id, app);
        return app;
    }

    /** What is encrypted already stays as it is. */
    private static void encrypt(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("type").asText().equals("SECRET")
                && !object.path("value").asText().startsWith("EV[")) {
            object.put(
                    "value",
                    "EV[1:" + Integer.toHexString(object.path("value").asText().hashCode()) + "]");
        }
        node.forEach(TestServer::encrypt);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
