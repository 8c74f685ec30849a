package io.omnideploy.cli.e2e;

import io.omnideploy.testkit.FreePorts;
import io.omnideploy.testkit.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A real registry on this machine, which asks for a login; the engine speaks HTTP with what is on 127.0.0.1. */
final class Registry implements AutoCloseable {
    static final String USER = "ci";
    static final String PASSWORD = "registry-password-81b3";

    /** The password as the registry keeps it, by bcrypt. */
    private static final String KEPT = "$2b$05$abcdefghijklmnopqrstuus1S9ld.uB80cVv8bzhVF3SEGE//7nMq";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int port;
    private final Run.Started process;

    private Registry(int port, Run.Started process) {
        this.port = port;
        this.process = process;
    }

    /** Starts it with its files in a folder. */
    static Registry start(Path folder) throws IOException, InterruptedException {
        int port = FreePorts.one();
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("users"), USER + ":" + KEPT + "\n");
        Files.writeString(
                folder.resolve("config.yml"), """
                version: 0.1
                log: {level: warn}
                storage: {filesystem: {rootdirectory: "%s"}}
                http: {addr: "127.0.0.1:%d"}
                auth: {htpasswd: {realm: test, path: "%s"}}
                """.formatted(folder.resolve("data"), port, folder.resolve("users")));
        Registry registry = new Registry(
                port,
                Run.of("docker-registry", "serve", folder.resolve("config.yml").toString())
                        .start());
        registry.awaitPort();
        return registry;
    }

    /** Returns its address, as images are named with it. */
    String address() {
        return "127.0.0.1:" + port;
    }

    private void awaitPort() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                if (Instant.now().isAfter(end) || !process.process().isAlive()) {
                    throw new IOException("the registry does not start: " + process.soFar(), notYet);
                }
                Thread.sleep(50);
            }
        }
    }

    @Override
    public void close() {
        process.process().destroy();
    }
}
