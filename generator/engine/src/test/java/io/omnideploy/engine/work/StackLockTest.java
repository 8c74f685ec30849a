package io.omnideploy.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackLockTest {
    private static final DeploymentId ID = new DeploymentId("shop", "dev");

    @TempDir
    private Path folder;

    @Test
    void tellsWhoHoldsTheLock() {
        try (StackLock lock = StackLock.take(folder, ID, "up")) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> StackLock.take(folder, ID, "destroy"))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining(
                            "omnideploy up, process " + ProcessHandle.current().pid())
                    .hasMessageContaining(" seconds (since ");
        }
    }

    @Test
    void isFreeAgainOnceItIsClosed() {
        StackLock.take(folder, ID, "up").close();
        StackLock.take(folder, ID, "up").close();
    }

    @Test
    void aFileLeftBehindByADeadProcessLocksNobodyOut() throws IOException {
        Files.writeString(folder.resolve("lock"), "");
        Files.writeString(folder.resolve("lock.owner"), "omnideploy up, process 1 on another, since long ago");
        StackLock.take(folder, ID, "up").close();
    }
}
