package io.omnideploy.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Progress;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunJournalTest {
    private static final RunOwner OWNER = new RunOwner("up", 4711, "build-7", Instant.parse("2026-01-02T03:04:05Z"));
    private static final ResourceId WEB = new ResourceId(ResourceType.parse("docker.Container"), "web", "");
    private static final ResourceId DB = new ResourceId(ResourceType.parse("docker.Container"), "db", "");

    @TempDir
    private Path folder;

    @Test
    void nothingIsUnfinishedBeforeTheFirstRunAndAfterAnOrderlyEnd() {
        RunJournal journal = new RunJournal(folder);
        assertThat(journal.unfinished()).isEmpty();
        journal.begin(OWNER);
        journal.end();
        assertThat(journal.unfinished()).isEmpty();
    }

    @Test
    void tellsWhoWasCutOffAndWhatWasUnderWay() {
        RunJournal journal = begun();
        assertThat(journal.unfinished().orElseThrow().sentence())
                .isEqualTo(
                        "The last run (omnideploy up, process 4711 on build-7, begun 2026-01-02T03:04:05Z) was cut off"
                                + " at: replace docker.Container/web. This one goes on from what is there.");
    }

    @Test
    void tellsAFailureFromACutAndBothFromAStop() {
        RunJournal journal = begun();
        journal.failed("docker.Container/web: it did\n not work.");
        assertThat(journal.unfinished().orElseThrow().sentence())
                .contains("failed: docker.Container/web: it did not work");
        RunJournal next = begun();
        next.stopped();
        assertThat(next.unfinished().orElseThrow().sentence()).contains("was stopped");
        RunJournal last = begun();
        last.phase(RunJournal.Phase.RECORD);
        assertThat(last.unfinished().orElseThrow().sentence()).contains("not yet recorded");
    }

    @Test
    void aJournalCutShortAnywhereStillSaysThatARunIsUnfinished() throws IOException {
        begun();
        Path file = folder.resolve("journal");
        String whole = Files.readString(file);
        for (int length = 0; length <= whole.length(); length++) {
            Files.writeString(file, whole.substring(0, length));
            assertThat(new RunJournal(folder).unfinished().orElseThrow().sentence())
                    .as("%d characters", length)
                    .startsWith("The last run ")
                    .contains("was cut off");
        }
        Files.write(file, new byte[] {(byte) 0xff, 0, 10, 32});
        assertThat(new RunJournal(folder).unfinished()).isPresent();
    }

    @Test
    void ageIsToldInTheUnitThatFits() {
        assertThat(OWNER.age(OWNER.begun().plusSeconds(7))).isEqualTo("7 seconds");
        assertThat(OWNER.age(OWNER.begun().plusSeconds(700))).isEqualTo("11 minutes");
        assertThat(OWNER.age(OWNER.begun().plusSeconds(70_000))).isEqualTo("19 hours");
        assertThat(OWNER.age(OWNER.begun().plusSeconds(700_000))).isEqualTo("8 days");
        assertThat(OWNER.age(OWNER.begun().minusSeconds(7))).isEqualTo("0 seconds");
    }

    private RunJournal begun() {
        RunJournal journal = new RunJournal(folder);
        journal.begin(OWNER);
        journal.on(new Progress.Started(DB, Operation.CREATE));
        journal.on(new Progress.Started(WEB, Operation.REPLACE));
        journal.on(new Progress.Done(DB, Operation.CREATE, Duration.ofSeconds(1)));
        return journal;
    }
}
