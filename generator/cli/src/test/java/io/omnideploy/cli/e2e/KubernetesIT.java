package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnideploy.testkit.KubernetesApi;
import io.omnideploy.testkit.KubernetesCluster;
import io.omnideploy.testkit.KubernetesHost;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole application on a real cluster, from its first run to its last. One stack lives through everything. */
@Order(3)
class KubernetesIT {
    private static final String STRIPE_KEY = Canary.random();

    @TempDir
    private Path root;

    private final String name =
            "market-" + Long.toString(System.nanoTime() & 0xffffff, 36).toLowerCase(Locale.ROOT);
    private KubernetesCluster cluster;
    private KubernetesApi api;
    private KubernetesHost stacks;
    private Path folder;
    private BuiltProgram program;

    @BeforeEach
    void start() throws IOException {
        Tool.KUBERNETES.require();
        cluster = SharedCluster.get();
        api = cluster.api();
        stacks = new KubernetesHost(api);
        folder = Files.createDirectories(root.resolve("project"));
        program = new BuiltProgram(folder, root.resolve("work")).with("STRIPE_KEY", STRIPE_KEY);
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
        describe("hello", "");
        assertThat(run(10, "preview", "--exit-code").out())
                .contains(
                        "kubernetes.core.Namespace/",
                        "kubernetes.apps.Deployment/web",
                        "kubernetes.apps.StatefulSet/db");
        assertThat(stacks.traces(name)).as("preview changes nothing").isEmpty();

        assertThat(run(0, "up", "--yes").out()).contains("web_url", "https://market.example.com");
        runsWhatIsDescribed();
        List<String> before = pods("web");
        run(0, "preview", "--exit-code");
        run(0, "up", "--yes");
        assertThat(pods("web")).isEqualTo(before);
        kubectlSeesNoDifference();

        changesOneVariable();
        rollsOutAnotherSecret();
        namesDriftAndMendsIt();
        prunes();
        keepsStacksApart();

        run(0, "destroy", "--yes");
        assertThat(stacks.traces(name)).isEmpty();
    }

    /** How many there are is the autoscaler's to say, and who says nothing about it has no difference. */
    private void isScaled() throws IOException {
        Run.Result scaled = cluster.kubectl(
                "wait",
                "deployment/web",
                "-n",
                namespace(),
                "--for=jsonpath={.status.readyReplicas}=2",
                "--timeout=120s");
        assertThat(scaled.exit()).as(scaled.all()).isZero();
    }

    private void runsWhatIsDescribed() throws IOException {
        isScaled();
        assertThat(pods("worker")).hasSize(1);
        String web = pods("web").getFirst();
        assertThat(stacks.variable(web, "GREETING")).isEqualTo("hello");
        assertThat(stacks.variable(web, "STRIPE_KEY")).isEqualTo(STRIPE_KEY);
        assertThat(stacks.variable(web, "DATABASE_URL")).matches("postgres(ql)?://[a-z]+:[A-Za-z0-9]{32}@db:5432/main");
        assertThat(object("networking.k8s.io/v1", "ingresses", "web")
                        .at("/spec/rules/0/host")
                        .asText())
                .isEqualTo("market.example.com");
        assertThat(object("autoscaling/v2", "horizontalpodautoscalers", "web")
                        .at("/spec/maxReplicas")
                        .asInt())
                .isEqualTo(4);
        assertThat(object("policy/v1", "poddisruptionbudgets", "web").has("spec"))
                .isTrue();
        assertThat(object("batch/v1", "cronjobs", "nightly")
                        .at("/spec/schedule")
                        .asText())
                .isEqualTo("0 3 * * *");
        assertThat(api.get("/api/v1/namespaces/" + namespace())
                        .at("/metadata/labels")
                        .path("pod-security.kubernetes.io/enforce")
                        .asText())
                .isEqualTo("restricted");
        holdsSecretsInSecretsAlone();
        assertThat(run(0, "status").out()).contains("web", "worker", "db");
        assertThat(run(0, "logs", "worker").all()).contains(KubernetesCluster.LOGGED);
        run(0, "run", "nightly");
    }

    /** What anybody may read who may read objects: specifications, and the memory that annotations hold. */
    private void holdsSecretsInSecretsAlone() throws IOException {
        Run.Result objects = cluster.kubectl(
                "get",
                "all,configmaps,serviceaccounts,persistentvolumeclaims,ingresses,networkpolicies,poddisruptionbudgets,events",
                "--namespace",
                namespace(),
                "--output=json",
                "--show-managed-fields");
        assertThat(objects.out()).contains("io.omnideploy.applied", "DATABASE_URL");
        assertThat(new Canary(STRIPE_KEY).isIn(objects.out())).isFalse();
        JsonNode made = object("v1", "secrets", "db").path("data");
        assertThat(made).isNotEmpty();
        for (JsonNode value : made) {
            String text = new String(Base64.getDecoder().decode(value.asText()), StandardCharsets.UTF_8);
            assertThat(new Canary(text).isIn(objects.out())).isFalse();
        }
    }

    /** The files of a stack are the stack: whoever applies them changes nothing. */
    private void kubectlSeesNoDifference() throws IOException {
        run(0, "generate");
        Path generated = folder.resolve("infra/dev");
        Run.Result diff = kubectl("diff", "--server-side", "--field-manager=somebody", "-k", generated.toString());
        assertThat(diff.exit()).as(diff.all()).isZero();
        run(0, "generate", "--check");
    }

