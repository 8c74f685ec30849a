package io.omnideploy.cli.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.omnideploy.testkit.AwsMock;
import io.omnideploy.testkit.ImageRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/**
 * Stands before the mock of the AWS API and lets its ECR name a real registry of this machine, with the login of that: what AWS
 * says is where images go.
 */
final class LocalEcr implements AutoCloseable {
    private static final Set<String> OWN_HEADERS = Set.of("host", "connection", "content-length", "expect", "upgrade");

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final AwsMock mock;
    private final ImageRegistry registry;

    private LocalEcr(AwsMock mock, ImageRegistry registry) throws IOException {
        this.mock = mock;
        this.registry = registry;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::pass);
    }

    static LocalEcr start(AwsMock mock, ImageRegistry registry) throws IOException {
        LocalEcr front = new LocalEcr(mock, registry);
        front.server.start();
        return front;
    }

    /** Returns the variables by which AWS's tools and libraries reach it. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(mock.environment());
        environment.put(
                "AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.getAddress().getPort());
        return environment;
    }

    private void pass(HttpExchange exchange) throws IOException {
        HttpRequest.Builder asked = HttpRequest.newBuilder(URI.create(mock.endpoint() + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> asked.header(name, value));
            }
        });
        try (exchange) {
            HttpResponse<String> answer = client.send(asked.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            byte[] body = local(answer.body()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private String local(String body) {
        String login = Base64.getEncoder()
                .encodeToString((ImageRegistry.USER + ":" + ImageRegistry.PASSWORD).getBytes(StandardCharsets.UTF_8));
        return body.replaceAll(
                        "https://" + AwsMock.ACCOUNT + "\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com",
                        "http://" + registry.address())
                .replaceAll(AwsMock.ACCOUNT + "\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com", registry.address())
                .replaceAll("(\"authorizationToken\"\\s*:\\s*)\"[^\"]*\"", "$1\"" + login + "\"");
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
