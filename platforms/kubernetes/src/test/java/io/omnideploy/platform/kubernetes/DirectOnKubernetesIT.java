package io.omnideploy.platform.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.Progress;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.InstanceStatus;
import io.omnideploy.spi.JobRequest;
import io.omnideploy.spi.LogsRequest;
import io.omnideploy.spi.PlatformSession;
import io.omnideploy.testkit.KubernetesCluster;
import io.omnideploy.testkit.KubernetesStack;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Brings stacks up on a real API server, changes them, and takes them down. */
@Execution(ExecutionMode.CONCURRENT)
class DirectOnKubernetesIT {
    private static KubernetesCluster cluster;

    @BeforeAll
    static void begin() throws IOException {
        Tool.KUBERNETES.require();
        cluster = KubernetesCluster.start();
    }

    @AfterAll
    static void end() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void bringsUpChangesAndRemoves() throws IOException {
        TestStack stack = stack("life");
        TestObjects make = new TestObjects(stack.id());
        List<ResourceSpec> wanted = make.shop("shop:1", "hello");

        assertThat(TestStack.operations(stack.preview(wanted)))
                .containsExactlyInAnyOrder(
                        "create kubernetes.core.Namespace/main config",
                        "create kubernetes.core.ConfigMap/web config",
                        "create kubernetes.core.Secret/web config",
                        "create kubernetes.core.Service/web config",
                        "create kubernetes.apps.Deployment/web config");
        assertThat(get(make, "/api/v1", "configmaps/web").isEmpty()).isTrue();

        stack.up(wanted);
        assertThat(get(make, "/apis/apps/v1", "deployments/web")
                        .path("status")
                        .path("availableReplicas")
                        .asInt())
                .isEqualTo(2);
        assertNothingToDo(stack, wanted);

        // Somebody's hand.
        cluster.api().patch(path(make, "/apis/apps/v1", "deployments/web"), Map.of("spec", Map.of("replicas", 3)));
        assertThat(TestStack.operations(stack.refresh(wanted)))
                .containsExactly("update kubernetes.apps.Deployment/web drift");
        Plan drift = stack.preview(wanted);
        assertThat(TestStack.differences(drift))
                .containsExactly("web spec.replicas: Known[value=Num[plain=3]] -> Known[value=Num[plain=2]]");
        assertThat(TestStack.operations(drift)).containsExactly("update kubernetes.apps.Deployment/web drift");
        stack.up(wanted);
        assertNothingToDo(stack, wanted);

        // A secret that is another makes the pods new.
        stack.secrets(Map.of("token", "second"));
        assertThat(TestStack.operations(stack.up(wanted)))
                .containsExactlyInAnyOrder(
                        "update kubernetes.core.Secret/web config", "update kubernetes.apps.Deployment/web dependency");
        assertNothingToDo(stack, wanted);
        cluster.api().patch(path(make, "/api/v1", "secrets/web"), Map.of("stringData", Map.of("TOKEN", "stolen")));
        Plan leaked = stack.preview(wanted);
        assertThat(TestStack.operations(leaked)).containsExactly("update kubernetes.core.Secret/web drift");
        assertThat(leaked.toString()).doesNotContain("stolen").doesNotContain("second");
        stack.up(wanted);

        // What is no longer wanted goes, and so does a field.
        List<ResourceSpec> less = new ArrayList<>(make.shop("shop:2", "bye"));
        less.removeIf(spec -> spec.id().type().kind().equals("Service"));
        assertThat(TestStack.operations(stack.up(less)))
                .containsExactlyInAnyOrder(
                        "update kubernetes.core.ConfigMap/web config",
                        "update kubernetes.apps.Deployment/web config",
                        "delete kubernetes.core.Service/web config");
        assertNothingToDo(stack, less);

        stack.destroy(less, false);
        assertThat(cluster.api().get("/api/v1/namespaces/" + make.namespace()).isEmpty())
                .isTrue();
    }

