package io.omnideploy.platform.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.platform.docker.vocabulary.DockerLabels;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.testkit.FreePorts;
import io.omnideploy.testkit.Tool;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills real runs at random moments: whatever the moment, the next run finishes the work. */
@Order(1)
class KilledIT {
    private static final int ROUNDS = 12;

    /** A run takes about this long. */
    private static final int SPREAD_MILLISECONDS = 3500;

    @BeforeAll
    static void needsTools() {
        Tool.DOCKER.require();
    }

    @TempDir
    Path project;

    @Test
    void nextRunFinishesTheWork() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        int port = FreePorts.one();
        try (TestStack stack = new TestStack(project)) {
            TestResources make = new TestResources(stack.id());
            for (int round = 0; round < ROUNDS; round++) {
                String greeting = "round " + random.nextInt(3);
                int delay = random.nextInt(SPREAD_MILLISECONDS);
                kill(stack, port, greeting, delay);
                String what = "-Dseed=%d round %d, killed after %d ms".formatted(seed, round, delay);
                assertThat(running(stack)).as(what).isLessThanOrEqualTo(1);
                if (random.nextBoolean()) {
                    List<ResourceSpec> wanted = make.shop(port, Map.of("GREETING", Value.text(greeting)));
                    stack.up(wanted);
                    assertThat(Docker.variable(stack.name("web"), "GREETING"))
                            .as(what)
                            .isEqualTo(greeting);
                    assertThat(TestStack.operations(stack.preview(wanted)))
                            .as(what)
                            .isEmpty();
                }
            }
            stack.destroy(make.shop(port, Map.of()), false);
            assertThat(stack.left()).as("-Dseed=" + seed).isEmpty();
        }
    }

    private void kill(TestStack stack, int port, String greeting, int delay) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        UpProcess.class.getName(),
                        stack.id().name(),
                        project.toString(),
                        Integer.toString(port),
                        greeting)
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(output.readLine()).isEqualTo("begin");
            Thread.sleep(delay);
            process.destroyForcibly().waitFor();
        }
    }

    private static long running(TestStack stack) {
        return Docker.run(
                        "ps",
                        "-q",
                        "--filter",
                        "label=" + DockerLabels.DEPLOYMENT + "=" + stack.id().name(),
                        "--filter",
                        "label=" + DockerLabels.COMPONENT + "=web")
                .lines()
                .count();
    }
}
