package io.omnideploy.backend.terraform.run;

import io.omnideploy.backend.terraform.emit.Names;
import io.omnideploy.backend.terraform.emit.SealedValues;
import io.omnideploy.plan.Cause;
import io.omnideploy.plan.OutputValue;
import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;
import io.omnideploy.resource.KeptWithData;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.DestroyRequest;
import io.omnideploy.spi.PreparedRun;
import io.omnideploy.spi.RunRequest;
import io.omnideploy.spi.run.LivePlatforms;
import io.omnideploy.spi.run.Orphans;
import io.omnideploy.templates.json.Json;
import io.omnideploy.templates.json.JsonPrinter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Plans the runs of a stack. */
public final class Runs {
    private final String backend;
    private final Map<String, String> environment;

    /**
     * @param backend the name that plans bear
     * @param environment where the programs are looked for
     */
    public Runs(String backend, Map<String, String> environment) {
        this.backend = backend;
        this.environment = Map.copyOf(environment);
    }

    /** Plans what makes the stack be as the graph wants it. */
    public PreparedRun up(RunRequest request) {
        Workspace workspace = Workspace.open(request, Workspace.secrets(request), environment);
        SortedMap<String, String> files = workspace.files();
        try (LivePlatforms live = LivePlatforms.connect(Names.TOOL, request)) {
            live.requireNoObstacles();
            workspace.write(files);
            boolean unrecorded = request.interrupted() || isStateLost(request, workspace.folder());
            Planning planning = new Planning(
                    backend, workspace, files, unrecorded ? Adoption.file(workspace, live) : Optional.empty());
            Planning.Planned planned = planning.plan(List.of());
            PlanReader reader = planned.reader();
            Orphans orphans = unrecorded
                    ? Orphans.in(live, reader.resources().values(), id -> holdsData(request, id))
                    : Orphans.NONE;
            List<String> notes = new ArrayList<>(live.remarks());
            workspace
                    .overrides()
                    .keySet()
                    .forEach(name -> notes.add(
                            name + " of " + request.generated().getFileName() + " is laid over the generated files."));
            Plan plan = reader.changes(
                    live.identity(), planned.unfulfilled(), false, orphans.changes(Cause.INTERRUPTION), notes);
            SavedRun whole = new SavedRun(workspace, plan, reader.resources(), orphans, Set.of(), () -> {
                AppliedRecord.of(request.emit().graph(), workspace.names()).write(workspace.folder());
                workspace.seal();
                try (LivePlatforms after = LivePlatforms.connect(Names.TOOL, request)) {
                    after.requireNothingRolledBack();
                }
                return outputs(workspace);
            });
            return new DividedRun(workspace, whole, planning);
        }
    }

    /** Plans to remove everything, or everything but what holds data. */
    public PreparedRun destroy(DestroyRequest request) {
        RunRequest run = request.run();
        Workspace workspace = Workspace.open(run, Workspace.secretsToDestroy(run), environment);
        SortedMap<String, String> files = workspace.files();
        List<String> notes = new ArrayList<>();
        try (LivePlatforms live = LivePlatforms.connect(Names.TOOL, run)) {
            if (request.keepData()) {
                workspace.write(Retention.files(run.emit(), workspace.names(), files));
                workspace.plan(List.of());
                KeptWithData.data(run.emit().graph(), run.emit().catalog())
                        .forEach(id -> notes.add(id + " is left where it is, with its data."));
            } else {
                workspace.write(workspace.unprotectedFiles());
                workspace.plan(List.of("-destroy"));
            }
            PlanReader reader = Planning.read(workspace, backend);
            workspace.write(files);
            reader.requireUnguarded();
            Set<ResourceId> kept = request.keepData()
                    ? KeptWithData.all(run.emit().graph(), run.emit().catalog())
                    : Set.of();
            Orphans orphans = Orphans.in(
                    live,
                    reader.resources().values(),
                    id -> kept.contains(id) || (request.keepData() && holdsData(run, id)));
            Plan plan = reader.changes(live.identity(), Set.of(), true, orphans.changes(Cause.DESTROY), notes);
            return new SavedRun(workspace, plan, reader.resources(), orphans, reader.removed(), () -> {
                StackFolder folder = workspace.folder();
                // Earlier states still have the secrets of what is gone.
                folder.delete(folder.applied(), folder.backup(), folder.cutState());
                return Outputs.NONE;
            });
        }
    }

    /** Plans to record what the platform has in the state, and to change nothing else. */
    public PreparedRun refresh(RunRequest request) {
        Workspace workspace = Workspace.open(request, Workspace.secrets(request), environment);
        try (LivePlatforms live = LivePlatforms.connect(Names.TOOL, request)) {
            workspace.write(workspace.files());
            workspace.plan(List.of("-refresh-only"));
            PlanReader reader = Planning.read(workspace, backend);
            Plan plan = reader.drift(live.identity());
            return new SavedRun(workspace, plan, reader.resources(), Orphans.NONE, Set.of(), () -> outputs(workspace));
        }
    }

    /** Returns the outputs that the state holds. */
    public Outputs outputs(RunRequest request) {
        Workspace workspace = Workspace.open(request, Map.of(), environment);
        workspace.write(workspace.files());
        return outputs(workspace);
    }

    /** On a machine that never brought the stack up another one may have; and a state that was here may be gone. */
    private static boolean isStateLost(RunRequest request, StackFolder folder) {
        return !Files.exists(folder.applied()) || (request.emit().state().isEmpty() && !Files.exists(folder.state()));
    }

    private static boolean holdsData(RunRequest request, ResourceId id) {
        return request.emit().catalog().expect(id.type()).holdsData();
    }

    private static Outputs outputs(Workspace workspace) {
        SortedMap<String, OutputSpec> known = workspace.request().emit().graph().outputs();
        SortedMap<String, OutputValue> values = new TreeMap<>();
        SortedMap<String, Value> told = new TreeMap<>(Json.fields(workspace.outputs()));
        // For the next run alone.
        told.remove(SealedValues.NAME);
        told.forEach((name, output) -> {
            Value value = Json.get(output, "value").orElse(Value.text(""));
            values.put(
                    name,
                    new OutputValue(
                            value instanceof Value.Text text ? text.text() : JsonPrinter.compact(value),
                            Json.isTrue(output, "sensitive"),
                            Optional.ofNullable(known.get(name))
                                    .map(OutputSpec::description)
                                    .orElse("")));
        });
        return new Outputs(values);
    }
}
