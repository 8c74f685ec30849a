package io.omnideploy.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.cli.Program;
import io.omnideploy.cli.Program.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a stack through the commands, on a backend that keeps everything in a file. */
class LifeCycleTest {
    private static final String APP = """
            name: app
            container:
              image: nginx:1.27
              ports: [{container_port: 80}]
            environment: {GREETING: hello}
            backend: memory
            """;

    @TempDir
    private Path temporary;

    private Program program;

    @BeforeEach
    void writeDescription() throws IOException {
        program =
                Program.in(Files.createDirectory(temporary.resolve("project"))).file("deploy.yaml", APP);
    }

    @Test
    void upShowsThePlanAndTellsTheOutputs() {
        Result up = program.run("up", "--yes");

        assertThat(up.code()).as(up.toString()).isZero();
        assertThat(up.err())
                .startsWith("app / dev on docker with memory (deploy.yaml)\n")
                .contains("Memory 1.0\n", "+ docker.Container/app", "to create, 0 to change")
                .contains("docker.Container/app: creating…\n", "docker.Container/app: created (2.0s)\n");
        assertThat(up.out()).contains("url").doesNotContain("creating");
    }

    @Test
    void secondUpHasNothingToDoAndStillTellsTheOutputs() {
        String outputs = program.run("up", "--yes").out();

        Result again = program.run("up", "--yes");

        assertThat(again.code()).as(again.toString()).isZero();
        assertThat(again.err()).contains("Nothing to do: all").doesNotContain("creating");
        assertThat(again.out()).isEqualTo(outputs).isNotEmpty();
        assertThat(program.run("outputs").out()).isEqualTo(outputs);
    }

    @Test
    void withoutTerminalAndYesNothingIsPlanned() throws IOException {
        for (String command : new String[] {"up", "destroy"}) {
            Result refused = program.run(command);

            assertThat(refused.code()).as(refused.toString()).isEqualTo(2);
            assertThat(refused.err()).contains("[nobody-to-ask]", "run it with --yes");
        }
        assertThat(temporary.resolve("work")).doesNotExist();
    }

    @Test
    void answerIsAskedForAtTheTerminal() {
        Result declined = program.answering("n\n").run("up");
        Result endOfInput = program.answering("").run("up");
        Result accepted = program.answering("yes\n").run("up");

        assertThat(declined.code()).isEqualTo(1);
        assertThat(declined.err()).contains("Bring it up? [y/N]", "Declined; nothing was changed.");
        assertThat(endOfInput.code()).isEqualTo(1);
        assertThat(accepted.code()).as(accepted.toString()).isZero();
    }

    @Test
    void previewTellsPendingChangesByExitCodeOnlyWhenAsked() {
        assertThat(program.run("preview").code()).isZero();
        assertThat(program.run("preview", "--exit-code").code()).isEqualTo(10);
        assertThat(program.run("preview", "--offline", "--exit-code").code()).isEqualTo(10);

        program.run("up", "--yes");

        assertThat(program.run("preview", "--exit-code").code()).isZero();
        assertThat(program.run("preview", "--offline", "--exit-code").code()).isZero();
    }

    @Test
    void oneChangedVariableIsOneReplacement() {
        program.run("up", "--yes");
        program.file("deploy.yaml", APP.replace("hello", "hi"));

        Result preview = program.run("preview");

        assertThat(preview.out())
                .contains("env.GREETING  hello → hi  forces replacement")
                .contains("0 to create, 0 to change, 1 to replace, 0 to delete");
    }

    @Test
    void failedPreviewNamesTheOfflineOne() {
        Result preview = program.file("absent", "").run("preview");

        assertThat(preview.code()).isEqualTo(3);
        assertThat(preview.err())
                .contains("failed: The memory is not there.\n")
                .contains("= help: Remember something. 'omnideploy preview --offline' compares");
    }

    @Test
    void failureNamesResourceCauseAndRemedyAndTheNextUpGoesOn() {
        Result failed = program.file("fail", "docker.Network/main").run("up", "--yes");

        assertThat(failed.code()).isEqualTo(3);
        assertThat(failed.err())
                .contains("failed: docker.Network/main: it did not work\n   = help: Make it work.\n")
                .doesNotContain("Exception");

        assertThat(program.run("stacks").out().replaceAll(" +", " ")).endsWith("dev docker memory no no yes\n");

        Result next = program.file("fail", "").run("up", "--yes");
        assertThat(next.code()).as(next.toString()).isZero();
        assertThat(next.err())
                .contains("1 to create")
                .contains("The last run (omnideploy up, process "
                        + ProcessHandle.current().pid())
                .contains(" failed: docker.Network/main: it did not work. This one goes on from what is there.\n");
        assertThat(program.run("up", "--yes").err()).doesNotContain("The last run");
    }

    @Test
    void interruptedUpEndsInOrderAndGivesTheLockBack() throws Exception {
        program.file("wait", "");
        CompletableFuture<Result> up = CompletableFuture.supplyAsync(() -> program.run("up", "--yes"));
        await(() -> program.soFar().contains("creating…"));

        program.interruption().request();

        Result stopped = up.get(10, TimeUnit.SECONDS);
        assertThat(stopped.code()).as(stopped.toString()).isEqualTo(130);
        assertThat(stopped.err()).contains("Stopping:", "'omnideploy up' or 'destroy' goes on from here");
        Files.delete(temporary.resolve("project/wait"));
        assertThat(program.run("up", "--yes").code()).isZero();
    }

