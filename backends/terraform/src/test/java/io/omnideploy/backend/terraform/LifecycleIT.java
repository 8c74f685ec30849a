package io.omnideploy.backend.terraform;

import static io.omnideploy.backend.terraform.Graphs.CONTAINER;
import static io.omnideploy.backend.terraform.Graphs.NETWORK;
import static io.omnideploy.backend.terraform.Graphs.VOLUME;
import static io.omnideploy.resource.Value.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.plan.Cause;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.Progress;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.plan.Shown;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.testkit.DockerHost;
import io.omnideploy.testkit.FreePorts;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs a stack of real containers through its life. */
@Execution(ExecutionMode.CONCURRENT)
class LifecycleIT {
    private static final String CANARY = "canary-6f1c0b9e";
    private static final String UNTIL_RELEASED = "until [ -e /released ]; do sleep 0.1; done";
    private static final ResourceId WEB = Graphs.id(CONTAINER, "web");
    private static final ResourceId DATA = new ResourceId(VOLUME, "web", "data");

    @TempDir
    Path root;

    private final DockerHost docker = new DockerHost();
    private final DeploymentId id = new DeploymentId("tf" + Long.toString(System.nanoTime(), 36), "dev");
    private StackHarness stack;
    private int port;

    @BeforeEach
    void open() throws IOException {
        port = FreePorts.one();
        Tool.DOCKER.require();
        Tool.TERRAFORM.require();
        Files.createDirectories(root.resolve("project/data"));
        stack = new StackHarness(id, root, Map.of("db_password", CANARY));
    }

    @AfterEach
    void clean() throws IOException {
        docker.clean(id.name());
        stack.unlink();
    }

    @Test
    void aStackGoesThroughItsWholeLife() throws IOException {
        ResourceGraph graph = stacks().graph("hello");

        Plan first = stack.preview(graph);
        assertThat(first.count(Operation.CREATE)).isEqualTo(4);
        assertThat(docker.traces(id.name())).as("preview changes nothing").isEmpty();

        Outputs outputs = stack.up(graph);
        assertThat(outputs.values().get("web_url").text()).isEqualTo("http://127.0.0.1:8080");
        assertThat(outputs.values().get("db_url").secret()).isTrue();
        assertThat(outputs.values().get("db_url").text()).isEqualTo("postgres://app:" + CANARY + "@db");
        assertThat(stack.progress.stream().filter(Progress.Done.class::isInstance))
                .hasSize(4);
        assertThat(docker.containers(id.name(), "dev", "web")).hasSize(1);
        assertThat(stack.outputs(graph)).isEqualTo(outputs);

        assertThat(stack.preview(graph).isEmpty()).as("second preview").isTrue();

        Change change = changeOf(stack.preview(stacks().graph("bye")), WEB);
        assertThat(change.operation()).isEqualTo(Operation.REPLACE);
        assertThat(change.cause()).contains(Cause.CONFIG);
        assertThat(change.properties())
                .containsExactly(new PropertyChange(
                        "env.GREETING", new Shown.Known(text("hello")), new Shown.Known(text("bye")), true));
        assertThat(stack.preview(stacks().graph("bye")).count(Operation.NONE)).isEqualTo(3);
        stack.up(stacks().graph("bye"));
        assertThat(stack.preview(stacks().graph("bye")).isEmpty()).isTrue();

        assertNoTraceOfTheCanary();
        stack.destroy(stacks().graph("bye"), false);
        assertThat(docker.traces(id.name())).isEmpty();
        assertThat(stack.preview(graph).count(Operation.CREATE)).isEqualTo(4);
    }

    @Test
    void aChangedSecretIsSeenAndNotShown() {
        stack.up(stacks().graph("hello"));
        StackHarness later = new StackHarness(id, root, Map.of("db_password", "another-" + CANARY));

        Plan plan = later.preview(stacks().graph("hello"));

        assertThat(changeOf(plan, WEB).properties())
                .containsExactly(
                        new PropertyChange("env.URL", new Shown.Masked(), new Shown.Masked(), true),
                        new PropertyChange("upload[0].content", new Shown.Masked(), new Shown.Masked(), true));
        assertThat(plan.toString()).doesNotContain(CANARY);
    }

