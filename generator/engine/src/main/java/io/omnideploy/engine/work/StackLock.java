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
import java.util.Optional;

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
     * @param command the command without the program's name, for whoever meets the lock
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
            tell(owner, RunOwner.now(command));
            return new StackLock(channel, owner);
        } catch (IOException failure) {
            throw Failed.because("The lock of stack '" + id.stack() + "' can't be taken: " + failure.getMessage())
                    .remedy("Check that " + folder + " is writable and the disk has space.")
                    .reason(failure);
        }
    }

    /** On a full disk nobody is told who holds the lock; it is held all the same. */
    private static void tell(Path owner, RunOwner run) {
        try {
            Files.writeString(owner, run.lines());
        } catch (IOException untold) {
            owner.toFile().delete();
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    private static Refused held(DeploymentId id, Path owner) {
        String who = owner(owner)
                .map(run -> run + ", for " + run.age(Instant.now()) + " (since " + run.begun() + ")")
                .orElse("an unknown run");
        return new Refused(Diagnostic.error("stack-locked", "Stack '" + id.stack() + "' is in use: " + who + ".")
                .remedy(
                        "Wait until it is done. If it hangs, end that process: the lock goes with it, there is nothing to"
                                + " unlock, and the next run goes on from what is there."));
    }

    /** The owner is a hint for people: that it can't be read must not hide that the lock is held. */
    private static Optional<RunOwner> owner(Path owner) {
        try {
            return RunOwner.parse(new String(Files.readAllBytes(owner), StandardCharsets.UTF_8));
        } catch (IOException gone) {
            return Optional.empty();
        }
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
