package io.omnideploy.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A real registry of images on this machine; engines and libraries speak HTTP with what is on 127.0.0.1. */
public final class ImageRegistry implements AutoCloseable {
    /** Who may enter one that asks for a login. */
    public static final String USER = "ci";

    public static final String PASSWORD = "registry-password-81b3";

    /** The password as the registry keeps it, by bcrypt. */
    private static final String KEPT = "$2b$05$abcdefghijklmnopqrstuus1S9ld.uB80cVv8bzhVF3SEGE//7nMq";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int port;
    private final Run.Started process;

    private ImageRegistry(int port, Run.Started process) {
        this.port = port;
        this.process = process;
    }

    /** Starts one that is open to everybody, with its files in a folder. */
    public static ImageRegistry open(Path folder) throws IOException {
        return start(folder, "");
    }

    /** Starts one that asks for a login, with its files in a folder. */
    public static ImageRegistry guarded(Path folder) throws IOException {
        Path users = Files.createDirectories(folder).resolve("users");
        Files.writeString(users, USER + ":" + KEPT + "\n");
        return start(folder, "auth: {htpasswd: {realm: test, path: \"%s\"}}\n".formatted(users));
    }

    private static ImageRegistry start(Path folder, String more) throws IOException {
        int port = FreePorts.one();
        Path config = Files.createDirectories(folder).resolve("config.yml");
        Files.writeString(config, """
                version: 0.1
                log: {level: warn}
                storage: {filesystem: {rootdirectory: "%s"}}
                http: {addr: "127.0.0.1:%d"}
                """.formatted(folder.resolve("data"), port) + more);
        ImageRegistry registry = new ImageRegistry(
                port, Run.of("docker-registry", "serve", config.toString()).start());
        try {
            registry.await();
            return registry;
        } catch (IOException silent) {
            registry.close();
            throw silent;
        }
    }

    /** Returns its address, as images are named with it. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    private void await() throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                if (Instant.now().isAfter(end) || !process.process().isAlive()) {
                    throw new IOException("the registry does not start: " + process.soFar(), notYet);
                }
                pause();
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }

    @Override
    public void close() {
        process.process().destroy();
    }
}
