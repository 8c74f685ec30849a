package io.omnideploy.platform.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.platform.docker.vocabulary.DockerTypes;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.testkit.FreePorts;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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

/** What stands in the way of a stack is told before anything is touched. */
@Execution(ExecutionMode.CONCURRENT)
class ObstaclesIT {
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
    void portOfAnotherProcess() throws IOException {
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            Failed failed =
                    catchThrowableOfType(Failed.class, () -> stack.preview(make.shop(taken.getLocalPort(), Map.of())));

            assertThat(failed.resource()).contains("docker.Container/web");
            assertThat(failed.cause()).contains("Port " + port + "/tcp").contains("another process");
            assertThat(failed.remedy())
                    .get()
                    .asString()
                    .contains("docker.port_offset")
                    .contains("host_port");
            assertThat(stack.left()).isEmpty();
        }
    }

    @Test
    void portOfAnotherStackAndAChangeThatWouldLoseData() {
        stack.up(make.shop(port, Map.of()));

        try (TestStack other = new TestStack(project)) {
            Failed failed = catchThrowableOfType(
                    Failed.class, () -> other.up(new TestResources(other.id()).shop(port, Map.of())));

            assertThat(failed.cause()).contains(stack.name("web") + " of " + stack.id());
            assertThat(other.left()).isEmpty();
        }
        changeThatWouldLoseDataEndsBeforeIt();
    }

    private void changeThatWouldLoseDataEndsBeforeIt() {
        List<ResourceSpec> moved = new ArrayList<>(make.shop(port, Map.of()));
        moved.replaceAll(spec -> spec.id().type().equals(DockerTypes.VOLUME)
                ? ResourceSpec.builder(spec.id())
                        .set("name", Value.text(stack.name("elsewhere")))
                        .set("labels", spec.properties().get("labels"))
                        .build()
                : spec);

        // Commands refuse such a plan before it starts; the engine's own session is the last to say no.
        Failed failed = catchThrowableOfType(Failed.class, () -> stack.up(moved));

        assertThat(failed.resource()).contains("docker.Volume/cache-data");
        assertThat(failed.cause()).contains("data would be lost");
        assertThat(stack.left()).contains(stack.name("cache-data"));
    }

    @Test
    void containerOfSomebodyElseIsNotTouchedAndAllObstaclesAreToldAtOnce() {
        String name = stack.name("web");
        Docker.run("create", "--name", name, TestResources.SHELL);
        Docker.run("volume", "create", stack.name("cache-data"));
        String foreign = Docker.inspect(name, "{{.Id}}");
        try {
            Failed failed = catchThrowableOfType(Failed.class, () -> stack.up(make.shop(port, Map.of())));

            assertThat(failed.cause()).startsWith("2 things are in the way at Docker Engine");
            assertThat(failed.details())
                    .anyMatch(line -> line.contains(name) && line.contains("was not made by OmniDeploy"))
                    .anyMatch(line -> line.contains("docker volume rm"));
            assertThat(Docker.inspect(name, "{{.Id}}")).isEqualTo(foreign);
            assertThat(stack.left()).isEmpty();
        } finally {
            Docker.run("rm", "-f", name);
            Docker.run("volume", "rm", stack.name("cache-data"));
        }
    }

    @Test
    void imageThatIsNowhere() {
        Failed failed = catchThrowableOfType(
                Failed.class, () -> stack.up(make.shop(port, Map.of(), "127.0.0.1:1/nowhere/web:2")));

        assertThat(failed.resource()).contains("docker.Image/web");
        assertThat(failed.cause()).contains("127.0.0.1:1/nowhere/web:2").contains("can't be pulled");
        assertThat(failed.remedy()).get().asString().contains("name and tag");
        assertThat(Docker.tryRun("inspect", stack.name("web"))).isEmpty();
    }

    @Test
    void propertyThatIsNotCarriedIsToldAndNotLeftOut() {
        List<ResourceSpec> resources = List.of(
                make.network(),
                make.image("web", TestResources.SHELL),
                make.service("web").set("gpus", Value.text("all")).build());

        assertThat(catchThrowableOfType(Failed.class, () -> stack.up(resources)).cause())
                .contains("gpus");
        assertThat(catchThrowableOfType(Refused.class, () -> stack.emit(resources, ".."))
                        .getMessage())
                .contains("gpus");
    }
}
