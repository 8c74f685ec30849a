package io.omnideploy.platform.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.testkit.FreePorts;
import io.omnideploy.testkit.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What becomes of the old container when a new one doesn't come up, or when the run is cut off half-way. Whoever gives way leaves
 * the stack as it was, so that one stack serves for several trials.
 */
@Execution(ExecutionMode.CONCURRENT)
@Order(2)
class ReplacementIT {
    private static final Map<String, Value> HELLO = Map.of("GREETING", Value.text("hello"));
    private static final Map<String, Value> BYE = Map.of("GREETING", Value.text("bye"));

    @BeforeAll
    static void needsTools() {
        Tool.DOCKER.require();
    }

    @TempDir
    Path project;

    private TestStack stack;
    private TestResources make;
    private int port;

    @BeforeEach
    void begin() {
        stack = new TestStack(project);
        make = new TestResources(stack.id());
        port = FreePorts.one();
    }

    @AfterEach
    void end() {
        stack.close();
    }

    @Test
    void whateverDoesNotComeUpGivesWayToTheOldOne() {
        stack.up(make.shop(port, HELLO));
        String old = Docker.inspect(stack.name("web"), "{{.Id}}");

        imageThatFailsIsToldWithExitCodeAndLog();
        assertRunsAgain(old);
        containerThatIsNeverHealthyIsToldWithItsCheck();
        assertRunsAgain(old);

        aside(old);
        assertThat(catchThrowableOfType(Failed.class, () -> stack.up(ill("false"))))
                .as("cut off after the old one was put aside, and the next new one doesn't work either")
                .isNotNull();
        assertRunsAgain(old);
        newOneThatNobodyHadSeenIsLookedAt(old);
        assertRunsAgain(old);

        stack.up(make.shop(port, HELLO));
        assertRunsAgain(old);
        assertNothingToDo(make.shop(port, HELLO));
    }

    private void imageThatFailsIsToldWithExitCodeAndLog() {
        List<ResourceSpec> failing = new ArrayList<>(make.shop(port, HELLO, "omnideploy-test/fails:1"));
        failing.replaceAll(spec -> spec.id().toString().equals("docker.Container/web")
                ? make.service("web").build()
                : spec);

        Failed failed = catchThrowableOfType(Failed.class, () -> stack.up(failing));

        assertThat(failed.resource()).contains("docker.Container/web");
        assertThat(failed.cause()).contains("exit code 1").contains("The old container runs again.");
        assertThat(failed.details()).anyMatch(line -> line.contains("boom: cannot start"));
        assertThat(failed.remedy()).isPresent();
    }

    private void containerThatIsNeverHealthyIsToldWithItsCheck() {
        Failed failed = catchThrowableOfType(Failed.class, () -> stack.up(ill("sh", "-c", "echo not yet; exit 3")));

        assertThat(failed.resource()).contains("docker.Container/web");
        assertThat(failed.cause()).contains("health check fails").contains("The old container runs again.");
        assertThat(failed.details()).contains("health check: exit code 3", "health check: not yet");
    }

    /** It says that it is what is wanted; it does not come up, so the old one does. */
    private void newOneThatNobodyHadSeenIsLookedAt(String old) {
        aside(old);
        // As its description made it, with a check that it never passes: only its end can be seen.
        copy(
                stack.name("web") + ".replaced",
                stack.name("web"),
                List.of("--health-cmd", "false", "--health-interval", "1s", "--health-retries", "1000"),
                "sh",
                "-c",
                "echo broken; exit 9");
        Docker.run("start", stack.name("web"));

        Failed failed = catchThrowableOfType(Failed.class, () -> stack.up(make.shop(port, HELLO)));

        assertThat(failed.cause()).contains("exit code 9").contains("The old container runs again.");
    }

    private void assertRunsAgain(String old) {
        assertThat(Docker.inspect(stack.name("web"), "{{.Id}} {{.State.Running}}"))
                .isEqualTo(old + " true");
        assertThat(stack.left()).hasSize(4);
    }

    /** What nothing checks must run for a while, without an end in between, before the old one goes. */
    @Test
    void containerThatEndsAgainAndAgainIsNotTakenForOneThatWorks() {
        stack.up(List.of(make.network(), make.image("worker", TestResources.SHELL), worker("sleep 3600")));
        String old = Docker.inspect(stack.name("worker"), "{{.Id}}");

        Failed failed = catchThrowableOfType(
                Failed.class,
                () -> stack.up(List.of(
                        make.network(), make.image("worker", TestResources.SHELL), worker("sleep 1.5; exit 5"))));

        assertThat(failed.cause()).contains("exit code 5").contains("The old container runs again.");
        assertThat(Docker.inspect(stack.name("worker"), "{{.Id}} {{.State.Running}}"))
                .isEqualTo(old + " true");
    }

    private ResourceSpec worker(String script) {
        return make.service("worker")
                .set("command", Value.texts(List.of("sh", "-c", script)))
                .build();
    }