    @Test
    void interruptionDuringAQuestionDoesNotWait() {
        long start = System.nanoTime();

        program.interruption().request();

        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
        assertThat(program.interruption().isRequested()).isFalse();
    }

    @Test
    void destroyAsksForTheStacksName() {
        program.run("up", "--yes");

        assertThat(program.answering("yes\n").run("destroy").code()).isEqualTo(1);
        Result destroyed = program.answering("dev\n").run("destroy");

        assertThat(destroyed.code()).as(destroyed.toString()).isZero();
        assertThat(destroyed.err()).contains("Type 'dev' to destroy the stack:", "docker.Container/app: deleted");
        assertThat(destroyed.out()).isEqualTo("Stack dev is gone.\n");
        assertThat(program.run("destroy", "--yes").err()).contains("Nothing to destroy");
    }

    @Test
    void destroyNamesTheDataAndCanKeepIt() {
        program.file("deploy.yaml", APP + "backing_services: {db: {preset: postgres}}\n")
                .run("up", "--yes");

        Result declined = program.answering("no\n").run("destroy");
        assertThat(declined.err())
                .contains("data: what is in docker.Volume/db-data is lost.\n", "and the data above is lost");

        Result kept = program.run("destroy", "--keep-data", "--yes");
        assertThat(kept.err())
                .contains("docker.Container/db: deleted")
                .doesNotContain("docker.Volume/db-data: deleted");
        assertThat(kept.out()).isEqualTo("Stack dev is gone, its data is left.\n");
    }

    @Test
    void protectedDataIsNotDestroyed() {
        program.file("deploy.yaml", APP + "backing_services: {db: {preset: postgres, protect: true}}\n")
                .run("up", "--yes");

        Result refused = program.run("destroy", "--yes");

        assertThat(refused.code()).as(refused.toString()).isEqualTo(2);
        assertThat(refused.err()).contains("[protected]", "--keep-data");
        assertThat(program.run("preview", "--exit-code").code()).isZero();
    }

    @Test
    void destroyTellsWhatIsLeftAndGoesOnFromThere() {
        program.run("up", "--yes");

        Result left = program.file("leftover", "docker.Container/app").run("destroy", "--yes");
        assertThat(left.code()).isEqualTo(3);
        assertThat(left.err())
                .contains(
                        "failed: 1 resource is still there with the stack's labels",
                        "docker.Container/app (memory-of-app)");
        assertThat(program.run("stacks").out()).contains("yes");

        Result gone = program.file("leftover", "").run("destroy", "--yes");
        assertThat(gone.code()).as(gone.toString()).isZero();
        assertThat(gone.err()).contains("The last run (omnideploy destroy", "failed: 1 resource");
    }

    @Test
    void refreshReportsDriftAndRecordsItAfterAsking() {
        program.run("up", "--yes");
        assertThat(program.run("refresh", "--exit-code").out()).startsWith("No drift");
        program.file("drift", "docker.Container/app");

        Result reported = program.run("refresh", "--exit-code");
        assertThat(reported.code()).isEqualTo(10);
        assertThat(reported.out()).contains("~ docker.Container/app  changed outside", "restart  unless-stopped → no");
        assertThat(reported.err()).contains("Nothing was recorded; --yes records it.");

        assertThat(program.run("refresh", "--yes").err()).contains("Recorded.");
        assertThat(program.answering("n\n").run("refresh").code()).isEqualTo(1);
    }

    @Test
    void stacksTellsWhatIsLive() {
        program.file("deploy.yaml", APP + "stacks: {dev: {}, prod: {}}\n").run("up", "-s", "prod", "--yes");

        assertThat(program.run("stacks").out().replaceAll(" +", " "))
                .isEqualTo(
                        "STACK TARGET BACKEND LIVE DECLARED UNFINISHED\ndev docker memory no yes no\nprod docker memory"
                                + " yes yes no\n");
        assertThat(program.run("stacks", "--format", "json").out()).contains("\"stack\": \"prod\"", "\"live\": true");
    }

    @Test
    void destroyedStackIsListedOnlyWhereItIsDeclared() {
        program.run("up", "-s", "blue", "--yes");
        assertThat(program.run("stacks").out()).contains("blue");
        program.run("destroy", "-s", "blue", "--yes");

        assertThat(program.run("stacks").out()).doesNotContain("blue");
        assertThat(program.run("outputs", "-s", "blue").err()).endsWith("Stack blue is not up.\n");
    }

    @Test
    void stackOfAnotherFolderIsTakenOverByAdoptAlone() throws IOException {
        program.run("up", "--yes");
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Program other = Program.in(elsewhere).file("deploy.yaml", APP);

        Result refused = other.run("up", "--yes");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("[stack-of-another-folder]", "--adopt");

        Result adopted = other.run("up", "--adopt", "--yes");
        assertThat(adopted.code()).as(adopted.toString()).isZero();
    }

    @Test
    void jsonOfPreviewIsADocumentAlone() {
        Result preview = program.run("preview", "--format", "json");

        assertThat(preview.out()).startsWith("{\n  \"format_version\": 1,").endsWith("}\n");
        assertThat(preview.out()).contains("\"platform\": \"Memory 1.0\"", "\"pending\": true");
    }

    private static void await(BooleanSupplier until) throws InterruptedException {
        for (int tries = 0; tries < 200 && !until.getAsBoolean(); tries++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(until.getAsBoolean()).isTrue();
    }
}