    private void changesOneVariable() throws IOException {
        List<String> web = pods("web");
        List<String> worker = pods("worker");
        describe("bonjour", "");
        assertThat(run(10, "preview", "--exit-code").out())
                .contains("GREETING", "hello → bonjour", "0 to create, 2 to change, 0 to replace, 0 to delete");
        run(0, "up", "--yes");
        assertThat(pods("web")).hasSize(2).doesNotContainAnyElementsOf(web);
        assertThat(pods("worker")).isEqualTo(worker);
        assertThat(stacks.variable(pods("web").getFirst(), "GREETING")).isEqualTo("bonjour");
        run(0, "preview", "--exit-code");
    }

    private void rollsOutAnotherSecret() throws IOException {
        List<String> web = pods("web");
        String other = Canary.random();
        program.with("STRIPE_KEY", other);
        assertThat(run(10, "preview", "--exit-code").out()).contains("kubernetes.core.Secret/web");
        run(0, "up", "--yes");
        assertThat(pods("web")).hasSize(2).doesNotContainAnyElementsOf(web);
        assertThat(stacks.variable(pods("web").getFirst(), "STRIPE_KEY")).isEqualTo(other);
        run(0, "preview", "--exit-code");
    }

    /** What a hand changed is taken back; what another controller says it manages is left to it, unless asked for. */
    private void namesDriftAndMendsIt() throws IOException {
        String worker = path("apps/v1", "deployments", "worker");
        api.patch(worker, Map.of("spec", Map.of("replicas", 3)));
        assertThat(run(10, "preview", "--exit-code").out())
                .contains("kubernetes.apps.Deployment/worker", "replicas", "3 → 1", "0 to create, 1 to change");
        run(0, "up", "--yes");
        assertThat(api.get(worker).at("/spec/replicas").asInt()).isEqualTo(1);

        api.patch(worker, "somebodys-scaler", Map.of("spec", Map.of("replicas", 2)));
        assertThat(run(3, "preview").err())
                .contains("kubernetes.apps.Deployment/worker", "somebodys-scaler", "replicas", "force_conflicts");
        describe("bonjour", "  force_conflicts: true\n");
        run(0, "up", "--yes");
        assertThat(api.get(worker).at("/spec/replicas").asInt()).isEqualTo(1);
        describe("bonjour", "");
        run(0, "preview", "--exit-code");

        api.delete(path("v1", "services", "web"));
        assertThat(run(10, "refresh", "--yes", "--exit-code").out()).contains("kubernetes.core.Service/web");
        run(0, "up", "--yes");
        assertThat(object("v1", "services", "web").has("spec")).isTrue();
    }

    /** What the description no longer has goes, and nothing of others. */
    private void prunes() throws IOException {
        api.create(
                "/api/v1/namespaces/" + namespace() + "/configmaps",
                Map.of("metadata", Map.of("name", "somebody-elses"), "data", Map.of("key", "value")));
        Path file = folder.resolve("deploy.yaml");
        String all = Files.readString(file);
        Files.writeString(file, all.replaceFirst("(?s)  worker:\n.*?(?=  nightly:)", ""));
        assertThat(run(10, "preview", "--exit-code").out()).contains("kubernetes.apps.Deployment/worker");
        run(0, "up", "--yes");
        assertThat(pods("worker")).isEmpty();
        assertThat(object("apps/v1", "deployments", "worker").has("spec")).isFalse();
        assertThat(object("v1", "configmaps", "somebody-elses").has("data")).isTrue();
        run(0, "preview", "--exit-code");
        Files.writeString(file, all);
    }

    private void keepsStacksApart() throws IOException {
        List<String> web = pods("web");
        run(0, "up", "--yes", "-s", "staging");
        assertThat(stacks.instances(name, "staging", "worker")).hasSize(1);
        run(0, "destroy", "--yes", "-s", "staging");
        assertThat(stacks.instances(name, "staging", "worker")).isEmpty();
        assertThat(pods("web")).isEqualTo(web);
    }

    private void describe(String greeting, String settings) throws IOException {
        Files.writeString(folder.resolve("deploy.yaml"), """
                name: %s
                target: kubernetes
                backend: direct
                tags: {team: storefront}
                kubernetes:
                  ingress: {class: public, tls: {issuer: main}}
                %scomponents:
                  web:
                    container:
                      image: ghcr.io/acme/web:1.4.0
                      ports: [8080]
                      health_check: {path: /healthz, interval: 5s}
                    service:
                      public: true
                      domains: [market.example.com]
                      autoscaling: {min: 2, max: 4, target_cpu: 60}
                    environment: {GREETING: %s, DATABASE_URL: "${db.url}", CACHE_URL: "${cache.url}"}
                    secrets: {STRIPE_KEY: "env:STRIPE_KEY"}
                    depends_on: [db, cache]
                  worker:
                    kind: worker
                    container: {image: ghcr.io/acme/worker:1.4.0}
                    depends_on: [cache]
                  nightly:
                    kind: job
                    schedule: "0 3 * * *"
                    container: {image: ghcr.io/acme/report:1.4.0}
                    depends_on: [db]
                backing_services:
                  db: {preset: postgres, version: "16", databases: [main]}
                  cache: {preset: redis, version: "7"}
                stacks:
                  dev: {}
                  staging: {}
                """.formatted(name, settings, greeting));
    }

    private String namespace() {
        return name + "-dev";
    }

    private List<String> pods(String component) throws IOException {
        return stacks.instances(name, "dev", component);
    }

    private JsonNode object(String version, String kinds, String object) throws IOException {
        return api.get(path(version, kinds, object));
    }

    private String path(String version, String kinds, String object) {
        return (version.equals("v1") ? "/api/v1" : "/apis/" + version) + "/namespaces/" + namespace() + "/" + kinds
                + "/" + object;
    }

    /** Secrets are given to kustomize as variables. */
    private Run.Result kubectl(String... arguments) throws IOException {
        return cluster.kubectl(arguments);
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
