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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What becomes of the old container when a new one doesn't come up, or when the run is cut off half-way. */
@Execution(ExecutionMode.CONCURRENT)
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
    void imageThatFailsIsToldWithExitCodeAndLogAndTheOldOneRunsAgain() {
        stack.up(make.shop(port, HELLO));
        String old = Docker.inspect(stack.name("web"), "{{.Id}}");
        List<ResourceSpec> failing = new ArrayList<>(make.shop(port, HELLO, "omnideploy-test/fails:1"));
        failing.replaceAll(spec -> spec.id().toString().equals("docker.Container/web")
                ? make.service("web").build()
                : spec);

        Failed failed = catchThrowableOfType(Failed.class, () -> stack.up(failing));

        assertThat(failed.resource()).contains("docker.Container/web");
        assertThat(failed.cause()).contains("exit code 1").contains("The old container runs again.");
        assertThat(failed.details()).anyMatch(line -> line.contains("boom: cannot start"));
        assertThat(failed.remedy()).isPresent();
        assertThat(Docker.inspect(stack.name("web"), "{{.Id}} {{.State.Running}}"))
                .isEqualTo(old + " true");
        assertThat(stack.left()).hasSize(4);
    }

    @Test
    void containerThatIsNeverHealthyIsToldWithItsCheckAndTheOldOneRunsAgain() {
        stack.up(make.shop(port, HELLO));
        String old = Docker.inspect(stack.name("web"), "{{.Id}}");
        List<ResourceSpec> ill = withHealth("sh", "-c", "echo not yet; exit 3");

        Failed failed = catchThrowableOfType(Failed.class, () -> stack.up(ill));

        assertThat(failed.resource()).contains("docker.Container/web");
        assertThat(failed.cause()).contains("health check fails");
        assertThat(failed.details()).contains("health check: exit code 3", "health check: not yet");
        assertThat(Docker.inspect(stack.name("web"), "{{.Id}} {{.State.Running}}"))
                .isEqualTo(old + " true");
        assertThat(stack.left()).hasSize(4);
    }

    @Test
    void firstStartThatFailsLeavesNoContainerAndWhatNeedsItIsNotBegun() {
        List<ResourceSpec> resources = List.of(
                make.network(),
                make.image("web", TestResources.SHELL),
                make.image("db", "omnideploy-test/unhealthy:1"),
                make.service("db")
                        .set("wait", Value.bool(true))
                        .set("wait_timeout", Value.number(20))
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
    void cutOffAfterTheOldOneWasPutAside() {
        stack.up(make.shop(port, HELLO));
        String old = Docker.inspect(stack.name("web"), "{{.Id}}");
        Docker.run("stop", stack.name("web"));
        Docker.run("rename", stack.name("web"), stack.name("web") + ".replaced");

        // With the old description it is put back, with a new one it is replaced.
        stack.up(make.shop(port, HELLO));
        assertThat(Docker.inspect(stack.name("web"), "{{.Id}} {{.State.Running}}"))
                .isEqualTo(old + " true");
        assertNothingToDo(make.shop(port, HELLO));

        Docker.run("stop", stack.name("web"));
        Docker.run("rename", stack.name("web"), stack.name("web") + ".replaced");
        stack.up(make.shop(port, BYE));
        assertThat(Docker.variable(stack.name("web"), "GREETING")).isEqualTo("bye");
        assertThat(stack.left()).hasSize(4);
        assertNothingToDo(make.shop(port, BYE));
    }

    @Test
    void cutOffBeforeTheNewOneWasSeenToWork() {
        stack.up(make.shop(port, BYE));
        copy(stack.name("web"), stack.name("web") + ".replaced");

        assertThat(TestStack.operations(stack.preview(make.shop(port, BYE))))
                .containsExactly("update docker.Container/web drift");
        stack.up(make.shop(port, BYE));

        assertThat(Docker.variable(stack.name("web"), "GREETING")).isEqualTo("bye");
        assertThat(stack.left()).hasSize(4);
        assertNothingToDo(make.shop(port, BYE));
    }

    @Test
    void cutOffAfterTheOldOneWasPutAsideAndTheNextNewOneDoesNotWork() {
        stack.up(make.shop(port, HELLO));
        String old = Docker.inspect(stack.name("web"), "{{.Id}}");
        List<ResourceSpec> ill = withHealth("false");
        aside(old);
        assertThat(catchThrowableOfType(Failed.class, () -> stack.up(ill))).isNotNull();
        // The run that failed put the old one back.
        assertThat(Docker.inspect(stack.name("web"), "{{.Id}} {{.State.Running}}"))
                .isEqualTo(old + " true");
        assertThat(stack.left()).hasSize(4);
        stack.up(make.shop(port, HELLO));
        assertThat(Docker.inspect(stack.name("web"), "{{.Id}}")).isEqualTo(old);
        assertNothingToDo(make.shop(port, HELLO));
    }

    @Test
    void newOneThatNobodyHadSeenAndThatDoesNotWorkGivesWayToTheOldOne() {
        stack.up(make.shop(port, HELLO));
        String old = Docker.inspect(stack.name("web"), "{{.Id}}");
        aside(old);
        copy(stack.name("web") + ".replaced", stack.name("web"), "sh", "-c", "echo broken; exit 9");
        Docker.run("start", stack.name("web"));

        // It says that it is what is wanted; it does not come up, so the old one does.
        Failed failed = catchThrowableOfType(Failed.class, () -> stack.up(make.shop(port, HELLO)));

        assertThat(failed.cause()).contains("exit code 9").contains("The old container runs again.");
        assertThat(Docker.inspect(stack.name("web"), "{{.Id}} {{.State.Running}}"))
                .isEqualTo(old + " true");
        assertThat(stack.left()).hasSize(4);
    }

    @Test
    void cutOffBeforeTheNewOneWasComplete() {
        stack.up(make.shop(port, HELLO));
        copy(stack.name("web"), stack.name("web") + ".new");

        stack.up(make.shop(port, BYE));
        assertThat(stack.left()).hasSize(4);

        copy(stack.name("web"), stack.name("web") + ".new");
        stack.destroy(make.shop(port, BYE), false);
        assertThat(stack.left()).isEmpty();

        stack.up(make.shop(port, HELLO));
        copy(stack.name("web"), stack.name("web") + ".new");
        Docker.run("rm", "-f", stack.name("web"));
        stack.up(make.shop(port, HELLO));
        assertThat(stack.left()).hasSize(4);
        assertNothingToDo(make.shop(port, HELLO));
    }

    private List<ResourceSpec> withHealth(String... check) {
        List<ResourceSpec> resources = new ArrayList<>(make.shop(port, HELLO));
        resources.replaceAll(spec -> spec.id().toString().equals("docker.Container/web")
                ? make.web("web", port, HELLO)
                        .set("healthcheck", TestResources.healthcheck(check))
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
    private void copy(String container, String name, String... process) {
        List<String> command = new ArrayList<>(
                List.of("create", "--name", name, "--network", stack.id().name() + "-dev", "--network-alias", "web"));
        Docker.inspect(container, "{{range $k, $v := .Config.Labels}}{{$k}}={{$v}}\n{{end}}")
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(label -> command.addAll(List.of("--label", label)));
        command.add(TestResources.SHELL);
        command.addAll(List.of(process));
        Docker.run(command.toArray(String[]::new));
    }

    private void assertNothingToDo(List<ResourceSpec> wanted) {
        assertThat(TestStack.operations(stack.preview(wanted))).isEmpty();
    }
}
