package io.omnideploy.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Answers on this machine alone as a Kubernetes cluster does that holds nothing and takes everything, so that a training run loads
 * what asks a cluster.
 */
final class TrainingCluster implements AutoCloseable {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpServer server;

    private TrainingCluster(HttpServer server) {
        this.server = server;
    }

    /** Starts it on a free port of the loopback. */
    static TrainingCluster start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TrainingCluster cluster = new TrainingCluster(server);
        server.createContext("/", TrainingCluster::answer);
        server.start();
        return cluster;
    }

    /** Writes a kubeconfig that leads here. */
    Path kubeconfig(Path file) throws IOException {
        return kubeconfig(file, "http://127.0.0.1:" + server.getAddress().getPort(), "");
    }

    /** Writes a kubeconfig as most are, with a certificate of the cluster; nobody listens where it leads. */
    static Path secured(Path file) throws IOException {
        return kubeconfig(
                file,
                "https://127.0.0.1:1",
                ", certificate-authority-data: " + Base64.getEncoder().encodeToString(pem()));
    }

    private static Path kubeconfig(Path file, String address, String more) throws IOException {
        return Files.writeString(file, """
                apiVersion: v1
                kind: Config
                current-context: training
                contexts: [{name: training, context: {cluster: training, user: training}}]
                clusters: [{name: training, cluster: {server: "%s"%s}}]
                users: [{name: training, user: {token: training}}]
                """.formatted(address, more));
    }

    /** Any certificate will do: nobody shows one. */
    private static byte[] pem() throws IOException {
        try {
            TrustManagerFactory known = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            known.init((KeyStore) null);
            Certificate[] trusted = ((X509TrustManager) known.getTrustManagers()[0]).getAcceptedIssuers();
            String text = Base64.getMimeEncoder().encodeToString(((X509Certificate) trusted[0]).getEncoded());
            return ("-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n")
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException untrusting) {
            throw new IOException(untrusting);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean reads = exchange.getRequestMethod().equals("GET");
            if (exchange.getRequestURI().getPath().equals("/version")) {
                send(exchange, OK, "{\"major\": \"1\", \"minor\": \"36\", \"gitVersion\": \"v1.36.0\"}");
            } else if (reads) {
                send(
                        exchange,
                        NOT_FOUND,
                        "{\"kind\": \"Status\", \"apiVersion\": \"v1\", \"status\": \"Failure\", \"reason\": \"NotFound\", \"code\": 404}");
            } else {
                send(exchange, OK, asked.isEmpty() ? "{}" : asked);
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
