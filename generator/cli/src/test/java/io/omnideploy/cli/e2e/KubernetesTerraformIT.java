package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.testkit.KubernetesCluster;
import io.omnideploy.testkit.KubernetesHost;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application on a real cluster by Terraform and the current provider, from its first run to its last. */
class KubernetesTerraformIT {
    @TempDir
    private Path root;

    private final String token = Canary.random();
    private final String name =
            "orchard-" + Long.toString(System.nanoTime() & 0xffffff, 36).toLowerCase(Locale.ROOT);
    private KubernetesCluster cluster;
    private KubernetesHost stacks;
    private Path folder;
    private BuiltProgram program;

    @BeforeEach
    void start() throws IOException {
        Tool.KUBERNETES.require();
        Tool.skipWithoutProvider("hashicorp/kubernetes");
        cluster = SharedCluster.get();
        stacks = new KubernetesHost(cluster.api());
        folder = Files.createDirectories(root.resolve("project"));
        program = new BuiltProgram(folder, root.resolve("work")).with("API_TOKEN", token);
        cluster.environment().forEach(program::with);
    }

    @AfterEach
    void clean() throws IOException {
        if (stacks != null) {
            stacks.clean(name);
        }
    }

    @Test
    void anApplicationLivesFromUpToDestroy() throws IOException {
        describe("hello");
        run(0, "up", "--yes");
        run(0, "preview", "--exit-code");

        describe("bonjour");
        String rotated = Canary.random();
        program.with("API_TOKEN", rotated);
        assertThat(run(10, "preview", "--exit-code").out())
                .contains(
                        "checksum/config",
                        "checksum/secrets",
                        "hello → bonjour",
                        "string_data  (secret) → (another secret)",
                        "0 to create, 3 to change, 0 to replace, 0 to delete");
        run(0, "up", "--yes");
        run(0, "preview", "--exit-code");

        kubectl("scale", "deployment/worker", "-n", name + "-dev", "--replicas=3");
        assertThat(run(10, "preview", "--exit-code").out())
                .contains("kubernetes.apps.Deployment/worker  changed outside", "spec.replicas  3 → 1");
        run(0, "up", "--yes");

        assertThat(holdsInClear(token) || holdsInClear(rotated))
                .as("a secret in the work folder")
                .isFalse();
        run(0, "destroy", "--yes");
        assertThat(stacks.traces(name)).isEmpty();
    }

    private boolean holdsInClear(String secret) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().contains("provider"))
                    .toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(secret)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void describe(String greeting) throws IOException {
        Files.writeString(folder.resolve("deploy.yaml"), """
                name: %s
                target: kubernetes
                backend: terraform
                kubernetes: {wait: 2m}
                components:
                  web:
                    container:
                      image: ghcr.io/acme/web:1.4.0
                      ports: [{container_port: 8080, protocol: HTTP}]
                      health_check: {path: /healthz}
                    service: {public: true, replicas: 2, domains: [market.example.com]}
                    environment: {GREETING: %s, DATABASE_URL: "${db.url}"}
                    secrets: {API_TOKEN: env:API_TOKEN}
                    depends_on: [db]
                  worker: {kind: worker, container: {image: ghcr.io/acme/worker:1.4.0}}
                  nightly: {kind: job, schedule: "0 3 * * *", container: {image: ghcr.io/acme/report:1.4.0}}
                backing_services:
                  db: {preset: postgres, version: "16", databases: [main, other]}
                """.formatted(name, greeting));
    }

    private void kubectl(String... arguments) throws IOException {
        Run.Result result = cluster.kubectl(arguments);
        assertThat(result.exit()).as(result.all()).isZero();
    }

    private Run.Result run(int exit, String... arguments) throws IOException {
        Run.Result result = program.run(arguments);
        assertThat(result.exit()).as(result.all()).isEqualTo(exit);
        return result;
    }
}
