package io.omnideploy.platform.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brings stacks up on a real engine, changes them, and takes them down. */
@RequiresDocker
class DirectOnDockerIT {
    @TempDir
    Path project;

    private TestStack stack;
    private TestResources make;
    private int port;

    @BeforeEach
    void begin() throws IOException {
        stack = new TestStack(project);
        make = new TestResources(stack.id());
        port = freePort();
    }

    @AfterEach
    void end() {
        stack.close();
    }

    @Test
    void upMakesEverythingAndASecondUpHasNothingToDo() {
        List<ResourceSpec> wanted = shop(Map.of("GREETING", Value.text("hello")));

        assertThat(TestStack.operations(stack.preview(wanted)))
                .containsExactly(
                        "create docker.Container/cache config",
                        "create docker.Container/web config",
                        "create docker.Network/main config",
                        "create docker.Volume/cache-data config");
        stack.up(wanted);

        assertThat(Docker.inspect(stack.name("web"), "{{.State.Health.Status}}")).isEqualTo("healthy");
        assertThat(Docker.inspect(stack.name("cache"), "{{.State.Running}}")).isEqualTo("true");
        assertThat(stack.preview(wanted).isEmpty())
                .as("%s", stack.preview(wanted))
                .isTrue();
    }

    private List<ResourceSpec> shop(Map<String, Value> env) {
        List<ResourceSpec> resources = new ArrayList<>();
        resources.add(make.network());
        resources.add(make.image("web", TestResources.SHELL));
        resources.add(make.image("cache", TestResources.SHELL));
        resources.add(make.volume("cache", "data"));
        resources.add(make.service("cache")
                .set(
                        "volumes",
                        Value.list(Value.object(Map.of(
                                "volume_name",
                                Value.ref(make.volume("cache", "data").id(), "id"),
                                "container_path",
                                Value.text("/data"),
                                "read_only",
                                Value.bool(false)))))
                .build());
        resources.add(make.web("web", port, env)
                .after(java.util.Set.of(TestResources.id("docker.Container", "cache")))
                .build());
        return resources;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