    @Test
    void aTakenPortIsToldBeforeAnythingIsTouched() throws IOException {
        stack.up(stacks().graph("hello"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();

            assertThatThrownBy(() -> stack.preview(stacks().graph("hello")))
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failed -> assertThat(failed.resource()).contains("docker.Container/web"));
        }
    }

    @Test
    void whatWasRemovedByHandIsDrift() throws IOException {
        ResourceGraph graph = stacks().graph("hello");
        stack.up(graph);
        docker.docker("rm", "-f", physical("web"));

        Change change = changeOf(stack.preview(graph), WEB);
        assertThat(change.operation()).isEqualTo(Operation.CREATE);
        assertThat(change.cause()).contains(Cause.DRIFT);

        Change seen = changeOf(stack.refresh(graph), WEB);
        assertThat(seen.operation()).isEqualTo(Operation.DELETE);
        assertThat(seen.cause()).contains(Cause.DRIFT);
        assertThat(docker.containers(id.name(), "dev", "web"))
                .as("refresh changes no resource")
                .isEmpty();

        stack.up(graph);
        assertThat(stack.preview(graph).isEmpty()).isTrue();
    }

    @Test
    void aContainerStoppedByHandIsStartedAgain() throws IOException {
        ResourceGraph graph = stacks().plain();
        stack.up(graph);
        docker.docker("stop", "-t", "1", physical("web"));

        Change change = changeOf(stack.preview(graph), WEB);
        assertThat(change.operation()).isEqualTo(Operation.UPDATE);
        assertThat(change.cause()).contains(Cause.DRIFT);
        assertThat(change.properties()).extracting(PropertyChange::path).containsExactly("must_run");

        stack.up(graph);
        assertThat(docker.docker("inspect", "-f", "{{.State.Running}}", physical("web"))
                        .out())
                .startsWith("true");
    }

    @Test
    void aContainerWithPortsThatWasStoppedByHandIsMadeAnew() throws IOException {
        ResourceGraph graph = stacks().graph("hello");
        stack.up(graph);
        docker.docker("stop", "-t", "1", physical("web"));

        Change change = changeOf(stack.preview(graph), WEB);
        assertThat(change.operation()).isEqualTo(Operation.REPLACE);
        assertThat(change.cause()).contains(Cause.DRIFT);
        assertThat(change.forcedBy())
                .hasValueSatisfying(path -> assertThat(path).startsWith("ports["));

        stack.up(graph);
        assertThat(stack.preview(graph).isEmpty()).isTrue();
    }

    @Test
    void aNewNetworkReplacesWhatHangsOnIt() {
        stack.up(stacks().graph("hello"));
        ResourceGraph other = stacks().graph("hello", Graphs.network(id), "other");

        Plan plan = stack.preview(other);

        assertThat(changeOf(plan, Graphs.id(NETWORK, "main")).cause()).contains(Cause.CONFIG);
        assertThat(changeOf(plan, WEB).operation()).isEqualTo(Operation.REPLACE);
        assertThat(changeOf(plan, WEB).cause()).contains(Cause.DEPENDENCY);
        assertThat(changeOf(plan, WEB).properties())
                .containsExactly(new PropertyChange(
                        "networks_advanced[0].name",
                        changeOf(plan, WEB).properties().getFirst().before(),
                        new Shown.AtApply(),
                        true));
        stack.up(other);
        assertThat(stack.preview(other).isEmpty()).isTrue();
    }

    @Test
    void aChangeThatTheProviderWouldMakeInVainReplaces() {
        stack.up(stacks().checked("2s"));
        assertThat(stack.preview(stacks().checked("2s")).isEmpty()).isTrue();

        Change change = changeOf(stack.preview(stacks().checked("3s")), WEB);
        assertThat(change.operation()).isEqualTo(Operation.REPLACE);
        assertThat(change.cause()).contains(Cause.CONFIG);
        assertThat(change.properties())
                .containsExactly(new PropertyChange(
                        "healthcheck.interval", new Shown.Known(text("2s")), new Shown.Known(text("3s")), true));
        stack.up(stacks().checked("3s"));
        assertThat(stack.preview(stacks().checked("3s")).isEmpty()).isTrue();

        Change removed = changeOf(stack.preview(stacks().plain()), WEB);
        assertThat(removed.operation()).isEqualTo(Operation.REPLACE);
        assertThat(removed.forcedBy())
                .hasValueSatisfying(path -> assertThat(path).startsWith("healthcheck"));
        stack.up(stacks().plain());
        assertThat(stack.preview(stacks().plain()).isEmpty()).isTrue();
    }

