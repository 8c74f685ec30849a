package io.omnideploy.platform.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.InstanceStatus;
import io.omnideploy.spi.LogsRequest;
import io.omnideploy.spi.PlatformSession;
import io.omnideploy.testkit.FreePorts;
import io.omnideploy.testkit.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** How a stack fares and what it says. */
@Execution(ExecutionMode.CONCURRENT)
class ObservationIT {
    @BeforeAll
    static void needsTools() {
        Tool.DOCKER.require();
    }

    @TempDir
    Path project;

    private TestStack stack;
    private PlatformSession session;

    @BeforeEach
    void begin() {
        stack = new TestStack(project);
        session = new DockerPlatform()
                .connect(new ConnectRequest(Value.object(Map.of()), project, new TestSecrets(Map.of())));
    }

    @AfterEach
    void end() {
        session.close();
        stack.close();
    }

    @Test
    void statusTellsStateHealthAndAddress() {
        int port = FreePorts.one();
        stack.up(new TestResources(stack.id()).shop(port, Map.of()));

        List<InstanceStatus> status = session.status(stack.id());

        assertThat(session.identity()).matches("Docker Engine [0-9.]+.* at unix:///.*");
        assertThat(status).extracting(InstanceStatus::component).containsExactly("cache", "web");
        assertThat(status.getLast())
                .isEqualTo(new InstanceStatus(
                        "web",
                        stack.name("web"),
                        TestResources.SHELL,
                        "running",
                        Optional.of("healthy"),
                        List.of("127.0.0.1:" + port)));
        assertThat(session.status(new DeploymentId("nothing-here", "dev"))).isEmpty();
    }

    @Test
    void logsTellEveryContainerInOrderOfTimeAndFollow() throws InterruptedException {
        TestResources make = new TestResources(stack.id());
        stack.up(List.of(
                make.network(),
                make.image("a", TestResources.SHELL),
                make.image("b", TestResources.SHELL),
                talking(make, "a", "echo a1; " + told("two") + "echo a2; " + told("three") + "echo a3; sleep 3600"),
                talking(make, "b", told("one") + "echo b1 >&2; sleep 3600")));
        tell("b", "one", 2);
        tell("a", "two", 3);

        assertThat(lines(Optional.empty(), 100))
                .containsExactly(stack.name("a") + " a1", stack.name("b") + " b1", stack.name("a") + " a2");
        assertThat(lines(Optional.of("a"), 1)).containsExactly(stack.name("a") + " a2");

        List<String> followed = Collections.synchronizedList(new ArrayList<>());
        Thread follower = new Thread(() -> session.logs(
                new LogsRequest(stack.id(), Optional.of("a"), 100, true, (name, line) -> followed.add(line))));
        follower.start();
        Docker.run("exec", stack.name("a"), "touch", "/tmp/three");
        Docker.await(() -> followed.size() >= 3);
        follower.interrupt();
        follower.join(Duration.ofMinutes(2));
        assertThat(follower.isAlive()).isFalse();
        assertThat(followed).containsExactly("a1", "a2", "a3");
    }

    /** A piece of a script that waits until it is told to go on. */
    private static String told(String what) {
        return "while [ ! -f /tmp/" + what + " ]; do sleep 0.05; done; ";
    }

    /** Lets a component say its next line, and waits until so many are there in all. */
    private void tell(String component, String what, int expected) throws InterruptedException {
        Docker.run("exec", stack.name(component), "touch", "/tmp/" + what);
        Docker.await(() -> lines(Optional.empty(), 100).size() >= expected);
    }

    private List<String> lines(Optional<String> component, int tail) {
        List<String> lines = new ArrayList<>();
        session.logs(new LogsRequest(stack.id(), component, tail, false, (name, line) -> lines.add(name + " " + line)));
        return lines;
    }

    private static ResourceSpec talking(TestResources make, String component, String script) {
        return make.service(component)
                .set("command", Value.texts(List.of("sh", "-c", script)))
                .build();
    }
}
