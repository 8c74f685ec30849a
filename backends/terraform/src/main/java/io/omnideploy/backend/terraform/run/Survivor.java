package io.omnideploy.backend.terraform.run;

import io.omnideploy.plan.Progress;
import io.omnideploy.resource.Value;
import io.omnideploy.templates.json.Json;
import io.omnideploy.templates.json.JsonPrinter;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** A Terraform that goes on with its work although the OmniDeploy that started it is gone. */
final class Survivor {
    private final StackFolder folder;

    Survivor(StackFolder folder) {
        this.folder = folder;
    }

    /** Remembers a process that works on the stack. */
    void remember(ProcessHandle process) {
        folder.put(
                folder.process(),
                JsonPrinter.pretty(Value.object(Map.of(
                        "pid",
                        Value.number(process.pid()),
                        "started",
                        Value.text(started(process).orElse(""))))));
    }

    void forget() {
        folder.delete(folder.process());
    }

    /** Waits until no process of an earlier run works on the stack any more; tells whether there was one. */
    boolean await(Progress.Listener progress) {
        Optional<ProcessHandle> running = running();
        running.ifPresent(process -> {
            progress.on(new Progress.Step("waiting for the Terraform of an earlier run, process " + process.pid()));
            join(process);
        });
        forget();
        return running.isPresent();
    }

    /** A pid is given again to others, so that the time of its start must be the same, too. */
    private Optional<ProcessHandle> running() {
        Value record = Json.object(folder.read(folder.process()));
        Optional<Value> pid = Json.get(record, "pid").filter(Value.Num.class::isInstance);
        return pid.flatMap(
                        number -> ProcessHandle.of(((Value.Num) number).number().longValue()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> started(process).equals(Json.text(record, "started")));
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
