package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.testkit.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Killed by SIGKILL in each phase, and at random points: afterwards {@code up} finishes the work, {@code preview} is empty, and
 * {@code destroy} leaves nothing. One life of a stack per backend. The seed of the random points is printed with a failure;
 * {@code -Domnideploy.seed=N} repeats it. On a mock it is killed at those points alone that differ there: before and in the
 * middle of the first apply, after which the account has what no state knows, and in destroy.
 */
@Execution(ExecutionMode.CONCURRENT)
@Order(2)
class CrashMatrixIT {
    private static final int RANDOM_POINTS = 2;

    /** How often a run may be quicker than the one who looks for it. */
    private static final int ATTEMPTS = 5;

    private static final long SEED = Long.getLong("omnideploy.seed", System.nanoTime());

    @TempDir
    private Path root;

    @ParameterizedTest
    @MethodSource("io.omnideploy.cli.e2e.BackendContractIT#pairs")
    void convergesWhereverItIsKilled(BackendContractIT.Pair pair) throws IOException, InterruptedException {
        try (Trial trial = Trial.of(pair, "crash", root)) {
            whilePlanning(trial);
            beforeAndInTheMiddleOfTheFirstApply(trial);
            if (pair.site().runs()) {
                whileAContainerIsReplaced(trial);
                afterTheApplyBeforeTheRecord(trial);
                atRandomPoints(trial);
            }
            duringDestroy(trial);
        }
    }

    private static void whilePlanning(Trial trial) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            DoomedRun run = doomed(trial, "up", "--yes");
            assertThat(run.plans()).as(run.said()).isTrue();
            run.killAll();
            if (!run.isCutOff()) {
                assertThat(trial.traces()).isEmpty();
                return;
            }
            // It was quicker than we, and applied already.
            trial.run(0, "destroy", "--yes");
        }
        throw new AssertionError("never met it while it planned");
    }

    private static void beforeAndInTheMiddleOfTheFirstApply(Trial trial) throws IOException, InterruptedException {
        killed(
                trial,
                journal -> journal.contains("phase apply"),
                missed -> trial.run(0, "destroy", "--yes"),
                "up",
                "--yes");

        DoomedRun middle = null;
        for (int attempt = 0; attempt < ATTEMPTS && middle == null; attempt++) {
            DoomedRun run = doomed(trial, "up", "--yes");
            boolean there = run.reaches(journal -> journal.contains("begun create " + trial.resource("api")));
            if (there && run.freeze() && run.isCutOff()) {
                middle = run;
                continue;
            }
            if (there) {
                run.kill();
            } else {
                ended(run);
            }
            trial.run(0, "destroy", "--yes");
        }
        assertThat(middle).as("a run in the middle of its apply").isNotNull();
        try {
            assertThat(trial.run(2, "up", "--yes").err())
                    .contains("[stack-locked]", "omnideploy up, process " + middle.pid() + " on ", " (since ")
                    .contains("the lock goes with it");
        } finally {
            // What stands still would outlive the tests.
            middle.kill();
        }

        Run.Result up = trial.converge();
        assertThat(up.err())
                .contains("The last run (omnideploy up, process " + middle.pid())
                .contains("was cut off", "This one goes on from what is there.");
    }

    private static void whileAContainerIsReplaced(Trial trial) throws IOException, InterruptedException {
        trial.describe("bonjour");
        killed(
                trial,
                journal -> journal.contains(" " + trial.resource("api")),
                missed -> trial.describe("bonjour " + missed),
                "up",
                "--yes");
        trial.describe("bonjour");
        trial.converge();
        assertThat(trial.variable("api", "GREETING")).isEqualTo("bonjour");
    }

    /**
     * What comes after the apply takes a moment only, so the run is held there: it compares with the newest snapshot, and gets to
     * read a pipe into which nobody writes. The record is then put back, as it is until it is replaced.
     */
    private static void afterTheApplyBeforeTheRecord(Trial trial) throws IOException, InterruptedException {
        Path record = trial.stackFolder().resolve("applied.yaml");
        byte[] before = Files.readAllBytes(record);
        Path newest;
        try (Stream<Path> snapshots = Files.list(trial.stackFolder().resolve("history"))) {
            newest = snapshots.max(Comparator.naturalOrder()).orElseThrow();
        }
        Path aside = trial.stackFolder().resolve("snapshot");
        Files.move(newest, aside);
        assertThat(Run.of("mkfifo", newest.toString()).go().exit()).isZero();

        trial.describe("ciao");
        DoomedRun run = doomed(trial, "up", "--yes");
        try {
            assertThat(run.reaches(journal -> journal.contains("phase record")))
                    .as(run.said())
                    .isTrue();
        } finally {
            // What waits for a pipe would outlive the tests.
            run.kill();
        }
        Files.delete(newest);
        Files.move(aside, newest);
        Files.write(record, before);

        assertThat(trial.run(0, "preview", "--exit-code").err()).contains("all was done and not yet recorded");
        trial.run(0, "up", "--yes");
    }

    private static void atRandomPoints(Trial trial) throws IOException, InterruptedException {
        Random random = new Random(SEED);
        for (int point = 0; point < RANDOM_POINTS; point++) {
            trial.describe("hola " + point);
            int milliseconds = random.nextInt(trial.backend().equals("direct") ? 3_000 : 8_000);
            DoomedRun run = doomed(trial, "up", "--yes");
            Thread.sleep(milliseconds);
            if (random.nextBoolean()) {
                run.killAll();
            } else {
                run.kill();
            }
        }
        try {
            trial.converge();
        } catch (AssertionError failed) {
            throw new AssertionError("with -Domnideploy.seed=" + SEED, failed);
        }
    }

    private static void duringDestroy(Trial trial) throws IOException, InterruptedException {
        // CloudFormation removes all by itself, in the mock at once: there is no moment in between.
        boolean atOnce = trial.backend().equals("cdk");
        killed(
                trial,
                journal -> journal.contains(atOnce ? "phase apply" : "begun delete"),
                missed -> trial.run(0, "up", "--yes"),
                "destroy",
                "--yes");
        trial.converge();
        killed(
                trial,
                journal -> journal.contains(atOnce ? "phase apply" : "done delete"),
                missed -> trial.run(0, "up", "--yes"),
                "destroy",
                "--yes");
        trial.run(0, "destroy", "--yes");
        assertThat(trial.traces()).isEmpty();
    }

    private static DoomedRun doomed(Trial trial, String... arguments) throws IOException {
        return new DoomedRun(trial.start(arguments), trial.stackFolder());
    }

    /** Kills a run at a point; one that came to its end before it was met is undone and tried again. */
    private static void killed(Trial trial, Predicate<String> point, Undoing undoing, String... arguments)
            throws IOException, InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            DoomedRun run = doomed(trial, arguments);
            if (run.reaches(point)) {
                run.killAll();
            } else {
                ended(run);
            }
            if (run.isCutOff()) {
                return;
            }
            undoing.undo(attempt);
        }
        throw new AssertionError("never met it there");
    }

    private static void ended(DoomedRun run) throws IOException {
        Run.Result result = run.end();
        assertThat(result.exit()).as(result.all()).isZero();
    }

    /** Makes it as it was before a run that was missed. */
    @FunctionalInterface
    private interface Undoing {
        void undo(int missed) throws IOException;
    }
}
