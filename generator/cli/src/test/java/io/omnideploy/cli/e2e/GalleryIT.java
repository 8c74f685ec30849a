package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.testkit.DockerHost;
import io.omnideploy.testkit.FreePorts;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gallery of the examples on a real engine: copies behind a real proxy, a real database and a real bucket store. */
@Execution(ExecutionMode.CONCURRENT)
class GalleryIT {
    private static final String NAME = "gallery.example.com";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int TIMEOUT_MILLIS = 90_000;

    @TempDir
    private Path root;

    private final DockerHost host = new DockerHost();
    private String name = "";

    @AfterEach
    void clean() throws IOException {
        if (!name.isEmpty()) {
            host.clean(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "terraform"})
    void servesUnderOneName(String backend) throws Exception {
        Tool.DOCKER.require();
        Tool.requireFor(backend, "docker");
        name = "gallery-" + backend;
        int port = FreePorts.one();
        Path folder = Files.createDirectories(root.resolve("gallery"));
        Path file = folder.resolve("deploy.yaml");
        Files.writeString(
                file,
                Files.readString(Path.of("../../examples/gallery/deploy.yaml"))
                        .replace("name: gallery\n", "name: " + name + "\n")
                        // A busy machine is slow to answer.
                        .replace("interval: 2s, timeout: 1s", "interval: 2s, timeout: 2s, unhealthy_threshold: 10")
                        .replace("port_offset: 8000", "port_offset: " + (port - 80)));
        BuiltProgram program = new BuiltProgram(folder, root.resolve("work"));

        assertThat(expect(0, program.run("up", "--yes", "-b", backend)).out()).contains("http://127.0.0.1:" + port);
        awaitCopies(port, 2);
        assertThat(copies(port, "127.0.0.1", "/whoami")).hasSize(2);
        assertThat(get(port, NAME, "/whoami")).contains(NAME);
        assertThat(get(port, NAME, "/upload/whoami"))
                .startsWith("200 ")
                .contains(" /upload/whoami ")
                .doesNotContain(copies(port, NAME, "/whoami"));
        assertThat(get(port, NAME, "/pictures")).contains("visits=1 picture=picture 1");
        assertThat(buckets()).contains("<Name>pictures</Name>", "<Name>thumbnails</Name>");
        expect(0, program.run("preview", "--exit-code", "-b", backend));

        host.docker("kill", host.containers(name, "dev", "web").getFirst());
        for (int count = 0; count < 4; count++) {
            assertThat(get(port, NAME, "/whoami")).startsWith("200 ");
        }

        String proxy = proxy();
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("replicas: 2", "replicas: 3")
                        .replace("databases: [gallery]", "databases: [gallery, guest_book]"));
        List<String> failed = duringRequests(port, () -> expect(0, program.run("up", "--yes", "-b", backend)));
        assertThat(failed).as("requests that failed while a copy was added").isEmpty();
        assertThat(proxy()).isEqualTo(proxy);
        awaitCopies(port, 3);
        assertThat(get(port, NAME, "/pictures")).contains("visits=2");
        assertThat(sql("show databases; select user from mysql.user"))
                .contains("gallery", "guest_book", "app", "reader");

        host.docker("restart", proxy);
        waitForHealth(proxy);
        awaitCopies(port, 3);
        expect(0, program.run("preview", "--exit-code", "-b", backend));

        expect(0, program.run("destroy", "--yes", "-b", backend));
        assertThat(host.traces(name)).isEmpty();
    }

    private static Run.Result expect(int exit, Run.Result result) {
        assertThat(result.exit()).as(result.all()).isEqualTo(exit);
        return result;
    }

    private String proxy() throws IOException {
        return host.docker("inspect", "-f", "{{.Id}}", name + "-dev-main-proxy")
                .out()
                .strip();
    }

    private String sql(String statements) throws IOException {
        String db = host.containers(name, "dev", "db").stream()
                .filter(this::runs)
                .findFirst()
                .orElseThrow();
        return host.docker(
                        "exec",
                        db,
                        "sh",
                        "-c",
                        "MYSQL_PWD=$MYSQL_ROOT_PASSWORD mysql -h 127.0.0.1 -u root -N -e \"$0\"",
                        statements)
                .out();
    }

    private String buckets() throws IOException {
        return host.docker("exec", host.containers(name, "dev", "upload").getFirst(), "sh", "-c", """
                        printf 'user = "%s:%s"\\n' "$S3_ACCESS_KEY" "$S3_SECRET_KEY" |
                          curl -sS -K - --aws-sigv4 aws:amz:us-east-1:s3 "$S3_ENDPOINT/"
                        """)
                .out();
    }

    private boolean runs(String container) {
        try {
            return host.docker("inspect", "-f", "{{.State.Running}}", container)
                    .out()
                    .strip()
                    .equals("true");
        } catch (IOException failure) {
            return false;
        }
    }

    /** After a restart the engine counts a container as starting until its next check, although it answers already. */
    private void waitForHealth(String container) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (host.docker("inspect", "-f", "{{.State.Health.Status}}", container)
                    .out()
                    .strip()
                    .equals("healthy")) {
                return;
            }
            Thread.sleep(100);
        }
    }

    /** The proxy leaves a copy alone for a while that it once didn't reach, also when that is back. */
    private static void awaitCopies(int port, int expected) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Set<String> copies = copies(port, NAME, "/whoami");
        while (copies.size() < expected && System.nanoTime() < end) {
            Thread.sleep(200);
            copies = copies(port, NAME, "/whoami");
        }
        assertThat(copies).hasSize(expected);
    }

    /** Returns the copies that answer nine requests, by their host names. */
    private static Set<String> copies(int port, String host, String path) throws IOException {
        Set<String> copies = new TreeSet<>();
        for (int count = 0; count < 9; count++) {
            String answer = get(port, host, path);
            assertThat(answer).startsWith("200 ");
            copies.add(answer.split(" ")[1]);
        }
        return copies;
    }

    /** Returns what went wrong with requests that were sent all the time while something was done. */
    private static List<String> duringRequests(int port, Action action) throws Exception {
        List<String> failed = new ArrayList<>();
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> requests = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                try {
                    String answer = asked(port);
                    if (!answer.startsWith("200 ")) {
                        failed.add(answer);
                    }
                } catch (IOException refused) {
                    failed.add(refused.toString());
                }
            }
        });
        try {
            action.run();
        } finally {
            done.set(true);
            requests.join();
        }
        return failed;
    }

    /**
     * Asks as any client does: a connection that was closed before it was answered, as those are that wait unread for seconds
     * while a server makes way for the next, is no answer to a request that may be sent again (RFC 9110, 9.2.2).
     */
    private static String asked(int port) throws IOException {
        try {
            return get(port, NAME, "/whoami");
        } catch (IOException closed) {
            return get(port, NAME, "/whoami");
        }
    }

    /** Returns status and body of the answer to a request of this machine under any name. */
    private static String get(int port, String host, String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: %s:%d\r\nConnection: close\r\n\r\n"
                            .formatted(path, host, port)
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (answer.isEmpty()) {
                throw new IOException("no answer");
            }
            return answer.split(" ", 3)[1] + " " + answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }

    /** Something that is done meanwhile. */
    @FunctionalInterface
    private interface Action {
        void run() throws Exception;
    }
}
