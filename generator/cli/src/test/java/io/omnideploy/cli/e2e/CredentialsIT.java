package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.omnideploy.testkit.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whose credentials a request to AWS carries, by what is there: variables before files, and in the files the profile that
 * somebody names. Where there are none, all three ways are told.
 */
@Execution(ExecutionMode.CONCURRENT)
class CredentialsIT {
    private static final String SECRET = Canary.random();

    @TempDir
    private Path root;

    private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # variables           | AWS_PROFILE | ~/.aws/credentials | ~/.aws/config | key that is used
            AKIAVARIABLE,SECRET   | -           | -                  | -             | AKIAVARIABLE
            AKIAVARIABLE,SECRET   | -           | default            | -             | AKIAVARIABLE
            AKIAVARIABLE,SECRET   | -           | default,ci         | ci            | AKIAVARIABLE
            AKIAVARIABLE,SECRET   | ci          | default,ci         | -             | AKIAVARIABLE
            AKIAVARIABLE,SECRET   | absent      | default            | -             | AKIAVARIABLE
            AKIAVARIABLE          | -           | default            | -             | AKIADEFAULT
            -                     | -           | default            | -             | AKIADEFAULT
            -                     | -           | default,ci         | -             | AKIADEFAULT
            -                     | default     | default,ci         | -             | AKIADEFAULT
            -                     | ci          | default,ci         | -             | AKIACI
            -                     | ci          | ci                 | -             | AKIACI
            -                     | ci          | -                  | ci            | AKIACONFIG
            -                     | ci          | ci                 | ci            | AKIACI
            -                     | ci          | default            | -             | -
            -                     | -           | ci                 | -             | -
            -                     | ci          | -                  | -             | -
            -                     | -           | -                  | -             | -
            """)
    void areFoundAsByAwsOwnTools(String variables, String profile, String credentials, String config, String used)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String header = exchange.getRequestHeaders().getFirst("Authorization");
            seen.add(header == null ? "" : header.replaceFirst(".*Credential=([^/]*)/.*", "$1"));
            byte[] denied =
                    "<ErrorResponse><Error><Code>AccessDenied</Code><Message>No.</Message></Error></ErrorResponse>"
                            .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(403, denied.length);
            exchange.getResponseBody().write(denied);
            exchange.close();
        });
        server.start();
        try {
            BuiltProgram program = program(server.getAddress().getPort());
            if (variables != null) {
                program.with("AWS_ACCESS_KEY_ID", variables.split(",")[0]);
                program.with("AWS_SECRET_ACCESS_KEY", variables.contains(",") ? SECRET : "");
            }
            if (profile != null) {
                program.with("AWS_PROFILE", profile);
            }
            file(program, "credentials", credentials, "[%s]", "AKIA%S");
            file(program, "config", config, "[profile %s]", "AKIACONFIG");

            Run.Result result = program.run("ecr", "list");

            assertThat(result.exit()).as(result.all()).isEqualTo(3);
            if (used == null) {
                assertThat(result.err())
                        .contains("No AWS credentials", "AWS_ACCESS_KEY_ID", "~/.aws/credentials", "AWS_PROFILE");
                assertThat(seen).isEmpty();
            } else {
                assertThat(result.err()).contains("AWS denies this");
                assertThat(seen).containsOnly(used);
            }
        } finally {
            server.stop(0);
        }
    }

    private BuiltProgram program(int port) throws IOException {
        Map<String, String> environment = Map.of(
                "HOME",
                root.toString(),
                "AWS_ENDPOINT_URL",
                "http://127.0.0.1:" + port,
                "AWS_EC2_METADATA_DISABLED",
                "true");
        BuiltProgram program = new BuiltProgram(Files.createDirectories(root.resolve("project")), root.resolve("work"));
        environment.forEach(program::with);
        return program;
    }

    private void file(BuiltProgram program, String name, String sections, String heading, String key)
            throws IOException {
        if (sections == null) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (String section : List.of(sections.split(","))) {
            text.append(heading.formatted(section))
                    .append("\naws_access_key_id = ")
                    .append(key.formatted(section))
                    .append("\naws_secret_access_key = ")
                    .append(SECRET)
                    .append("\n");
        }
        Path file = Files.createDirectories(root.resolve(".aws")).resolve(name);
        Files.writeString(file, text);
        program.holding(file);
    }
}
