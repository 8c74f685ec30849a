package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.testkit.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What machines do to a run: a full disk, a lost connection to the engine, files cut short. Each is told in plain words with the
 * way out, nothing is lost, and the next run is as if it had not been.
 */
@Execution(ExecutionMode.CONCURRENT)
@Order(2)
class FaultsIT {
    @TempDir
    private Path root;

    @ParameterizedTest
    @MethodSource("io.omnideploy.cli.e2e.BackendContractIT#pairs")
    void aFullDiskIsToldBeforeAnythingIsMade(BackendContractIT.Pair pair) throws IOException {
        Assumptions.assumeTrue(pair.site().runs(), "what tests of a mock need would not fit on the full disk");
        try (Trial trial = Trial.of(pair, "full", root);
                FullDisk disk = FullDisk.mount(root.resolve("disk"))) {
            Run.Result up = trial.program(disk.folder().resolve("work"))
                    .run("up", "--yes", "-s", Trial.STACK, "-t", pair.site().target(), "-b", pair.backend());
            assertThat(up.exit()).as(up.all()).isEqualTo(3);
            assertThat(up.err()).containsIgnoringCase("no space left").doesNotContain("\tat ", "Exception");
            assertThat(trial.traces()).isEmpty();

            Run.Result generate =
                    trial.run(3, "generate", "-o", disk.folder().resolve("out").toString());
            assertThat(generate.err()).containsIgnoringCase("no space left").contains("the disk has space");
            try (Stream<Path> files = Files.walk(disk.folder().resolve("out"))) {
                assertThat(files.filter(Files::isRegularFile).toList()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.omnideploy.cli.e2e.BackendContractIT#pairs")
    void aLostConnectionAndFilesCutShortLoseNothing(BackendContractIT.Pair pair)
            throws IOException, InterruptedException {
        Assumptions.assumeTrue(pair.site().runs(), "nothing runs there that could fail to");
        try (Trial trial = Trial.of(pair, "faults", root);
                SiteProxy proxy = new SiteProxy(pair.site().address())) {
            pair.site().environmentThrough(proxy.port(), root).forEach(trial.program()::with);
            Run.Result lost = cutOff(trial, proxy);
            assertThat(lost.exit()).as(lost.all()).isEqualTo(3);
            assertThat(lost.err()).contains("failed:").doesNotContain("\tat ", "internal error");
            assertThat(trial.run(3, "preview").err()).contains("127.0.0.1", "--offline");
            proxy.mend();
            assertThat(trial.converge().err()).contains("The last run (omnideploy up", " failed: ");

            recordsCutShort(trial);
            stateCutShort(trial);
            rolledBack(trial, pair.site());
            Files.deleteIfExists(trial.toolFolder().resolve("terraform.tfstate"));
            trial.run(0, "destroy", "--yes");
            assertThat(trial.traces()).isEmpty();
        }
    }

    /** Cuts the connection in the middle of a run; one that was quicker than we is undone and tried again. */
    private static Run.Result cutOff(Trial trial, SiteProxy proxy) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 5; attempt++) {
            DoomedRun run = new DoomedRun(trial.start("up", "--yes"), trial.stackFolder());
            run.reaches(journal -> journal.contains("begun create " + trial.resource("api")));
            proxy.cut();
            Run.Result lost = run.end();
            if (lost.exit() != 0) {
                return lost;
            }
            proxy.mend();
            trial.run(0, "destroy", "--yes");
        }
        throw new AssertionError("never met it in the middle");
    }

    private static void recordsCutShort(Trial trial) throws IOException {
        Path record = trial.stackFolder().resolve("applied.yaml");
        halve(record);
        for (String[] command : new String[][] {{"preview"}, {"up", "--yes"}, {"destroy", "--yes"}}) {
            assertThat(trial.run(2, command).err()).contains("[record-damaged]", "applied.yaml", "Move it away");
        }
        Files.delete(record);
        Files.writeString(trial.stackFolder().resolve("journal"), "omnideploy-run 1\ncomm");
        assertThat(trial.converge().err()).contains("The last run was cut off.");
        assertThat(record).exists();
        assertThat(trial.stackFolder().resolve("journal")).doesNotExist();
    }

    private static void stateCutShort(Trial trial) throws IOException {
        Path state = trial.toolFolder().resolve("terraform.tfstate");
        if (Files.exists(state)) {
            byte[] whole = halve(state);
            List<String> api = trial.instances("api");
            assertThat(trial.run(3, "up", "--yes").err()).containsIgnoringCase("state");
            assertThat(trial.instances("api")).isEqualTo(api);
            Files.write(state, whole);
            Files.delete(state);
            trial.converge();
        }
    }

    /** Whatever becomes of a new version, the way back is one word. */
    private static void rolledBack(Trial trial, Site site) throws IOException {
        assertThat(trial.run(0, "rollback", "--list").out().lines())
                .as("runs that change nothing leave no snapshot")
                .hasSize(2);
        trial.describe("bonjour");
        trial.run(0, "up", "--yes");
        Path description = trial.folder().resolve("deploy.yaml");
        String good = Files.readString(description);
        Files.writeString(description, site.broken(good));
        trial.run(3, "up", "--yes");
        Run.Result again = trial.run(0, "rollback", "--yes");
        assertThat(again.err()).contains("Back to snapshot 2 of ", "The last run (omnideploy up", " failed: ");
        assertThat(trial.variable("api", "GREETING")).isEqualTo("bonjour");
        Files.writeString(description, good);
        trial.run(0, "preview", "--exit-code");

        trial.run(0, "rollback", "--yes");
        assertThat(trial.variable("api", "GREETING")).isEqualTo("hello");
        assertThat(trial.run(10, "preview", "--exit-code").out()).contains("hello", "bonjour");
    }

    private static byte[] halve(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        return whole;
    }

    /** A file system in memory on which no byte is free. */
    private record FullDisk(Path folder) implements AutoCloseable {
        static FullDisk mount(Path folder) throws IOException {
            Files.createDirectories(folder);
            Run.Result mounted = Run.of("mount", "-t", "tmpfs", "-o", "size=64k", "none", folder.toString())
                    .go();
            Assumptions.assumeTrue(mounted.exit() == 0, "needs the right to mount a file system");
            try {
                Files.write(folder.resolve("filling"), new byte[64 * 1024]);
            } catch (IOException full) {
                return new FullDisk(folder);
            }
            return new FullDisk(folder);
        }

        @Override
        public void close() throws IOException {
            assertThat(Run.of("umount", folder.toString()).go().exit()).isZero();
        }
    }
}
