package io.omnideploy.testkit;

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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands for DigitalOcean's API in tests, and is not it: it refuses what {@link DigitalOceanForm} does not allow, keeps what is made,
 * encrypts secrets as the API does, and ends each deployment at once. An image with the tag {@code broken} fails.
 */
public final class DigitalOceanMock implements AutoCloseable {
    /** The token of whoever may ask. */
    public static final String TOKEN = "token-of-the-stand-in";

    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int REFUSED = 422;
    private static final String THEN = "2026-01-01T00:00:00Z";

    private final ObjectMapper json = new ObjectMapper();
    private final DigitalOceanForm form = new DigitalOceanForm();
    private final HttpServer server;
    // A tool asks for several things at once, and holds connections.
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final DigitalOceanApps apps;
    private final Map<String, ObjectNode> kept = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private int made;

    private DigitalOceanMock() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        apps = new DigitalOceanApps(address());
        server.createContext("/", this::answer);
        server.setExecutor(workers);
        server.start();
    }

    /** Starts one on the loopback. */
    public static DigitalOceanMock start() throws IOException {
        return new DigitalOceanMock();
    }

    /** Returns where it answers, as {@code http://127.0.0.1:<port>}. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns what leads the tools' provider and OmniDeploy here. */
    public Map<String, String> environment() {
        return Map.of("DIGITALOCEAN_API_URL", address(), "DIGITALOCEAN_TOKEN", TOKEN);
    }

    /** Returns what the API would not have taken. */
    public synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    /** Returns the specification of the one app, as the API tells it; nothing when there is none or another one. */
    public synchronized Optional<JsonNode> specification() {
        return apps.only();
    }

    /** Returns how many deployments were made, of whichever app. */
    public synchronized int deployments() {
        return apps.deployments();
    }

    /** Returns what there is, by path; empty when all was taken away. */
    public synchronized List<String> left() {
        List<String> left = new ArrayList<>(kept.keySet());
        left.addAll(apps.ids());
        return left;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            String query =
                    Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
            byte[] bytes = exchange.getRequestBody().readAllBytes();
            Optional<JsonNode> body = bytes.length == 0 ? Optional.empty() : Optional.of(json.readTree(bytes));
            if (path.startsWith("/log/")) {
                send(exchange, 200, "first line\nlast line of " + path.substring(5) + "\n");
            } else if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, "{\"id\":\"unauthorized\",\"message\":\"Unable to authenticate you\"}");
            } else {
                List<String> wrong = form.problems(exchange.getRequestMethod(), path, query, body);
                problems.addAll(wrong);
                if (!wrong.isEmpty()) {
                    send(
                            exchange,
                            REFUSED,
                            json.createObjectNode()
                                    .put("message", wrong.toString())
                                    .toString());
                    return;
                }
                Optional<JsonNode> found = answer(exchange.getRequestMethod(), path, body);
                boolean isEmpty = found.isPresent() && found.get().isNull();
                int status = found.isEmpty() ? NOT_FOUND : isEmpty ? NO_CONTENT : 200;
                send(
                        exchange,
                        status,
                        isEmpty ? "" : found.map(JsonNode::toString).orElse("{\"id\":\"not_found\"}"));
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] answer = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
    }

    /** Returns the answer: nothing where nothing is, and null where there is nothing to say. */
    private Optional<JsonNode> answer(String method, String path, Optional<JsonNode> body) throws IOException {
        if (path.equals("/v2/account")) {
            return Optional.of(json.readTree(
                    "{\"account\":{\"email\":\"a@example.com\",\"team\":{\"name\":\"Acme\",\"uuid\":\"5df3\"}}}"));
        }
        if (path.equals("/v2/registry")) {
            return Optional.of(json.readTree("{\"registry\":{\"name\":\"acme\"}}"));
        }
        if (path.startsWith("/v2/registry/")) {
            return Optional.of(json.readTree("{\"tags\":[{\"tag\":\"1.0\"}]}"));
        }
        if (path.startsWith("/v2/apps")) {
            return apps.answer(method, List.of(path.split("/")), body);
        }
        return path.endsWith("/firewall") ? firewall(method, path, body) : kept(method, path, body);
    }

    private Optional<JsonNode> firewall(String method, String path, Optional<JsonNode> body) {
        if (method.equals("PUT")) {
            ArrayNode rules = (ArrayNode) body.orElseThrow().path("rules");
            kept.remove(path);
            if (!rules.isEmpty()) {
                rules.forEach(rule -> ((ObjectNode) rule).put("uuid", uuid()).put("created_at", THEN));
                kept.put(path, json.createObjectNode().set("rules", rules));
            }
            return Optional.of(json.nullNode());
        }
        ObjectNode none = json.createObjectNode();
        none.putArray("rules");
        return Optional.of(kept.getOrDefault(path, none));
    }

    /** Clusters, what is in them, and keys: made at the path of their kind, then found at a path of their own. */
    private Optional<JsonNode> kept(String method, String path, Optional<JsonNode> body) {
        String kind = List.of("dbs", "users", "keys", "databases").stream()
                .filter(word -> path.matches(".*/" + word + "(/[^/]+)?"))
                .findFirst()
                .orElseThrow();
        return switch (method) {
            case "POST" -> {
                ObjectNode one = body.orElseThrow().deepCopy();
                String id = one.path("name").asText();
                if (kind.equals("databases")) {
                    id = cluster(one);
                } else if (kind.equals("keys")) {
                    id = "DO00" + ++made;
                    one.put("access_key", id)
                            .put("secret_key", "secret-of-" + id)
                            .put("created_at", THEN);
                } else if (kind.equals("users")) {
                    one.put("role", "normal").put("password", "password-of-" + id);
                }
                kept.put(path + "/" + id, one);
                yield Optional.of(wrapped(kind, one));
            }
            case "PUT" ->
                Optional.ofNullable(kept.get(path))
                        .map(one -> wrapped(
                                kind, one.setAll((ObjectNode) body.orElseThrow().deepCopy())));
            case "DELETE" -> {
                boolean was = kept.remove(path) != null;
                kept.keySet().removeIf(below -> below.startsWith(path + "/"));
                yield was ? Optional.of(json.nullNode()) : Optional.empty();
            }
            default -> Optional.ofNullable(kept.get(path)).map(one -> wrapped(kind, one));
        };
    }

    private JsonNode wrapped(String kind, JsonNode one) {
        String name = Map.of("dbs", "db", "users", "user", "keys", "key", "databases", "database")
                .get(kind);
        return json.createObjectNode().set(name, one);
    }

    private String cluster(ObjectNode cluster) {
        String id = uuid();
        String host = cluster.path("name").asText() + ".db.example.com";
        ObjectNode connection = json.createObjectNode()
                .put("host", host)
                .put("port", 25060)
                .put("user", "doadmin")
                .put("password", "password-of-doadmin")
                .put("database", "defaultdb")
                .put("uri", "postgresql://doadmin@" + host + ":25060/defaultdb")
                .put("ssl", true);
        cluster.put("id", id).put("status", "online").put("created_at", THEN);
        // What nobody asked for is the account's own.
        cluster.put("private_network_uuid", uuid()).put("project_id", uuid());
        cluster.put("storage_size_mib", 10_240);
        cluster.set("connection", connection);
        cluster.set("private_connection", connection.deepCopy());
        return id;
    }

    private String uuid() {
        return "00000000-0000-4000-8000-%012x".formatted(++made);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
