package io.omnideploy.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** The files that the programs of a cluster read. */
final class KubernetesFiles {
    private KubernetesFiles() {}

    /** Writes the key with which tokens of service accounts are signed. */
    static Path signingKey(Path file) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
            return secret(file, "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /** Writes who there is; 'admin' is of the group that may do everything. */
    static Path tokens(Path file, Map<String, String> tokens) throws IOException {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(tokens)
                .forEach((user, token) -> lines.append(token)
                        .append(',')
                        .append(user)
                        .append(',')
                        .append(user)
                        .append(user.equals("admin") ? ",system:masters\n" : ",visitors\n"));
        return secret(file, lines.toString());
    }

    /** Writes the file by which a user's clients reach the cluster. */
    static Path kubeconfig(Path file, String server, Path certificate, String user, String token) throws IOException {
        return secret(file, """
                apiVersion: v1
                kind: Config
                current-context: %1$s
                contexts: [{name: %1$s, context: {cluster: test, user: %1$s}}]
                clusters: [{name: test, cluster: {server: "%2$s", certificate-authority-data: %3$s}}]
                users: [{name: %1$s, user: {token: %4$s}}]
                """.formatted(
                        user, server, Base64.getEncoder().encodeToString(Files.readAllBytes(certificate)), token));
    }

    /** Writes what kwok plays. */
    static Path stages(Path file, Path logged) throws IOException {
        copy("kwok.yaml", file);
        return Files.writeString(file, Files.readString(file).replace("@LOGS@", logged.toString()));
    }

    /** Writes a file of ours. */
    static Path copy(String name, Path file) throws IOException {
        try (InputStream text = KubernetesFiles.class.getResourceAsStream("kubernetes/" + name)) {
            Files.copy(text, file);
            return file;
        }
    }

    /** Returns a log as a node keeps it, with this last line. */
    static String logged(String last) {
        return "2026-01-01T00:00:00.000000000Z stdout F started\n2026-01-01T00:00:01.000000000Z stderr F " + last
                + "\n";
    }

    private static Path secret(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text);
    }
}
