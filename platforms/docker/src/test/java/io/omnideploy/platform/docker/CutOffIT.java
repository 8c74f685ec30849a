package io.omnideploy.platform.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.docker.vocabulary.DockerLabels;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.testkit.FreePorts;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Path;
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

/** Cuts runs off before each call that changes something at the engine: wherever it is, the next run finishes the work. */
@Execution(ExecutionMode.CONCURRENT)
@Order(1)
class CutOffIT {
    @BeforeAll
    static void needsTools() {
        Tool.DOCKER.require();
    }

    @TempDir
    Path project;

    private TestStack stack;
    private TestResources make;
    private EngineProxy proxy;
    private int port;

    @BeforeEach
    void begin() throws IOException {
        stack = new TestStack(project);
        make = new TestResources(stack.id());
        proxy = new EngineProxy();
        port = FreePorts.one();
    }

    @AfterEach
    void end() throws IOException {
        stack.close();
        proxy.close();
    }

    @Test
    void nextRunFinishesWhatIsMadeAndWhatIsRemoved() throws IOException {
        making();
        removing();
    }

    @Test
    void nextRunFinishesWhatIsReplaced() throws IOException {
        stack.up(greeting("made"));
        int points = replacing();
        assertThat(points).as("calls that replace a container").isGreaterThanOrEqualTo(6);
    }

    /** Each run goes on from where the last one was cut off, and gets one call further. */
    private void making() throws IOException {
        List<ResourceSpec> wanted = greeting("made");
        int changes = 0;
        while (isCutOff(changes, () -> stack.up(wanted))) {
            assertNoTwoRun("making, cut off after " + changes);
            changes++;
        }
        assertIsAs("made");
    }

    /** Each run begins from what a run left that was cut off, or from one that was finished after it. */
    private int replacing() throws IOException {
        int changes = 0;
        boolean cut = true;
        while (cut) {
            String greeting = "after " + changes;
            cut = isCutOff(changes, () -> stack.up(greeting(greeting)));
            assertNoTwoRun("replacing, cut off after " + changes);
            if (changes % 2 == 0) {
                stack.up(greeting(greeting));
                assertIsAs(greeting);
            }
            changes++;
        }
        stack.up(greeting("last"));
        assertIsAs("last");
        return changes - 1;
    }

    private void removing() throws IOException {
        int changes = 0;
        while (isCutOff(changes, () -> stack.destroy(greeting("made"), false))) {
            changes++;
        }
        assertThat(stack.left()).isEmpty();
    }

    private boolean isCutOff(int changes, Runnable run) throws IOException {
        proxy.allow(changes);
        stack.through(proxy.address());
        try {
            run.run();
            assertThat(proxy.isCut()).as("a run that ends well was not cut off").isFalse();
            return false;
        } catch (Failed failed) {
            assertThat(proxy.isCut()).as(failed.toString()).isTrue();
            assertThat(failed.cause()).contains("Docker Engine no longer answers");
            return true;
        } finally {
            stack.directly();
        }
    }

    private List<ResourceSpec> greeting(String greeting) {
        return make.shop(port, Map.of("GREETING", Value.text(greeting)));
    }

    private void assertIsAs(String greeting) {
        assertThat(Docker.variable(stack.name("web"), "GREETING")).isEqualTo(greeting);
        assertThat(TestStack.operations(stack.preview(greeting(greeting)))).isEmpty();
        assertThat(stack.left()).hasSize(4);
    }

    private void assertNoTwoRun(String when) {
        assertThat(Docker.run(
                                "ps",
                                "-q",
                                "--filter",
                                "label=" + DockerLabels.DEPLOYMENT + "="
                                        + stack.id().name(),
                                "--filter",
                                "label=" + DockerLabels.COMPONENT + "=web")
                        .lines())
                .as(when)
                .hasSizeLessThanOrEqualTo(1);
    }
}
