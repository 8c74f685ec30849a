package io.omnideploy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** What a test asks an API server and does by hand, without a library that would belong to what is tested. */
public final class KubernetesApi {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String server;
    private final String token;
    private final HttpClient client;

    KubernetesApi(String server, String token, Path certificate) throws IOException {
        this.server = server;
        this.token = token;
        this.client = HttpClient.newBuilder().sslContext(trusting(certificate)).build();
    }

    /** Tells whether a server answers that it is ready. Its certificate may not be written yet, or not to its end. */
    static boolean isReady(String server, String token, Path certificate) {
        if (!Files.exists(certificate)) {
            return false;
        }
        try {
            return new KubernetesApi(server, token, certificate)
                            .send("GET", "/readyz", "", "text/plain")
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Returns what is at a path; an object without anything where there is nothing. */
    public JsonNode get(String path) throws IOException {
        HttpResponse<String> answer = send("GET", path, "", "application/json");
        return answer.statusCode() == 404 ? JSON.createObjectNode() : JSON.readTree(accepted(path, answer));
    }

    /** Makes an object under the path of its kind. */
    public JsonNode create(String path, Object value) throws IOException {
        return JSON.readTree(accepted(path, send("POST", path, JSON.writeValueAsString(value), "application/json")));
    }

    /** Changes an object by a merge patch, as {@code kubectl edit} does. */
    public JsonNode patch(String path, Object value) throws IOException {
        return JSON.readTree(accepted(
                path,
                send(
                        "PATCH",
                        path + "?fieldManager=kubectl-edit",
                        JSON.writeValueAsString(value),
                        "application/merge-patch+json")));
    }

    /** Removes an object, if it is there, and does not wait for what hangs on it. */
    public void delete(String path) throws IOException {
        HttpResponse<String> answer = send("DELETE", path, "", "application/json");
        if (answer.statusCode() != 404) {
            accepted(path, answer);
        }
    }

    /** Fails unless a command succeeded. */
    static Run.Result require(Run.Result result) throws IOException {
        if (result.exit() != 0) {
            throw new IOException(result.all());
        }
        return result;
    }

    private static String accepted(String path, HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() >= 300) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private HttpResponse<String> send(String method, String path, String body, String type) throws IOException {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server + path))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", type)
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static SSLContext trusting(Path certificate) throws IOException {
        try (InputStream text = Files.newInputStream(certificate)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(text)) {
                trusted.setCertificateEntry("trusted-" + trusted.size(), one);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException failure) {
            throw new IOException(failure);
        }
    }
}
