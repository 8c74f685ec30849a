package io.omnideploy.spi.run;

import io.omnideploy.plan.Progress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** A tool that goes on with its work although the OmniDeploy that started it is gone. */
public final class Survivor {
    private final PrivateFolder folder;
    private final Path record;
    private final String name;

    /**
     * @param record the file in which the process is remembered: its pid and when it began, a line each
     * @param name what the tool is called, for people
     */
    public Survivor(PrivateFolder folder, Path record, String name) {
        this.folder = folder;
        this.record = record;
        this.name = name;
    }

    /** Remembers a process that works on the stack. */
    public void remember(ProcessHandle process) {
        folder.put(record, process.pid() + "\n" + started(process).orElse("") + "\n");
    }

    /** Forgets it, since it has ended. */
    public void forget() {
        folder.delete(record);
    }

    /** Waits until no process of an earlier run works on the stack any more; tells whether there was one. */
    public boolean await(Progress.Listener progress) {
        Optional<ProcessHandle> running = running();
        running.ifPresent(process -> {
            progress.on(new Progress.Step("waiting for the " + name + " of an earlier run, process " + process.pid()));
            join(process);
        });
        forget();
        return running.isPresent();
    }

    /** A pid is given again to others, so that the time of its start must be the same, too. */
    private Optional<ProcessHandle> running() {
        String[] lines = folder.read(record).split("\n", -1);
        if (lines.length < 2 || !lines[0].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines[0]))
                .filter(ProcessHandle::isAlive)
                .filter(process -> started(process).orElse("").equals(lines[1]));
    }

    private static Optional<String> started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString);
    }

    private static void join(ProcessHandle process) {
        try {
            process.onExit().get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
