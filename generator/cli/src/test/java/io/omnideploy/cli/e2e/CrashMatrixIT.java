package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.testkit.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Predicate;
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
        DoomedRun run = doomed(trial, "up", "--yes");
        assertThat(run.plans()).as(run.said()).isTrue();
        run.killAll();
        assertThat(trial.traces()).isEmpty();
        assertThat(trial.stackFolder().resolve("journal")).doesNotExist();
    }

    private static void beforeAndInTheMiddleOfTheFirstApply(Trial trial) throws IOException, InterruptedException {
        DoomedRun before = doomed(trial, "up", "--yes");
        killAt(before, journal -> journal.contains("phase apply"));

        DoomedRun middle = doomed(trial, "up", "--yes");
        assertThat(middle.reaches(journal -> journal.contains("begun create " + trial.resource("api"))))
                .as(middle.said())
                .isTrue();
        middle.freeze();
        Run.Result second = trial.run(2, "up", "--yes");
        assertThat(second.err())
                .contains("[stack-locked]", "omnideploy up, process " + middle.pid() + " on ", " seconds (since ")
                .contains("the lock goes with it");
        middle.kill();

        Run.Result up = trial.converge();
        assertThat(up.err())
                .contains("The last run (omnideploy up, process " + middle.pid())
                .contains("was cut off", "This one goes on from what is there.");
    }

    private static void whileAContainerIsReplaced(Trial trial) throws IOException, InterruptedException {
        trial.describe("bonjour");
        DoomedRun run = doomed(trial, "up", "--yes");
        killAt(run, journal -> journal.contains(" " + trial.resource("api")));
        trial.converge();
        assertThat(trial.variable("api", "GREETING")).isEqualTo("bonjour");
    }

    /** What comes after the apply takes a moment only: one that is missed is tried again with another change. */
    private static void afterTheApplyBeforeTheRecord(Trial trial) throws IOException, InterruptedException {
        boolean caught = false;
        for (int attempt = 0; attempt < 5 && !caught; attempt++) {
            trial.describe("ciao " + attempt);
            DoomedRun run = doomed(trial, "up", "--yes");
            run.reaches(journal -> journal.contains("phase record"));
            run.kill();
            caught = Files.exists(trial.stackFolder().resolve("journal"));
        }
        assertThat(caught).isTrue();
        assertThat(trial.run(0, "preview", "--exit-code").err()).contains("all was done and not yet recorded");
        trial.converge();
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
        DoomedRun first = doomed(trial, "destroy", "--yes");
        killAt(first, journal -> journal.contains(atOnce ? "phase apply" : "begun delete"));
        trial.converge();
        DoomedRun second = doomed(trial, "destroy", "--yes");
        killAt(second, journal -> journal.contains(atOnce ? "phase apply" : "done delete"));
        trial.run(0, "destroy", "--yes");
        assertThat(trial.traces()).isEmpty();
    }

    private static DoomedRun doomed(Trial trial, String... arguments) throws IOException {
        return new DoomedRun(trial.start(arguments), trial.stackFolder());
    }

    private static void killAt(DoomedRun run, Predicate<String> point) throws IOException, InterruptedException {
        assertThat(run.reaches(point)).as(run.said()).isTrue();
        run.killAll();
    }
}
