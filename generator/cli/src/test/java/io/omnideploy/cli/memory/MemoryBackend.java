package io.omnideploy.cli.memory;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.engine.work.AppliedRecord;
import io.omnideploy.engine.work.AppliedRecordFile;
import io.omnideploy.plan.Cause;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.OutputValue;
import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.plan.PropertyDiff;
import io.omnideploy.plan.Shown;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.Backend;
import io.omnideploy.spi.DestroyRequest;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.PreparedRun;
import io.omnideploy.spi.RunRequest;
import io.omnideploy.spi.SupportRequest;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A backend whose platform is a file: lives, fails and waits as a test wants it. Files beside the description say so: {@code
 * fail} names a resource that can't be made, {@code wait} makes every step wait for an interruption, {@code drift} names a
 * resource that was changed outside, {@code leftover} one that is there although it was removed.
 */
public final class MemoryBackend implements Backend {
    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String description() {
        return "Keeps everything in a file, for tests.";
    }

    @Override
    public Optional<String> refusal(SupportRequest request) {
        return Optional.empty();
    }

    @Override
    public SortedMap<String, String> emit(EmitRequest request) {
        StringBuilder lines = new StringBuilder();
        request.graph()
                .resources()
                .forEach((id, spec) -> lines.append(id)
                        .append(' ')
                        .append(spec.properties().keySet())
                        .append('\n'));
        SortedMap<String, String> files = new TreeMap<>(Map.of("resources.txt", lines.toString()));
        files.put("notes/target.txt", request.target() + "\n");
        return files;
    }

    @Override
    public PreparedRun prepareUp(RunRequest request) {
        SortedMap<ResourceId, SortedMap<String, Value>> live = live(request);
        List<Change> changes = new ArrayList<>();
        for (ResourceSpec spec : request.emit().graph().inOrder()) {
            changes.add(change(request, spec, live.get(spec.id())));
        }
        live.keySet().stream()
                .filter(id -> !request.emit().graph().resources().containsKey(id))
                .forEach(id -> changes.add(deletion(id, Cause.CONFIG)));
        return new MemoryRun(request, plan(request, changes), live);
    }

    @Override
    public PreparedRun prepareDestroy(DestroyRequest request) {
        SortedMap<ResourceId, SortedMap<String, Value>> live = live(request.run());
        List<Change> changes = new ArrayList<>();
        live.keySet().stream()
                .filter(id -> !request.keepData()
                        || !request.run().emit().catalog().expect(id.type()).holdsData())
                .forEach(id -> changes.add(deletion(id, Cause.DESTROY)));
        return new MemoryRun(request.run(), plan(request.run(), changes), live);
    }

    @Override
    public PreparedRun prepareRefresh(RunRequest request) {
        List<Change> changes = new ArrayList<>();
        live(request).keySet().stream()
                .filter(id -> MemoryRun.says(request, "drift", id))
                .forEach(id -> changes.add(new Change(
                        id,
                        Operation.UPDATE,
                        Optional.of(Cause.DRIFT),
                        List.of(new PropertyChange(
                                "restart",
                                Shown.of(Value.text("unless-stopped")),
                                Shown.of(Value.text("no")),
                                false)))));
        return new MemoryRun(request, plan(request, changes), live(request));
    }

    @Override
    public Outputs outputs(RunRequest request) {
        return live(request).isEmpty() ? Outputs.NONE : outputsOf(request);
    }

    static Outputs outputsOf(RunRequest request) {
        SortedMap<String, OutputValue> values = new TreeMap<>();
        request.emit()
                .graph()
                .outputs()
                .forEach((name, output) -> values.put(
                        name,
                        new OutputValue(
                                output.value() instanceof Value.Text text ? text.text() : "the value of " + name,
                                output.value().isSecret(),
                                output.description())));
        return new Outputs(values);
    }

    static AppliedRecordFile state(RunRequest request) {
        return new AppliedRecordFile(request.folder());
    }

    /** Returns what is left of the stack, and what a file beside the description says is. */
    static Set<ResourceId> left(RunRequest request) {
        Set<ResourceId> left = new TreeSet<>(live(request).keySet());
        request.emit().graph().resources().keySet().stream()
                .filter(id -> MemoryRun.says(request, "leftover", id))
                .forEach(left::add);
        return left;
    }

    private static SortedMap<ResourceId, SortedMap<String, Value>> live(RunRequest request) {
        return new TreeMap<>(state(request).read().map(AppliedRecord::resources).orElseGet(TreeMap::new));
    }

    private static Plan plan(RunRequest request, List<Change> changes) {
        boolean absent = Files.exists(request.project().resolve("absent"));
        if (absent) {
            throw Failed.because("The memory is not there.").remedy("Remember something.");
        }
        return new Plan(
                request.emit().id(),
                request.emit().target(),
                "memory",
                Optional.of("Memory 1.0"),
                changes,
                List.of(),
                List.of());
    }

    private static Change change(RunRequest request, ResourceSpec spec, SortedMap<String, Value> live) {
        List<PropertyChange> differences = PropertyDiff.between(
                live == null ? Map.of() : live,
                spec.properties(),
                request.emit().catalog().expect(spec.id().type()).properties());
        if (live == null) {
            return new Change(spec.id(), Operation.CREATE, Optional.of(Cause.CONFIG), differences);
        }
        if (differences.isEmpty()) {
            return new Change(spec.id(), Operation.NONE, Optional.empty(), List.of());
        }
        boolean replaces = differences.stream().anyMatch(PropertyChange::replaces);
        return new Change(
                spec.id(), replaces ? Operation.REPLACE : Operation.UPDATE, Optional.of(Cause.CONFIG), differences);
    }

    private static Change deletion(ResourceId id, Cause cause) {
        return new Change(id, Operation.DELETE, Optional.of(cause), List.of());
    }
}
