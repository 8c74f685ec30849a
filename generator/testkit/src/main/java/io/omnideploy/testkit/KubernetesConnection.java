package io.omnideploy.testkit;

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

/** The way of a user to an API server, as bytes. */
final class KubernetesConnection {
    private final String server;
    private final String token;
    private final HttpClient client;

    /**
     * @param certificate a file with what the server is to be trusted by
     */
    KubernetesConnection(String server, String token, Path certificate) throws IOException {
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
            return new KubernetesConnection(server, token, certificate)
                            .send("GET", "/readyz", "", "text/plain")
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    HttpResponse<String> send(String method, String path, String body, String type) throws IOException {
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
