package io.omnideploy.backend.terraform.run;

import io.omnideploy.backend.terraform.emit.Names;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.Progress;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.PreparedRun;
import io.omnideploy.spi.run.DetachedProcess;
import io.omnideploy.spi.run.LivePlatforms;
import io.omnideploy.spi.run.Orphans;
import io.omnideploy.spi.run.PlatformFindings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** A run whose plan Terraform has saved: exactly that plan is applied. */
final class SavedRun implements PreparedRun {
    private static final String AGAIN = "Put it right and run the command again: it goes on where this run ended.";

    private final Workspace workspace;
    private final Plan plan;
    private final Map<String, ResourceId> resources;
    private final Orphans orphans;
    private final Set<String> removed;
    private final Supplier<Outputs> afterwards;

    /**
     * @param resources every resource of the plan by Terraform address
     * @param orphans what is removed without Terraform
     * @param removed what Terraform itself removes, by the platform's own names
     * @param afterwards records what was applied and returns the outputs
     */
    SavedRun(
            Workspace workspace,
            Plan plan,
            Map<String, ResourceId> resources,
            Orphans orphans,
            Set<String> removed,
            Supplier<Outputs> afterwards) {
        this.workspace = workspace;
        this.plan = plan;
        this.resources = new TreeMap<>(resources);
        this.orphans = orphans;
        this.removed = new TreeSet<>(removed);
        this.afterwards = afterwards;
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public SortedMap<String, String> bindings() {
        return new Marks(workspace).all();
    }

    @Override
    public Outputs apply() {
        Orphans left = orphans.remove(workspace.request());
        carryOut();
        left.removeAll(workspace.request());
        return afterwards.get();
    }

    /**
     * Runs the plan that is saved, and nothing around it.
     *
     * @throws Failed when Terraform does not come to its end
     */
    void carryOut() {
        Map<ResourceId, Operation> planned = new TreeMap<>();
        for (Change change : plan.changes()) {
            planned.put(change.resource(), change.operation());
        }
        Problems problems = workspace.problems();
        Events events = new Events(resources, planned, workspace.request().progress(), problems);
        String name = workspace.tool().binary().name();
        workspace.request().progress().on(new Progress.Step(name + " apply"));
        int status = applied(events);
        if (status != 0) {
            throw failure(name, status, problems);
        }
    }

    private int applied(Events events) {
        StackFolder folder = workspace.folder();
        folder.fresh(folder.log());
        folder.fresh(folder.errors());
        Tool tool = workspace.tool();
        ProcessBuilder apply = tool.builder(List.of(
                        "apply",
                        "-json",
                        "-input=false",
                        "-no-color",
                        Tool.LOCK_TIMEOUT,
                        folder.plan().toString()))
                .redirectOutput(folder.log().toFile())
                .redirectError(folder.errors().toFile());
        StateCopy copy = new StateCopy(folder);
        copy.forget();
        try {
            int status = new DetachedProcess(tool.binary().name(), folder.survivor())
                    .run(apply, folder.log(), events::take, copy::keep);
            copy.forget();
            return status;
        } finally {
            folder.restrictState();
        }
    }

    /** Terraform waits until what it removes is gone; a platform may go on to tell of some of that, as AWS's tagging API does. */
    @Override
    public List<LiveResource> remaining() {
        try (LivePlatforms live = LivePlatforms.connect(Names.TOOL, workspace.request())) {
            return live.everything().stream()
                    .filter(resource -> !removed.contains(resource.physicalId()))
                    .toList();
        }
    }

    @Override
    public Duration afterglow() {
        try (LivePlatforms live = LivePlatforms.connect(Names.TOOL, workspace.request())) {
            return live.afterglow();
        }
    }

    private Failed failure(String name, int status, Problems problems) {
        if (!problems.isEmpty()) {
            return new PlatformFindings(Names.TOOL, workspace.request(), workspace::clean).in(problems.failure(AGAIN));
        }
        String errors = workspace.folder().read(workspace.folder().errors());
        return problems.failure(name + " apply", new Tool.Result(status, "", errors), AGAIN);
    }

    /** The saved plan may hold secrets in clear; what Terraform said of the run is told. */
    @Override
    public void close() {
        StackFolder folder = workspace.folder();
        folder.delete(folder.plan(), folder.log(), folder.errors());
    }
}
