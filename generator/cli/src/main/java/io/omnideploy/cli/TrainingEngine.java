package io.omnideploy.cli;

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
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Answers as a Docker engine does on which everything works at once, and does nothing: where the class archive is made there
 * need be no engine, and without an answer nothing of the client would be loaded.
 */
final class TrainingEngine implements AutoCloseable {
    private static final String API = "/v[0-9.]+";

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, ObjectNode> containers = new LinkedHashMap<>();
    private final Map<String, ObjectNode> networks = new LinkedHashMap<>();
    private final HttpServer server;

    private TrainingEngine(HttpServer server) {
        this.server = server;
    }

    /** Starts it on a free port of the loopback. */
    static TrainingEngine start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TrainingEngine engine = new TrainingEngine(server);
        server.createContext("/", engine::answer);
        server.start();
        return engine;
    }

    /** Returns where it is, as a description names an engine. */
    String host() {
        return "tcp://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath().replaceFirst("^" + API, "");
            JsonNode said = exchange.getRequestMethod().equals("GET")
                    ? told(path)
                    : done(
                            exchange.getRequestMethod(),
                            path,
                            exchange.getRequestURI().getQuery(),
                            body);
            byte[] text = json.writeValueAsString(said).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Server", "Docker/27.0.0 (linux)");
            if (said.isNull()) {
                exchange.sendResponseHeaders(204, -1);
            } else {
                exchange.sendResponseHeaders(said.has("message") ? 404 : 200, text.length);
                exchange.getResponseBody().write(text);
            }
        }
    }

    private JsonNode told(String path) {
        String[] parts = path.split("/", -1);
        return switch (path) {
            case "/version" ->
                json.createObjectNode()
                        .put("Version", "27.0.0")
                        .put("ApiVersion", "1.44")
                        .put("MinAPIVersion", "1.24")
                        .put("Os", "linux")
                        .put("Arch", "amd64");
            case "/info" ->
                json.createObjectNode()
                        .put("ID", "training")
                        .put("Name", "training")
                        .put("ServerVersion", "27.0.0")
                        .put("OSType", "linux");
            case "/containers/json" -> all(containers);
            case "/networks" -> all(networks);
            case "/images/json" -> json.createArrayNode();
            case "/volumes" -> json.createObjectNode().set("Volumes", json.createArrayNode());
            default ->
                switch (parts[1]) {
                    case "containers" -> parts[parts.length - 1].equals("json") ? inspected(parts[2]) : absent();
                    case "networks" -> networks.getOrDefault(parts[2], absent());
                    case "images" -> image(path);
                    default -> absent();
                };
        };
    }

    private JsonNode done(String method, String path, String query, byte[] body) throws IOException {
        String[] parts = path.split("/", -1);
        if (method.equals("DELETE")) {
            containers.remove(parts[2]);
            networks.remove(parts[2]);
            return json.nullNode();
        }
        return switch (path) {
            case "/containers/create" -> made(containers, "/" + query.replaceFirst("^.*name=([^&]*).*$", "$1"), body);
            case "/networks/create" -> made(networks, "", body);
            default -> {
                if (path.endsWith("/rename")) {
                    containers.get(parts[2]).put("Name", "/" + query.replaceFirst("^.*name=([^&]*).*$", "$1"));
                }
                yield path.endsWith("/update") ? json.createObjectNode() : json.nullNode();
            }
        };
    }

    private JsonNode made(Map<String, ObjectNode> kind, String name, byte[] body) throws IOException {
        String id = "%064x".formatted(containers.size() + 100L * networks.size() + 1);
        ObjectNode thing = (ObjectNode) json.readTree(body);
        thing.put("Id", id);
        if (!name.isEmpty()) {
            thing.put("Name", name);
        }
        thing.putArray("Names").add(name);
        kind.put(id, thing);
        return json.createObjectNode().put("Id", id);
    }

    private ArrayNode all(Map<String, ObjectNode> kind) {
        return json.createArrayNode()
                .addAll(kind.values().stream().map(this::listed).toList());
    }

    private JsonNode listed(ObjectNode thing) {
        ObjectNode listed = json.createObjectNode();
        for (String field : new String[] {"Id", "Name", "Names", "Labels", "Driver"}) {
            if (thing.has(field)) {
                listed.set(field, thing.get(field));
            }
        }
        return listed.put("State", "running");
    }

    private JsonNode inspected(String id) {
        ObjectNode thing = containers.get(id);
        if (thing == null) {
            return absent();
        }
        ObjectNode told = json.createObjectNode().put("Id", id).put("Created", "2026-01-01T00:00:00Z");
        told.set("Name", thing.get("Name"));
        told.set("Config", thing);
        told.set("HostConfig", thing.path("HostConfig"));
        told.putArray("Mounts");
        told.putObject("State")
                .put("Status", "running")
                .put("Running", true)
                .put("ExitCode", 0)
                .putObject("Health")
                .put("Status", "healthy")
                .putArray("Log");
        told.putObject("NetworkSettings")
                .set("Networks", thing.path("NetworkingConfig").path("EndpointsConfig"));
        return told;
    }

    private JsonNode image(String path) {
        String name = path.replaceFirst("^/images/", "").replaceFirst("/json$", "");
        ObjectNode image = json.createObjectNode().put("Id", "sha256:" + "1".repeat(64));
        image.putArray("RepoTags").add(name);
        image.putObject("Config");
        return image;
    }

    private ObjectNode absent() {
        return json.createObjectNode().put("message", "There is none.");
    }
}
