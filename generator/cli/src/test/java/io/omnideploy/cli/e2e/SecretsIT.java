package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.omnideploy.testkit.DockerHost;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets in a file of the repository: made once, shared by machines, never made anew for a live stack. */
class SecretsIT {
    private static final String NAME = "t-secrets";
    private static final String APP = """
            name: t-secrets
            components:
              web:
                kind: worker
                container: {image: omnideploy-test/sh:1}
                environment: {CACHE: "${cache.url}"}
                secrets: {GIVEN: "store:given"}
            backing_services: {cache: {preset: redis, version: "7"}}
            secrets_file: ops/secrets.yaml
            """;

    @TempDir
    private Path root;

    private final DockerHost host = new DockerHost();

    @AfterEach
    void clean() throws IOException {
        if (Tool.DOCKER.missing().isEmpty()) {
            host.clean(NAME);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "terraform"})
    void areSharedByMachinesAndNeverMadeAnewForALiveStack(String backend) throws IOException, InterruptedException {
        Tool.DOCKER.require();
        Tool.requireFor(backend, "docker");
        String given = Canary.random();
        Path here = project("here");
        BuiltProgram program = new BuiltProgram(here, root.resolve("work")).planting(given);
        expect(0, program.runReading(given, "secret", "set", "given", "--stdin"));
        refused(program.run("up", "--yes", "-b", backend), "password-not-made", "omnideploy secret generate -s dev");
        expect(0, program.run("secret", "generate", "-b", backend));
        Path store = here.resolve("ops/secrets.yaml");
        String committed = Files.readString(store);

        expect(0, program.run("up", "--yes", "-b", backend));
        assertThat(Files.readString(store))
                .as("CI changes nothing of the repository")
                .isEqualTo(committed);
        assertThat(host.docker("exec", web(), "sh", "-c", "printf %s \"$GIVEN\"")
                        .out())
                .isEqualTo(given);
        expect(0, program.run("preview", "--exit-code", "-b", backend));
        if (backend.equals("terraform")) {
            leavesNoPlanAndKeepsTheStateToItsOwner(program);
        }

        Path key = key(root.resolve("work/keys"));
        Path there = project("there");
        Files.createDirectories(there.resolve("ops"));
        BuiltProgram other = new BuiltProgram(there, root.resolve("other-work"))
                .planting(given)
                .with("OMNIDEPLOY_KEY_FILE", key.toString());
        refused(other.run("up", "--yes", "-b", backend), "password-lost", "store:cache-password", "destroy the stack");
        Files.writeString(there.resolve("ops/secrets.yaml"), committed);
        if (backend.equals("direct")) {
            expect(0, other.run("preview", "--exit-code", "-b", backend));
        }

        Files.delete(store);
        refused(program.run("preview", "-b", backend), "password-lost");
        refused(program.run("secret", "generate", "-b", backend), "password-lost");
        expect(0, program.run("destroy", "--keep-data", "--yes", "-b", backend));
        refused(program.run("up", "--yes", "-b", backend), "password-lost");
        Files.writeString(store, committed);
        expect(0, program.run("up", "--yes", "-b", backend));
        expect(0, program.run("destroy", "--yes", "-b", backend));
        assertThat(host.traces(NAME)).isEmpty();
        if (backend.equals("terraform")) {
            assertThat(root.resolve("work/terraform/t-secrets/dev/terraform.tfstate.backup"))
                    .doesNotExist();
        }
    }

    /** As a run leaves it that was killed while it planned. */
    private void leavesNoPlanAndKeepsTheStateToItsOwner(BuiltProgram program) throws IOException, InterruptedException {
        Path folder = root.resolve("work/terraform/t-secrets/dev");
        Path plan = folder.resolve("run.tfplan");
        assertThat(plan).doesNotExist();
        // The plan is there for a moment only: one that is missed is waited for once more.
        for (int attempt = 0; attempt < 10 && !Files.exists(plan); attempt++) {
            Run.Started preview = program.start("preview", "-b", "terraform");
            while (preview.process().isAlive() && (!Files.exists(plan) || Files.size(plan) == 0)) {
                Thread.sleep(1);
            }
            preview.process().destroyForcibly();
            preview.await();
        }
        assertThat(plan).as("the run was killed with its plan made").exists();
        assertThat(mode(plan)).isEqualTo("rw-------");
        assertThat(mode(folder)).isEqualTo("rwx------");
        expect(0, program.run("outputs", "-b", "terraform"));
        assertThat(plan).doesNotExist();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("terraform.tfstate"))
                    .toList()) {
                assertThat(mode(file)).as(file.toString()).isEqualTo("rw-------");
            }
        }
    }

    @Test
    void aValueTypedAtATerminalIsNotShown() throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/script"))).isTrue();
        Path folder = project("typed");
        String value = "typed-unseen-value";
        ProcessBuilder builder =
                new ProcessBuilder("/usr/bin/script", "-qec", BuiltProgram.BUILT + " secret set given", "/dev/null");
        builder.directory(folder.toFile()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of("OMNIDEPLOY_WORK_DIR", root.resolve("work").toString(), "TERM", "dumb"));
        Process process = builder.start();
        StringBuilder seen = new StringBuilder();
        try (InputStream out = process.getInputStream();
                OutputStream in = process.getOutputStream()) {
            for (int unit = out.read(); unit >= 0; unit = out.read()) {
                seen.append((char) unit);
                if (seen.toString().endsWith("Value of store:given: ")) {
                    in.write((value + "\n").getBytes(StandardCharsets.UTF_8));
                    in.flush();
                }
            }
        }
        assertThat(process.waitFor()).as(seen.toString()).isZero();
        assertThat(seen.toString()).contains("has its value").doesNotContain(value);
        Run.Result export = new BuiltProgram(folder, root.resolve("work")).run("secret", "export", "--reveal");
        assertThat(export.out()).contains("GIVEN=" + value);
    }

    private Path project(String name) throws IOException {
        Path folder = Files.createDirectories(root.resolve(name));
        Files.writeString(folder.resolve("deploy.yaml"), APP);
        return folder;
    }

    private String web() throws IOException {
        return host.containers(NAME, "dev", "web").getFirst();
    }

    private static Path key(Path folder) throws IOException {
        try (Stream<Path> keys = Files.list(folder)) {
            return keys.findFirst().orElseThrow();
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static void refused(Run.Result result, String... words) {
        expect(2, result);
        assertThat(result.err()).contains(List.of(words));
    }

    private static void expect(int exit, Run.Result result) {
        assertThat(result.exit()).as(result.all()).isEqualTo(exit);
    }
}
