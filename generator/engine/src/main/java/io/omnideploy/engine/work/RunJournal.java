package io.omnideploy.engine.work;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.engine.folder.AtomicFile;
import io.omnideploy.plan.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells what a run of a stack is doing, from before its first change until it has done all of them; only an orderly end removes
 * it. What it says is read by the next run, and by a person who looks. It names resources and never a value.
 */
public final class RunJournal implements Progress.Listener {
    static final String HEADER = "omnideploy-run 1";

    private final Path file;
    private boolean open;

    public RunJournal(Path stackFolder) {
        file = stackFolder.resolve("journal");
    }

    /** What a run is at, in order. */
    public enum Phase {
        /** The platform is changed. */
        APPLY,
        /** The platform is as planned, and this is written down. */
        RECORD;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns what the last run was doing, if it was cut off or failed on the way. */
    public Optional<UnfinishedRun> unfinished() {
        try {
            return Optional.of(UnfinishedRun.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    /**
     * Notes that a run begins to change things.
     *
     * @throws Failed when that can't be noted: the run must not begin then
     */
    public void begin(RunOwner owner) {
        try {
            AtomicFile.writePrivate(
                    file, (HEADER + "\n" + owner.lines() + line(Phase.APPLY)).getBytes(StandardCharsets.UTF_8));
            open = true;
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    /** Notes that a run has come to its next phase. */
    public void phase(Phase phase) {
        append(line(phase));
    }

    @Override
    public void on(Progress progress) {
        switch (progress) {
            case Progress.Started started -> append("begun " + started.operation() + " " + started.resource() + "\n");
            case Progress.Done done -> append("done " + done.operation() + " " + done.resource() + "\n");
            case Progress.Broken broken -> append("done " + broken.operation() + " " + broken.resource() + "\n");
            case Progress.Step step -> {}
            case Progress.Waiting waiting -> {}
            case Progress.Said said -> {}
        }
    }

    /** Notes that the run ended by a failure. */
    public void failed(String cause) {
        append("failed " + cause.replaceAll("\\s+", " ").strip() + "\n");
    }

    /** Notes that the run was stopped by a person and ended in good order. */
    public void stopped() {
        append("stopped\n");
    }

    /** Notes that the run has done all it set out to do. */
    public void end() {
        try {
            synchronized (this) {
                open = false;
            }
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    private static String line(Phase phase) {
        return "phase " + phase + "\n";
    }

    /** That a run is under way is noted for sure; a detail that can't be is no reason to stop in the middle. */
    private synchronized void append(String line) {
        if (!open) {
            return;
        }
        try {
            Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        } catch (IOException fullOrGone) {
            open = false;
        }
    }

    private Failed failed(IOException failure) {
        return Failed.because("The journal " + file + " can't be kept: " + failure.getMessage())
                .remedy("Check that it is writable and the disk has space.")
                .reason(failure);
    }
}
