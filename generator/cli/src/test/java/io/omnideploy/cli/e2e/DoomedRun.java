package io.omnideploy.cli.e2e;

import io.omnideploy.testkit.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A run that ends by SIGKILL at a point that is seen from outside: in its journal, which any person can read as well. There is
 * no hook for it in the program.
 */
final class DoomedRun {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Run.Started run;
    private final Path stackFolder;

    DoomedRun(Run.Started run, Path stackFolder) {
        this.run = run;
        this.stackFolder = stackFolder;
    }

    /** Waits until the journal says something; tells whether the run was there before it ended by itself. */
    boolean reaches(Predicate<String> point) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            if (point.test(journal())) {
                return true;
            }
            if (!run.process().isAlive()) {
                return false;
            }
            Thread.sleep(1);
        }
        return false;
    }

    /** Waits until the run holds the lock of its stack, and so plans. */
    boolean plans() throws InterruptedException {
        return reaches(journal -> Files.exists(stackFolder.resolve("lock.owner")));
    }

    /** Waits until it ends by itself. */
    Run.Result end() throws IOException {
        return run.await();
    }

    /** Stops it where it is, so that it stays there; tells whether there was something to stop. */
    boolean freeze() throws IOException {
        return stopped(List.of(run.process().toHandle())) && run.process().isAlive();
    }

    /** Kills the program alone; a tool that it runs may go on. */
    void kill() throws IOException {
        run.process().destroyForcibly();
        run.await();
    }

    /** Kills the program and all that it runs, as when the machine is lost. */
    void killAll() throws IOException {
        // What stands still starts nothing that is missed.
        Set<ProcessHandle> all = new LinkedHashSet<>();
        List<ProcessHandle> more = List.of(run.process().toHandle());
        while (!more.isEmpty()) {
            stopped(more);
            all.addAll(more);
            more = run.process()
                    .descendants()
                    .filter(process -> !all.contains(process))
                    .toList();
        }
        all.forEach(ProcessHandle::destroyForcibly);
        run.await();
    }

    private static boolean stopped(List<ProcessHandle> processes) throws IOException {
        List<String> command = new ArrayList<>(List.of("kill", "-STOP"));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        return Run.of(command).go().exit() == 0;
    }

    String said() throws IOException {
        return run.soFar();
    }

    long pid() {
        return run.process().pid();
    }

    /** Tells whether it left its work unfinished: with the journal, which only an orderly end removes. */
    boolean isCutOff() {
        return Files.exists(stackFolder.resolve("journal"));
    }

    /** Returns what the journal says now; nothing while there is none. */
    private String journal() {
        try {
            return new String(Files.readAllBytes(stackFolder.resolve("journal")), StandardCharsets.UTF_8);
        } catch (IOException none) {
            return "";
        }
    }
}
