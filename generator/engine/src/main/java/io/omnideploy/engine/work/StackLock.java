package io.omnideploy.engine.work;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One run at a time per stack. The operating system holds the lock and drops it when the process ends, however it ends; a
 * file beside it only tells others who holds it.
 */
public final class StackLock implements AutoCloseable {
    private final FileChannel channel;
    private final Path owner;

    private StackLock(FileChannel channel, Path owner) {
        this.channel = channel;
        this.owner = owner;
    }

    /**
     * Takes the lock of a stack.
     *
     * @param folder the stack's folder, which exists
     * @param command what the run does, for whoever meets the lock
     * @throws Refused when another run has it, naming that run
     */
    public static StackLock take(Path folder, DeploymentId id, String command) {
        Path owner = folder.resolve("lock.owner");
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(channel)) {
                channel.close();
                throw held(id, owner);
            }
            String text = "%s, process %d on %s, since %s"
                    .formatted(
                            command,
                            ProcessHandle.current().pid(),
                            host(),
                            Instant.now().truncatedTo(ChronoUnit.SECONDS));
            Files.writeString(owner, text);
            return new StackLock(channel, owner);
        } catch (IOException failure) {
            throw Failed.because("The lock of stack '" + id.stack() + "' can't be taken: " + failure.getMessage())
                    .remedy("Check that " + folder + " is writable and the disk has space.")
                    .reason(failure);
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    private static Refused held(DeploymentId id, Path owner) throws IOException {
        String who = Files.exists(owner) ? Files.readString(owner, StandardCharsets.UTF_8) : "an unknown run";
        return new Refused(Diagnostic.error("stack-locked", "Stack '" + id.stack() + "' is in use: " + who + ".")
                .remedy("Wait until it is done, or end that process, and run it again."));
    }

    private static String host() throws IOException {
        Path name = Path.of("/etc/hostname");
        return Files.isReadable(name) ? Files.readString(name).strip() : "this machine";
    }

    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(owner);
        } catch (IOException ignored) {
            // The lock is given back with the channel in any case; the owner file is only a hint.
        }
    }
}
