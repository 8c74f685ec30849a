package io.omnideploy.backend.pulumi.run;

import io.omnideploy.backend.pulumi.emit.PulumiNames;
import io.omnideploy.backend.pulumi.run.Automation.Said;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.PreparedRun;
import io.omnideploy.spi.run.LivePlatforms;
import io.omnideploy.spi.run.Orphans;
import io.omnideploy.spi.run.PlatformFindings;
import io.omnideploy.templates.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** A run that was previewed: what the engine told of it is what is carried out. */
final class PulumiRun implements PreparedRun {
    private final Workspace workspace;
    private final Project project;
    private final State state;
    private final Plan plan;
    private final PlanReader reader;
    private final Orphans orphans;
    private final Carrying carrying;
    private boolean begun;

    /**
     * How the plan is carried out.
     *
     * @param command what is run, for people
     * @param removes whether there is no stack afterwards
     * @param before what is done once, before anything else
     * @param run runs it, with more options
     */
    record Carrying(
            String command, boolean removes, Runnable before, BiFunction<List<String>, Consumer<Value>, Said> run) {}

    /**
     * @param state the one for which the plan was made
     * @param orphans what is removed without Pulumi
     */
    PulumiRun(
            Workspace workspace,
            Project project,
            State state,
            Plan plan,
            PlanReader reader,
            Orphans orphans,
            Carrying carrying) {
        this.workspace = workspace;
        this.project = project;
        this.state = state;
        this.plan = plan;
        this.reader = reader;
        this.orphans = orphans;
        this.carrying = carrying;
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public SortedMap<String, String> bindings() {
        SortedMap<String, String> marks = new TreeMap<>();
        marks.put("pulumi", project.tool().binary().version());
        workspace.libraries().forEach(library -> {
            int at = library.lastIndexOf(':');
            marks.put("library " + library.substring(0, at), library.substring(at + 1));
        });
        marks.put("state", state.mark());
        return marks;
    }

    @Override
    public void applyBut(Set<ResourceId> held) {
        Urns urns = new Urns(workspace.request().emit());
        List<String> options = new ArrayList<>();
        held.forEach(id -> options.add("--exclude=" + urns.of(id)));
        options.add("--exclude-dependents");
        begin();
        carryOut(options);
    }

    @Override
    public Outputs apply() {
        Orphans left = orphans.remove(workspace.request());
        begin();
        carryOut(List.of());
        left.removeAll(workspace.request());
        if (carrying.removes()) {
            forget();
            return Outputs.NONE;
        }
        if (state.isAbsent() && project.state().isAbsent()) {
            return Outputs.NONE;
        }
        AppliedIds.of(workspace.request().emit())
                .write(workspace.folder().files(), workspace.folder().applied());
        try (LivePlatforms after = workspace.live()) {
            after.requireNothingRolledBack();
        }
        return PulumiRuns.outputs(workspace.request().emit().graph(), project);
    }

    private void forget() {
        if (!state.isAbsent()) {
            project.forget();
        }
        StackFolder folder = workspace.folder();
        folder.files().delete(folder.applied(), folder.fingerprints());
        folder.files().deleteAll(folder.code());
    }

    private void begin() {
        if (!begun) {
            carrying.before().run();
            begun = true;
        }
    }

    private void carryOut(List<String> options) {
        Map<ResourceId, Operation> planned = new TreeMap<>();
        for (Change change : plan.changes()) {
            planned.put(change.resource(), change.operation());
        }
        Problems problems = workspace.problems();
        Events events =
                new Events(reader.resources(), planned, workspace.request().progress());
        workspace.step(carrying.command());
        Said said = carrying.run().apply(options, event -> {
            problems.take(event);
            events.take(event);
        });
        try {
            PulumiRuns.require(said, carrying.command(), problems);
        } catch (Failed failed) {
            throw new PlatformFindings(PulumiNames.TOOL, workspace.request(), problems::clean).in(failed);
        }
    }

    /** Pulumi waits until what it removes is gone; a platform may go on to tell of some of that. */
    @Override
    public List<LiveResource> remaining() {
        TreeSet<String> removed = new TreeSet<>();
        reader.removed()
                .values()
                .forEach(step -> Json.text(step.metadata(), "old", "id").ifPresent(removed::add));
        try (LivePlatforms live = workspace.live()) {
            return live.everything().stream()
                    .filter(resource -> !removed.contains(resource.physicalId()))
                    .toList();
        }
    }

    @Override
    public Duration afterglow() {
        try (LivePlatforms live = workspace.live()) {
            return live.afterglow();
        }
    }

    @Override
    public void close() {
        workspace.folder().tidy();
    }
}