    @Test
    void firstStartThatFailsLeavesNoContainerAndWhatNeedsItIsNotBegun() {
        List<ResourceSpec> resources = List.of(
                make.network(),
                make.image("web", TestResources.SHELL),
                make.image("db", "omnideploy-test/unhealthy:1"),
                make.service("db")
                        .set("wait", Value.bool(true))
                        .set("wait_timeout", Value.number(60))
                        .build(),
                make.web("web", port, HELLO)
                        .after(java.util.Set.of(TestResources.id("docker.Container", "db")))
                        .build());

        Failed failed = catchThrowableOfType(Failed.class, () -> stack.up(resources));

        assertThat(failed.resource()).contains("docker.Container/db");
        assertThat(stack.left()).containsExactly(stack.id().name() + "-dev");
    }

    @Test
    void oneShotThatFailsIsToldWithItsLog() {
        List<ResourceSpec> resources = List.of(
                make.network(),
                make.image("db", TestResources.SHELL),
                make.oneShot("db", "echo made half; exit 7").build());

        Failed failed = catchThrowableOfType(Failed.class, () -> stack.up(resources));

        assertThat(failed.cause()).contains("exit code 7");
        assertThat(failed.details()).containsExactly("made half");
        assertThat(stack.left()).hasSize(1);
    }

    @Test
    void nextRunTellsByTheNamesWhereARunWasCutOff() {
        stack.up(make.shop(port, HELLO));
        cutOffAfterTheOldOneWasPutAside();
        cutOffBeforeTheNewOneWasSeenToWork();
        cutOffBeforeTheNewOneWasComplete();
    }

    private void cutOffAfterTheOldOneWasPutAside() {
        String old = Docker.inspect(stack.name("web"), "{{.Id}}");
        aside(old);

        // With the old description it is put back, with a new one it is replaced.
        stack.up(make.shop(port, HELLO));
        assertRunsAgain(old);
        assertNothingToDo(make.shop(port, HELLO));

        aside(old);
        stack.up(make.shop(port, BYE));
        assertThat(Docker.variable(stack.name("web"), "GREETING")).isEqualTo("bye");
        assertThat(stack.left()).hasSize(4);
        assertNothingToDo(make.shop(port, BYE));
    }

    private void cutOffBeforeTheNewOneWasSeenToWork() {
        copy(stack.name("web"), stack.name("web") + ".replaced", List.of());

        assertThat(TestStack.operations(stack.preview(make.shop(port, BYE))))
                .containsExactly("update docker.Container/web drift");
        stack.up(make.shop(port, BYE));

        assertThat(Docker.variable(stack.name("web"), "GREETING")).isEqualTo("bye");
        assertThat(stack.left()).hasSize(4);
        assertNothingToDo(make.shop(port, BYE));
    }

    private void cutOffBeforeTheNewOneWasComplete() {
        copy(stack.name("web"), stack.name("web") + ".new", List.of());
        stack.up(make.shop(port, HELLO));
        assertThat(stack.left()).hasSize(4);

        copy(stack.name("web"), stack.name("web") + ".new", List.of());
        Docker.run("rm", "-f", stack.name("web"));
        stack.up(make.shop(port, HELLO));
        assertThat(stack.left()).hasSize(4);
        assertNothingToDo(make.shop(port, HELLO));

        copy(stack.name("web"), stack.name("web") + ".new", List.of());
        stack.destroy(make.shop(port, HELLO), false);
        assertThat(stack.left()).isEmpty();
    }

    /** The shop with a web server that fails its check. */
    private List<ResourceSpec> ill(String... check) {
        List<ResourceSpec> resources = new ArrayList<>(make.shop(port, HELLO));
        resources.replaceAll(spec -> spec.id().toString().equals("docker.Container/web")
                ? make.web("web", port, HELLO)
                        .set("healthcheck", TestResources.strictHealthcheck(check))
                        .after(spec.dependsOn())
                        .build()
                : spec);
        return resources;
    }

    private void aside(String container) {
        Docker.run("stop", container);
        Docker.run("rename", container, stack.name("web") + ".replaced");
    }

    /** Makes a container with the labels of another, on the same network; it isn't started. */
    private void copy(String container, String name, List<String> options, String... process) {
        List<String> command = new ArrayList<>(
                List.of("create", "--name", name, "--network", stack.id().name() + "-dev", "--network-alias", "web"));
        Docker.inspect(container, "{{range $k, $v := .Config.Labels}}{{$k}}={{$v}}\n{{end}}")
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(label -> command.addAll(List.of("--label", label)));
        command.addAll(options);
        command.add(TestResources.SHELL);
        command.addAll(List.of(process));
        Docker.run(command.toArray(String[]::new));
    }

    private void assertNothingToDo(List<ResourceSpec> wanted) {
        assertThat(TestStack.operations(stack.preview(wanted))).isEmpty();
    }
}
