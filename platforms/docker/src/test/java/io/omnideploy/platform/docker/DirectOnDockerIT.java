package io.omnideploy.platform.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.OutputValue;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.Progress;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.plan.Shown;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.testkit.FreePorts;
import io.omnideploy.testkit.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Brings stacks up on a real engine, changes them, and takes them down. */
@Execution(ExecutionMode.CONCURRENT)
@Order(2)
class DirectOnDockerIT {
    private static final Map<String, Value> HELLO = Map.of("GREETING", Value.text("hello"));

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
    void aStackIsMadeChangedAndTakenDown() {
        upMakesEverythingAndASecondUpHasNothingToDo();
        otherStackSharesNothing();
        changeOfAVariableReplacesThatContainerAlone();
        destroyLeavesNothingAndKeepDataTheVolumes();
    }

    private void upMakesEverythingAndASecondUpHasNothingToDo() {
        stack.outputs(
                        new OutputSpec("url", Value.text("http://127.0.0.1:" + port), "Where web answers."),
                        new OutputSpec(
                                "address",
                                new Value.Ref(
                                        TestResources.id("docker.Container", "web"),
                                        AttributePath.of("network_data").at(0).then("ip_address")),
                                "Its address."),
                        new OutputSpec("dsn", new Value.SecretInput("password"), "A secret."))
                .secrets(Map.of("password", "canary-5a1b"));
        List<ResourceSpec> wanted = make.shop(port, HELLO);

        Plan plan = stack.preview(wanted);
        assertThat(TestStack.operations(plan))
                .containsExactly(
                        "create docker.Container/cache config",
                        "create docker.Container/web config",
                        "create docker.Network/main config",
                        "create docker.Volume/cache-data config");
        assertThat(plan.outputs())
                .extracting(PropertyChange::after)
                .containsExactly(
                        new Shown.AtApply(),
                        new Shown.Masked(),
                        new Shown.Known(Value.text("http://127.0.0.1:" + port)));
        assertThat(stack.liveOutputs(wanted).values()).isEmpty();
        assertThat(stack.left()).as("a preview makes nothing").isEmpty();

        Map<String, OutputValue> values = stack.up(wanted).values();

        assertThat(Docker.inspect(stack.name("web"), "{{.State.Health.Status}}"))
                .isEqualTo("healthy");
        assertThat(Docker.inspect(stack.name("cache"), "{{.State.Running}}")).isEqualTo("true");
        assertThat(values.get("url").text()).isEqualTo("http://127.0.0.1:" + port);
        assertThat(values.get("address").text()).matches("[0-9.]+");
        assertThat(values.get("dsn").secret()).isTrue();
        assertThat(stack.liveOutputs(wanted).values()).isEqualTo(values);
        assertProgressTellsEachResource();
        assertNothingToDo(wanted);
    }

    private void assertProgressTellsEachResource() {
        assertThat(stack.progress().stream()
                        .filter(Progress.Done.class::isInstance)
                        .map(event -> ((Progress.Done) event).resource().toString()))
                .containsExactlyInAnyOrder(
                        "docker.Network/main",
                        "docker.Volume/cache-data",
                        "docker.Container/cache",
                        "docker.Container/web");
        assertThat(stack.progress())
                .anySatisfy(event -> assertThat(event.toString()).contains("waiting until it is healthy"));
    }

    private void otherStackSharesNothing() {
        try (TestStack other = new TestStack(new DeploymentId(stack.id().name(), "two"), project)) {
            List<ResourceSpec> second = new TestResources(other.id()).shop(FreePorts.one(), HELLO);
            other.up(second);

            other.destroy(second, false);

            assertNothingToDo(make.shop(port, HELLO));
            assertThat(TestStack.operations(other.preview(second)))
                    .hasSize(4)
                    .allMatch(line -> line.startsWith("create"));
        }
    }

    private void changeOfAVariableReplacesThatContainerAlone() {
        String cache = Docker.inspect(stack.name("cache"), "{{.Id}}");
        List<ResourceSpec> changed = make.shop(port, Map.of("GREETING", Value.text("bye")));

        Plan plan = stack.preview(changed);

        assertThat(TestStack.operations(plan)).containsExactly("replace docker.Container/web config");
        Change change = TestStack.change(plan, "docker.Container/web");
        assertThat(change.properties())
                .containsExactly(new PropertyChange(
                        "env.GREETING",
                        new Shown.Known(Value.text("hello")),
                        new Shown.Known(Value.text("bye")),
                        true));
        assertThat(change.forcedBy()).contains("env.GREETING");
        stack.up(changed);
        assertThat(Docker.variable(stack.name("web"), "GREETING")).isEqualTo("bye");
        assertThat(Docker.inspect(stack.name("cache"), "{{.Id}}")).isEqualTo(cache);
        assertThat(stack.left()).hasSize(4);
        assertNothingToDo(changed);
    }