    @Test
    void tellsStatusLogsAndJobsAndKeepsData() throws IOException {
        TestStack stack = stack("jobs");
        TestObjects make = new TestObjects(stack.id());
        List<ResourceSpec> wanted = List.of(make.namespaceSpec(), make.database("db:1"), make.job("report:1"));
        stack.up(wanted);
        assertNothingToDo(stack, wanted);

        try (PlatformSession session = stack.session()) {
            assertThat(session.status(stack.id()))
                    .extracting(InstanceStatus::component, InstanceStatus::name, InstanceStatus::state)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("db", "db-0", "Running"));
            List<String> lines = new ArrayList<>();
            assertThat(session.run(
                            new JobRequest(stack.id(), KubernetesStack.id("batch.CronJob", "report", ""), lines::add)))
                    .isZero();
            List<String> log = new ArrayList<>();
            session.logs(new LogsRequest(
                    stack.id(), Optional.of("db"), 5, false, (name, line) -> log.add(name + " " + line)));
            assertThat(log).contains("db-0 " + KubernetesCluster.LOGGED);
        }

        Plan plan = stack.destroy(wanted, true);
        assertThat(plan.notes()).anyMatch(note -> note.contains("holds data and stays"));
        assertThat(get(make, "/api/v1", "persistentvolumeclaims/data-db-0").isEmpty())
                .isFalse();
        assertThat(get(make, "/apis/apps/v1", "statefulsets/db").isEmpty()).isTrue();
        stack.destroy(wanted, false);
        assertThat(cluster.api().get("/api/v1/namespaces/" + make.namespace()).isEmpty())
                .isTrue();
    }

    @Test
    void saysWhyPodsDoNotComeUpAndPutsBackWhatRan() throws IOException {
        TestStack stack = stack("fail");
        TestObjects make = new TestObjects(stack.id());
        List<ResourceSpec> wanted = make.shop("shop:1", "hello");
        Failed absent = failed(() -> stack.up(make.shop("shop/absent:1", "hello")));
        assertThat(absent.getMessage())
                .startsWith("kubernetes.apps.Deployment/web: Its image shop/absent:1 can't be pulled: ");
        assertThat(get(make, "/apis/apps/v1", "deployments/web").isEmpty()).isTrue();

        stack.up(wanted);
        Failed crash = failed(() -> stack.up(make.shop("shop/crashes:1", "hello")));
        assertThat(crash.getMessage())
                .contains("Its container web ended with exit code")
                .contains("again and again");
        assertThat(crash.details()).contains(KubernetesCluster.LOGGED, "It was put back to what ran before.");
        assertThat(TestStack.operations(stack.preview(make.shop("shop/crashes:1", "hello"))))
                .as("it is not done")
                .containsExactly("update kubernetes.apps.Deployment/web config");
        assertNothingToDo(stack, wanted);

        cluster.api()
                .create(
                        "/api/v1/namespaces/" + make.namespace() + "/resourcequotas",
                        Map.of(
                                "apiVersion",
                                "v1",
                                "kind",
                                "ResourceQuota",
                                "metadata",
                                Map.of("name", "pods"),
                                "spec",
                                Map.of("hard", Map.of("pods", "2"))));
        assertThat(failed(() -> stack.up(make.shop("shop:2", "hello"))).getMessage())
                .contains("The cluster does not let in its pods: ")
                .contains("exceeded quota");
        assertNothingToDo(stack, wanted);
        stack.destroy(wanted, false);
    }

    @Test
    void goesOnFromWhereItWasCutOff() throws Exception {
        TestStack stack = stack("cut");
        TestObjects make = new TestObjects(stack.id());
        List<ResourceSpec> slow = make.shop("shop/unhealthy:1", "hello");
        List<Failed> cut = new ArrayList<>();
        Thread run = Thread.ofVirtual().start(() -> cut.add(failed(() -> stack.up(slow))));
        while (run.isAlive() && stack.progress().stream().noneMatch(Progress.Waiting.class::isInstance)) {
            Thread.sleep(50);
        }
        assertThat(run.isAlive()).as("it waits: " + cut).isTrue();
        run.interrupt();
        run.join();

        assertThat(cut).singleElement().satisfies(failed -> assertThat(failed).hasMessageContaining("interrupted"));
        Plan plan = stack.preview(slow);
        assertThat(TestStack.operations(plan)).containsExactly("update kubernetes.apps.Deployment/web drift");
        assertThat(plan.notes()).anyMatch(note -> note.contains("no record of a finished run"));
        List<ResourceSpec> wanted = make.shop("shop:1", "hello");
        stack.up(wanted);
        assertNothingToDo(stack, wanted);
        stack.destroy(wanted, false);
    }

    @Test
    void findsBeforehandWhatWouldFail() throws IOException {
        TestStack stack = stack("check");
        TestObjects make = new TestObjects(stack.id());
        List<ResourceSpec> wrong = List.of(
                make.namespaceSpec(),
                make.object(
                        "networking.Ingress",
                        "web",
                        "",
                        Map.of(
                                "spec",
                                Map.of(
                                        "ingress_class_name",
                                        "nginks",
                                        "default_backend",
                                        Map.of("service", Map.of("name", "web", "port", Map.of("number", 80)))))),
                make.object(
                        "core.Service",
                        "web",
                        "",
                        Map.of("spec", Map.of("ports", List.of(Map.of("name", "http", "port", 99999))))),
                make.object("gateway.HttpRoute", "web", "", Map.of("spec", Map.of())));
        Failed all = failed(() -> stack.preview(wrong));
        assertThat(all.details())
                .anyMatch(line -> line.contains("There is no ingress class 'nginks'"))
                .anyMatch(line -> line.contains("spec.ports[0].port"))
                .anyMatch(line -> line.contains("does not know this kind"));

        List<ResourceSpec> wanted = make.shop("shop:1", "hello");
        stack.up(wanted);
        cluster.kubectl(
                "apply",
                "--server-side",
                "--force-conflicts",
                "--field-manager=somebody",
                "-f",
                scale(make).toString());
        Failed conflict = failed(() -> stack.preview(wanted));
        assertThat(conflict.getMessage())
                .isEqualTo(
                        "kubernetes.apps.Deployment/web: Field .spec.replicas is managed by 'somebody', not by OmniDeploy.");
        assertThat(conflict.remedy().orElseThrow()).contains("kubernetes.force_conflicts");
        TestStack forced = new TestStack(stack.id(), cluster.kubeconfig())
                .secrets(Map.of("token", "first"))
                .set("force_conflicts", Value.bool(true));
        assertThat(TestStack.operations(forced.up(wanted)))
                .containsExactly("update kubernetes.apps.Deployment/web drift");

        TestStack visitor = new TestStack(stack.id(), cluster.kubeconfig("visitor")).secrets(Map.of("token", "first"));
        assertThat(failed(() -> visitor.preview(wanted)).getMessage())
                .startsWith("You may not do this on the cluster: ");
        stack.destroy(wanted, false);
    }

    private static java.nio.file.Path scale(TestObjects make) throws IOException {
        java.nio.file.Path file = java.nio.file.Files.createTempFile("scale", ".yaml");
        java.nio.file.Files.writeString(
                file,
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: %s}, spec: {replicas: 5}}"
                        .formatted(make.namespace()));
        return file;
    }

    private static TestStack stack(String name) {
        return new TestStack(new DeploymentId(name, "dev"), cluster.kubeconfig()).secrets(Map.of("token", "first"));
    }

    private static void assertNothingToDo(TestStack stack, List<ResourceSpec> wanted) {
        Plan plan = stack.preview(wanted);
        assertThat(TestStack.differences(plan)).isEmpty();
        assertThat(TestStack.operations(plan)).isEmpty();
    }

    private static Failed failed(org.assertj.core.api.ThrowableAssert.ThrowingCallable run) {
        Failed failed = catchThrowableOfType(Failed.class, run);
        assertThat(failed).as("it fails").isNotNull();
        return failed;
    }

    private static JsonNode get(TestObjects make, String api, String object) throws IOException {
        return cluster.api().get(path(make, api, object));
    }

    private static String path(TestObjects make, String api, String object) {
        return api + "/namespaces/" + make.namespace() + "/" + object;
    }
}