    @Test
    void whatARunThatWasKilledHasMadeIsAdopted() throws IOException {
        ResourceGraph graph = stacks().graph("hello");
        stack.up(graph);
        Files.delete(stack.folder().resolve("terraform.tfstate"));
        stack.interrupted = true;

        Plan plan = stack.preview(graph);

        assertThat(changeOf(plan, DATA).operation()).isEqualTo(Operation.ADOPT);
        assertThat(changeOf(plan, Graphs.id(NETWORK, "main")).operation()).isEqualTo(Operation.ADOPT);
        assertThat(changeOf(plan, WEB).operation()).isEqualTo(Operation.REPLACE);
        assertThat(changeOf(plan, WEB).cause()).contains(Cause.INTERRUPTION);
        assertThat(stack.folder().resolve("code/omnideploy_adopt.tf")).doesNotExist();
        stack.up(graph);
        stack.interrupted = false;
        assertThat(stack.preview(graph).isEmpty()).isTrue();
        assertThat(docker.containers(id.name(), "dev")).hasSize(1);
    }

    @Test
    void dataIsKeptWhenItIsAskedFor() throws IOException {
        stack.up(stacks().graph("hello"));

        Plan plan = stack.destroy(stacks().graph("hello"), true);

        assertThat(changeOf(plan, DATA).operation()).isEqualTo(Operation.NONE);
        assertThat(changeOf(plan, WEB).cause()).contains(Cause.DESTROY);
        assertThat(plan.notes()).containsExactly(DATA + " is left where it is, with its data.");
        assertThat(docker.traces(id.name())).hasSize(1);
        assertThat(docker.docker("volume", "inspect", id.name() + "-dev-web-data")
                        .exit())
                .isZero();
    }