    private void destroyLeavesNothingAndKeepDataTheVolumes() {
        List<ResourceSpec> wanted = make.shop(port, HELLO);
        Docker.run("exec", stack.name("cache"), "sh", "-c", "echo kept > /data/file");

        Plan keeping = stack.destroy(wanted, true);
        assertThat(keeping.notes())
                .singleElement()
                .asString()
                .contains("docker.Volume/cache-data")
                .contains("stays");
        assertThat(stack.left()).containsExactly(stack.name("cache-data"));

        assertThat(TestStack.operations(stack.preview(wanted))).noneMatch(line -> line.contains("Volume"));
        stack.up(wanted);
        assertThat(Docker.run("exec", stack.name("cache"), "cat", "/data/file")).isEqualTo("kept");

        Plan all = stack.destroy(wanted, false);
        assertThat(TestStack.operations(all))
                .containsExactly(
                        "delete docker.Container/cache destroy",
                        "delete docker.Container/web destroy",
                        "delete docker.Network/main destroy",
                        "delete docker.Volume/cache-data destroy");
        assertThat(stack.left()).isEmpty();
        assertThat(stack.destroy(wanted, false).isEmpty()).isTrue();
        assertThat(Docker.tryRun("image", "inspect", TestResources.SHELL))
                .as("images stay")
                .isPresent();
    }

    @Test
    void aStackIsBroughtBackFromWhatHandsDidAndRebuiltUnderItsContainers() {
        stack.up(withMemory(64));
        containerRemovedByHandIsMadeAgainAndAStoppedOneStarted();
        limitsChangeInPlaceAndAreSetBackWhenSomebodyElseChangedThem();
        replacedNetworkKeepsTheContainersConnected();
        whatIsNoLongerWantedGoesButNotItsData();
    }

    private void containerRemovedByHandIsMadeAgainAndAStoppedOneStarted() {
        List<ResourceSpec> wanted = withMemory(64);
        Docker.run("rm", "-f", stack.name("cache"));
        Docker.run("stop", stack.name("web"));
        String web = Docker.inspect(stack.name("web"), "{{.Id}}");

        assertThat(TestStack.operations(stack.refresh(wanted)))
                .containsExactly("delete docker.Container/cache drift", "update docker.Container/web drift");
        assertThat(TestStack.operations(stack.preview(wanted)))
                .containsExactly("create docker.Container/cache drift", "update docker.Container/web drift");
        stack.up(wanted);

        assertThat(Docker.inspect(stack.name("web"), "{{.Id}} {{.State.Health.Status}}"))
                .isEqualTo(web + " healthy");
        assertNothingToDo(wanted);
    }

    private void limitsChangeInPlaceAndAreSetBackWhenSomebodyElseChangedThem() {
        String cache = Docker.inspect(stack.name("cache"), "{{.Id}}");
        List<ResourceSpec> more = withMemory(96);

        assertThat(TestStack.operations(stack.preview(more))).containsExactly("update docker.Container/cache config");
        stack.up(more);
        assertThat(Docker.inspect(stack.name("cache"), "{{.Id}} {{.HostConfig.Memory}}"))
                .isEqualTo(cache + " " + 96L * 1024 * 1024);
        assertNothingToDo(more);

        Docker.run("update", "--memory", "80m", "--memory-swap", "160m", "--restart", "no", stack.name("cache"));
        assertThat(TestStack.change(stack.preview(more), "docker.Container/cache")
                        .properties())
                .extracting(PropertyChange::path)
                .containsExactly("memory", "memory_swap", "restart");
        stack.up(more);
        assertNothingToDo(more);

        List<ResourceSpec> none = make.shop(port, HELLO);
        assertThat(TestStack.operations(stack.preview(none))).containsExactly("update docker.Container/cache config");
        stack.up(none);
        assertThat(Docker.inspect(stack.name("cache"), "{{.HostConfig.Memory}}"))
                .isEqualTo("0");
        assertNothingToDo(none);
    }

    private List<ResourceSpec> withMemory(long megabytes) {
        List<ResourceSpec> resources = new ArrayList<>(make.shop(port, HELLO));
        ResourceSpec data = make.volume("cache", "data");
        resources.replaceAll(spec -> spec.id().toString().equals("docker.Container/cache")
                ? make.service("cache")
                        .set("volumes", Value.list(TestResources.mount(data)))
                        .set("memory", Value.number(megabytes))
                        .set("memory_swap", Value.number(megabytes * 2))
                        .build()
                : spec);
        return resources;
    }

