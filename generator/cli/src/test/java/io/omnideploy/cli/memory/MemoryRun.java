package io.omnideploy.cli.memory;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.engine.work.AppliedRecord;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.Progress;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.PreparedRun;
import io.omnideploy.spi.RunRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A planned run on the file. */
final class MemoryRun implements PreparedRun {
    private final RunRequest request;
    private final Plan plan;
    private final SortedMap<ResourceId, SortedMap<String, Value>> live;

    MemoryRun(RunRequest request, Plan plan, SortedMap<ResourceId, SortedMap<String, Value>> live) {
        this.request = request;
        this.plan = plan;
        this.live = new TreeMap<>(live);
    }

    static boolean says(RunRequest request, String file, ResourceId id) {
        Path path = request.project().resolve(file);
        try {
            return Files.exists(path) && Files.readString(path).strip().equals(id.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public Outputs apply() {
        for (Change change : plan.changes()) {
            if (change.operation() != Operation.NONE) {
                step(change);
            }
        }
        if (live.isEmpty()) {
            MemoryBackend.state(request).delete();
            return Outputs.NONE;
        }
        return MemoryBackend.outputsOf(request);
    }

    /** A file named {@code leftover} says what nobody could remove. */
    @Override
    public List<LiveResource> remaining() {
        return MemoryBackend.left(request).stream()
                .map(id -> new LiveResource(
                        id, "memory-of-" + id.component(), true, Optional.empty(), new TreeMap<>(), new TreeMap<>()))
                .toList();
    }

    @Override
    public void close() {}

    private void step(Change change) {
        request.progress().on(new Progress.Started(change.resource(), change.operation()));
        if (Files.exists(request.project().resolve("wait"))) {
            await();
        }
        if (says(request, "fail", change.resource())) {
            request.progress().on(new Progress.Broken(change.resource(), change.operation(), "it did not work"));
            throw Failed.because("it did not work").of(change.resource()).remedy("Make it work.");
        }
        if (change.operation() == Operation.DELETE) {
            live.remove(change.resource());
        } else if (request.emit().graph().resources().containsKey(change.resource())) {
            live.put(
                    change.resource(),
                    request.emit().graph().resource(change.resource()).properties());
        }
        MemoryBackend.state(request)
                .write(new AppliedRecord("docker", "memory", request.project().toString(), live));
        request.progress().on(new Progress.Done(change.resource(), change.operation(), Duration.ofSeconds(2)));
    }

    private static void await() {
        try {
            TimeUnit.SECONDS.sleep(30);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Failed.because("The run was interrupted.");
        }
    }
}
