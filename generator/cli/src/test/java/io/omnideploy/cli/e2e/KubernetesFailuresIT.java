package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.testkit.KubernetesCluster;
import io.omnideploy.testkit.KubernetesHost;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a cluster refuses is said before anything is changed; what does not come up is said with its reason. */
@Execution(ExecutionMode.CONCURRENT)
class KubernetesFailuresIT {
    @TempDir
    private Path root;

    private final String name =
            "ill-" + Long.toString(System.nanoTime() & 0xffffff, 36).toLowerCase(Locale.ROOT);
    private KubernetesCluster cluster;
    private KubernetesHost stacks;
    private BuiltProgram program;

    @BeforeEach
    void start() throws IOException {
        Tool.KUBERNETES.require();
        cluster = SharedCluster.get();
        stacks = new KubernetesHost(cluster.api());
        program = new BuiltProgram(root, root.resolve("work"));
        cluster.environment().forEach(program::with);
    }

    @AfterEach
    void clean() throws IOException {
        if (stacks != null) {
            stacks.clean(name);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "absent    | image      | ghcr.io/acme/absent:1",
                "crashes   | exit code 1| " + KubernetesCluster.LOGGED,
                "root      | root       | runAsNonRoot",
                "unhealthy | ready      | 503",
                "web       | No node    | Insufficient cpu",
            })
    void saysWhyAPodDoesNotComeUp(String image, String reason, String detail) throws IOException {
        describe("""
                container:
                  image: ghcr.io/acme/%s:1
                  ports: [8080]
                  health_check: {path: /healthz, interval: 1s, timeout: 1s, unhealthy_threshold: 1}
                resources: {cpu: %s}
                overrides: {kubernetes.apps.Deployment/%s: {spec.progress_deadline_seconds: %d}}
                """.formatted(image, image.equals("web") ? 60 : 1, name, deadline(image)));
        Run.Result up = run(3, "up", "--yes");
        assertThat(up.err()).contains("kubernetes.apps.Deployment/" + name, reason, detail);
    }

    /** What pods say of themselves ends the run, however long it takes them; of the others it is asked at the deadline. */
    private static int deadline(String image) {
        return List.of("unhealthy", "web").contains(image) ? 20 : 300;
    }

    @Test
    void saysThatNobodyAnswers() throws IOException {
        describe("container: {image: \"ghcr.io/acme/web:1\"}\n");
        Path nowhere = root.resolve("nowhere.yaml");
        Files.writeString(
                nowhere, Files.readString(cluster.kubeconfig()).replace(cluster.server(), "https://127.0.0.1:1"));
        program.with("KUBECONFIG", nowhere.toString());
        assertThat(run(3, "preview").err()).contains("https://127.0.0.1:1", "nothing listens", "--offline");
        run(0, "preview", "--offline");

        program.with("KUBECONFIG", root.resolve("absent.yaml").toString());
        assertThat(run(3, "preview").err()).contains("absent.yaml");

        Files.writeString(
                nowhere, Files.readString(cluster.kubeconfig()).replaceAll("token: [-0-9a-f]+", "token: old"));
        program.with("KUBECONFIG", nowhere.toString());
        assertThat(run(3, "preview").err()).contains(cluster.server(), "401", "Log in");
    }

    @Test
    void refusesWhatTheClusterWouldRefuseBeforeAnythingIsMade() throws IOException {
        describe("""
                container: {image: "ghcr.io/acme/web:1", ports: [8080]}
                service: {public: true, domains: [web.example.com]}
                kubernetes: {ingress: {class: nobodys}}
                """);
        assertThat(run(3, "up", "--yes").err()).contains("Ingress/", "nobodys", "public");

        describe("container: {image: \"ghcr.io/acme/web:1\"}\n");
        program.with("KUBECONFIG", cluster.kubeconfig("visitor").toString());
        assertThat(run(3, "up", "--yes").err()).contains("visitor", "forbidden");
        assertThat(stacks.traces(name)).isEmpty();
    }

    /** No other test may make these kinds known. */
    @Test
    void saysThatADefinitionIsMissingAndTakesTheRouteOnceItIsThere() throws IOException {
        describe("""
                container: {image: "ghcr.io/acme/web:1", ports: [8080]}
                service: {public: true, domains: [web.example.com]}
                kubernetes: {gateway: {name: main, namespace: default}}
                """);
        assertThat(run(3, "up", "--yes").err()).contains("HttpRoute/", "custom resource definitions");
        assertThat(stacks.traces(name)).isEmpty();

        cluster.define("gateway.networking.k8s.io_httproutes.yaml");
        cluster.define("gateway.networking.k8s.io_gateways.yaml");
        assertThat(run(3, "up", "--yes").err()).contains("no Gateway 'main'");
        cluster.api()
                .create(
                        "/apis/gateway.networking.k8s.io/v1/namespaces/default/gateways",
                        Map.of(
                                "apiVersion",
                                "gateway.networking.k8s.io/v1",
                                "kind",
                                "Gateway",
                                "metadata",
                                Map.of("name", "main"),
                                "spec",
                                Map.of(
                                        "gatewayClassName",
                                        "nobodys",
                                        "listeners",
                                        List.of(Map.of("name", "http", "port", 80, "protocol", "HTTP")))));
        run(0, "up", "--yes");
        run(0, "preview", "--exit-code");
        assertThat(stacks.traces(name)).anyMatch(trace -> trace.startsWith("httproutes "));
        run(0, "destroy", "--yes");
        assertThat(stacks.traces(name)).isEmpty();
    }

    private void describe(String text) throws IOException {
        Files.writeString(
                root.resolve("deploy.yaml"), "name: " + name + "\ntarget: kubernetes\nbackend: direct\n" + text);
    }

    private Run.Result run(int exit, String... arguments) throws IOException {
        Run.Result result = program.run(arguments);
        assertThat(result.exit())
                .as(String.join(" ", List.of(arguments)) + "\n" + result.all())
                .isEqualTo(exit);
        assertThat(result.all()).doesNotContain("\tat ", "Exception", "internal error");
        return result;
    }
}