    private void replacedNetworkKeepsTheContainersConnected() {
        List<ResourceSpec> changed = new ArrayList<>(make.shop(port, HELLO));
        changed.set(
                0,
                ResourceSpec.builder(TestResources.NETWORK)
                        .set("name", Value.text(stack.id().name() + "-dev"))
                        .set("driver", Value.text("bridge"))
                        .set("attachable", Value.bool(true))
                        .set("labels", make.labels(TestResources.NETWORK))
                        .build());

        Plan plan = stack.preview(changed);
        assertThat(TestStack.operations(plan))
                .containsExactly(
                        "replace docker.Container/cache dependency",
                        "replace docker.Container/web dependency",
                        "replace docker.Network/main config");
        assertThat(TestStack.change(plan, "docker.Container/web").properties())
                .singleElement()
                .satisfies(change -> assertThat(change.after()).isInstanceOf(Shown.AtApply.class));
        stack.up(changed);

        assertThat(Docker.run("exec", stack.name("web"), "ping", "-c", "1", "-W", "60", "cache"))
                .contains("1 packets received");
        assertNothingToDo(changed);
    }

    private void whatIsNoLongerWantedGoesButNotItsData() {
        // Under another name, on the same port: the old one has to go first.
        List<ResourceSpec> renamed = List.of(
                make.network(),
                make.image("site", TestResources.SHELL),
                make.web("site", port, HELLO).build());

        Plan plan = stack.preview(renamed);

        assertThat(TestStack.operations(plan))
                .containsExactly(
                        "delete docker.Container/cache config",
                        "create docker.Container/site config",
                        "delete docker.Container/web config",
                        "replace docker.Network/main config");
        assertThat(plan.notes())
                .singleElement()
                .asString()
                .contains("docker.Volume/cache-data")
                .contains("stays");
        stack.up(renamed);
        assertThat(stack.left())
                .containsExactlyInAnyOrder(stack.name("site"), stack.id().name() + "-dev", stack.name("cache-data"));
        assertNothingToDo(renamed);
    }

    @Test
    void oneShotRunsOnceAndAgainWhenItIsChangedOrWasCutOff() throws InterruptedException {
        List<ResourceSpec> first = withInit("echo one >> /data/log");
        stack.up(first);
        assertNothingToDo(first);
        List<ResourceSpec> second = withInit("echo two >> /data/log");
        assertThat(TestStack.operations(stack.preview(second)))
                .containsExactly("replace docker.Container/cache-init config");
        stack.up(second);
        assertThat(Docker.run("exec", stack.name("cache"), "cat", "/data/log")).isEqualTo("one\ntwo");

        // As if the machine had gone down while it ran: it ended, but not well.
        Docker.run("rm", "-f", stack.name("cache-init"));
        List<ResourceSpec> sleeping = withInit("sleep 3600");
        AtomicReference<RuntimeException> cutOff = new AtomicReference<>();
        Thread up = Thread.ofVirtual().start(() -> {
            try {
                stack.up(sleeping);
            } catch (RuntimeException failed) {
                cutOff.set(failed);
            }
        });
        Docker.await(() -> Docker.tryRun("inspect", "--format", "{{.State.Running}}", stack.name("cache-init"))
                .filter("true"::equals)
                .isPresent());
        Docker.run("kill", stack.name("cache-init"));
        up.join();

        assertThat(cutOff.get()).isInstanceOf(Failed.class).hasMessageContaining("exit code 137");
        assertThat(TestStack.operations(stack.preview(second)))
                .containsExactly("create docker.Container/cache-init config");
        stack.up(second);
        assertThat(Docker.run("exec", stack.name("cache"), "cat", "/data/log")).isEqualTo("one\ntwo\ntwo");
        assertNothingToDo(second);
    }

    private List<ResourceSpec> withInit(String script) {
        List<ResourceSpec> resources = new ArrayList<>(make.shop(port, HELLO));
        resources.add(make.oneShot("cache", script)
                .set("volumes", Value.list(TestResources.mount(make.volume("cache", "data"))))
                .after(Set.of(TestResources.id("docker.Container", "cache")))
                .build());
        return resources;
    }

    private void assertNothingToDo(List<ResourceSpec> wanted) {
        Plan plan = stack.preview(wanted);
        assertThat(plan.changes())
                .allSatisfy(change -> assertThat(change.operation()).isEqualTo(Operation.NONE));
        assertThat(plan.isEmpty()).isTrue();
        Plan refreshed = stack.refresh(wanted);
        assertThat(TestStack.operations(refreshed)).isEmpty();
    }
}