    @Test
    void aFailureNamesTheResourceAndTheNextRunGoesOn() throws IOException {
        ResourceGraph failing = stacks().job("echo boom; exit 3");

        assertThatThrownBy(() -> stack.up(failing)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.resource()).contains("docker.Container/job");
            assertThat(failed.cause()).isEqualTo("ended with exit_code 3 instead of 0.");
            assertThat(failed.remedy()).isPresent();
            assertThat(failed.details()).anyMatch(line -> line.contains("boom"));
        });

        Change again = changeOf(stack.preview(failing), Graphs.id(CONTAINER, "job"));
        assertThat(again.operation()).isEqualTo(Operation.REPLACE);
        assertThat(again.cause()).contains(Cause.INTERRUPTION);
        stack.up(stacks().job("exit 0"));
        assertThat(stack.preview(stacks().job("exit 0")).isEmpty()).isTrue();
    }

    @Test
    void theBareToolPlansNothingOnTheGeneratedFolder() throws IOException {
        ResourceGraph graph = stacks().graph("hello");
        stack.up(graph);
        Path generated = Files.createDirectories(root.resolve("project/infra/dev"));
        for (Map.Entry<String, String> file :
                new TerraformBackend().emit(stack.emit(graph)).entrySet()) {
            Files.writeString(generated.resolve(file.getKey()), file.getValue());
        }

        RealTerraform terraform = RealTerraform.require();
        terraform.run(
                generated, "init", "-backend-config=path=" + stack.folder().resolve("terraform.tfstate"), "-no-color");
        String plan = terraform.run(
                generated, Map.of("TF_VAR_db_password", CANARY), "plan", "-detailed-exitcode", "-no-color");

        assertThat(plan).contains("No changes.");
    }

    @Test
    void openTofuDoesTheSame() throws IOException {
        Tool.TOFU.require();
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.put("OMNIDEPLOY_TERRAFORM", "tofu");
        StackHarness tofu = new StackHarness(id, root, Map.of("db_password", CANARY), environment);

        tofu.up(stacks().graph("hello"));
        assertThat(tofu.preview(stacks().graph("hello")).isEmpty()).isTrue();
        assertThat(changeOf(tofu.preview(stacks().graph("bye")), WEB).properties())
                .extracting(PropertyChange::path)
                .containsExactly("env.GREETING");
        tofu.destroy(stacks().graph("hello"), true);
        assertThat(docker.traces(id.name())).as("the volume alone").hasSize(1);
    }

    @Test
    void terraformGoesOnWhenOmniDeployIsKilledAndTheNextRunWaitsForIt() throws Exception {
        ResourceGraph slow = stacks().job(UNTIL_RELEASED);
        Process killed = SeparateRun.start(root, id, UNTIL_RELEASED);
        awaitContainer();
        killed.destroyForcibly().waitFor();

        try (ExecutorService runner = Executors.newSingleThreadExecutor()) {
            Future<Outputs> next = runner.submit(() -> stack.up(slow));
            try {
                awaitUntil(() -> next.isDone() || waited());
            } finally {
                endReleasing(next);
            }
        }

        assertThat(waited()).isTrue();
        assertThat(stack.progress.stream().filter(Progress.Started.class::isInstance))
                .isEmpty();
        assertThat(stack.preview(slow).isEmpty()).isTrue();
    }

    @Test
    void anInterruptedRunLeavesAStateFromWhichTheNextGoesOn() throws Exception {
        ResourceGraph slow = stacks().job(UNTIL_RELEASED);
        Process interrupted = SeparateRun.start(root, id, UNTIL_RELEASED);
        awaitContainer();
        interrupted.destroy();
        while (!interrupted.waitFor(1, TimeUnit.SECONDS)) {
            release();
        }

        assertThat(interrupted.exitValue()).isEqualTo(143);
        stack.interrupted = true;
        try (ExecutorService runner = Executors.newSingleThreadExecutor()) {
            endReleasing(runner.submit(() -> stack.up(slow)));
        }
        assertThat(waited()).isFalse();
        assertThat(stack.preview(slow).isEmpty()).isTrue();
        assertThat(docker.containers(id.name(), "dev")).hasSize(1);
    }

    private boolean waited() {
        return List.copyOf(stack.progress).stream()
                .anyMatch(step ->
                        step instanceof Progress.Step told && told.what().startsWith("waiting for the Terraform"));
    }

    /** Lets the job end that waits until it may, whichever container it is in by now. */
    private void release() throws IOException {
        docker.docker("exec", physical("job"), "touch", "/released");
    }

    private void endReleasing(Future<Outputs> run) throws Exception {
        while (true) {
            release();
            try {
                run.get(1, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException goesOn) {
                // Its container may be one that was made only now.
            }
        }
    }

    private void awaitContainer() throws Exception {
        awaitUntil(() -> docker.docker("inspect", "-f", "{{.State.Running}}", physical("job"))
                .out()
                .startsWith("true"));
    }

    private static void awaitUntil(Callable<Boolean> holds) throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (!holds.call()) {
            assertThat(Instant.now()).as("what is waited for").isBefore(end);
            Thread.sleep(100);
        }
    }

    private Stacks stacks() {
        return new Stacks(id, port);
    }

    private String physical(String component) {
        return id.name() + "-dev-" + component;
    }

    private static Change changeOf(Plan plan, ResourceId resource) {
        return plan.changes().stream()
                .filter(change -> change.resource().equals(resource))
                .findFirst()
                .orElseThrow(() -> new AssertionError(resource + " is not in " + plan));
    }

    /** Terraform's own state is the one place that may have it: everybody else is kept out of it. */
    private void assertNoTraceOfTheCanary() throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(stack.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().contains("/.terraform/")
                        && Files.readString(file).contains(CANARY)) {
                    found.add(file.getFileName());
                }
            }
        }
        assertThat(found).isSubsetOf(Path.of("terraform.tfstate"), Path.of("terraform.tfstate.backup"));
        assertThat(stack.progress.toString()).doesNotContain(CANARY);
        for (Path file : found) {
            assertThat(Files.getPosixFilePermissions(stack.folder().resolve(file)))
                    .as(file.toString())
                    .hasSize(2);
        }
    }
}
