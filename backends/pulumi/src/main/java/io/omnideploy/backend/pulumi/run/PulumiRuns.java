package io.omnideploy.backend.pulumi.run;

import io.omnideploy.backend.pulumi.emit.PulumiNames;
import io.omnideploy.backend.pulumi.run.Automation.Operation;
import io.omnideploy.backend.pulumi.run.Automation.Said;
import io.omnideploy.backend.pulumi.run.PulumiRun.Carrying;
import io.omnideploy.plan.Cause;
import io.omnideploy.plan.OutputValue;
import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;
import io.omnideploy.resource.KeptWithData;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.DestroyRequest;
import io.omnideploy.spi.PreparedRun;
import io.omnideploy.spi.RunRequest;
import io.omnideploy.spi.run.LivePlatforms;
import io.omnideploy.spi.run.Orphans;
import io.omnideploy.spi.run.RemovalGuard;
import io.omnideploy.templates.json.JsonPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Plans the runs of a stack. */
public final class PulumiRuns {
    static final String BACKEND = PulumiNames.TOOL;

    private static final List<String> REFRESHED = List.of("--refresh");
    private static final int ATTEMPTS = 3;

    private final Map<String, String> environment;

    /** @param environment where the program is looked for, and what it is given */
    public PulumiRuns(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Plans what makes the stack be as the graph wants it. */
    public PreparedRun up(RunRequest request) {
        Workspace workspace = Workspace.open(request, environment);
        try (LivePlatforms live = workspace.live()) {
            live.requireNoObstacles();
            Engine.Compiled program = workspace.compiled();
            Project project = workspace.project();
            State state = workspace.state(project);
            boolean unrecorded = request.interrupted() || !workspace.isRecorded();
            Lost lost = unrecorded ? Lost.in(live, request, state) : Lost.NONE;
            Project planned = project;
            if (state.isAbsent()) {
                planned = workspace.draft();
            } else {
                project.keepSecrets(workspace.folder().fingerprints());
            }
            List<String> options = new ArrayList<>(REFRESHED);
            PlanReader reader = preview(workspace, planned, program, options);
            Orphans orphans =
                    unrecorded ? Orphans.in(live, known(reader, lost), id -> holdsData(request, id)) : Orphans.NONE;
            Plan plan = reader.changes(
                    live.identity(), false, lost.ids(), orphans.changes(Cause.INTERRUPTION), live.remarks());
            return new PulumiRun(
                    workspace,
                    project,
                    state,
                    plan,
                    reader,
                    orphans,
                    new Carrying("pulumi up", false, () -> bringUp(workspace, project, state, lost), (more, events) -> {
                        List<String> all = new ArrayList<>(options);
                        all.addAll(more);
                        return workspace.engine(project).run(program, Operation.UP, all, events);
                    }));
        }
    }

    private static void bringUp(Workspace workspace, Project project, State state, Lost lost) {
        if (state.isAbsent()) {
            project.create();
            project.keepSecrets(workspace.folder().fingerprints());
        } else if (state.hasPending()) {
            project.replaceState(state.withoutPending());
        }
        lost.recover(workspace, project);
    }

    /** Where the engine would change in vain what must be made anew, it is told so. */
    private static PlanReader preview(
            Workspace workspace, Project project, Engine.Compiled program, List<String> options) {
        Set<String> replaced = new TreeSet<>();
        for (int attempt = 1; ; attempt++) {
            workspace.step("pulumi preview");
            PlanReader reader = new PlanReader(workspace.request().emit(), workspace.applied());
            Problems problems = workspace.problems();
            Said said = workspace.engine(project).run(program, Operation.PREVIEW, options, event -> {
                reader.take(event);
                problems.take(event);
            });
            require(said, "pulumi preview", problems);
            List<String> stuck = reader.stuck().stream().filter(replaced::add).toList();
            if (stuck.isEmpty() || attempt == ATTEMPTS) {
                return reader;
            }
            stuck.forEach(urn -> options.add("--replace=" + urn));
        }
    }

    private static Set<ResourceId> known(PlanReader reader, Lost lost) {
        Set<ResourceId> known = new TreeSet<>(reader.resources().values());
        known.addAll(lost.ids());
        return known;
    }

    /** Plans to remove everything, or everything but what holds data. */
    public PreparedRun destroy(DestroyRequest request) {
        RunRequest run = request.run();
        Workspace workspace = Workspace.open(run, environment);
        Project project = workspace.project();
        State state = workspace.state(project);
        Set<ResourceId> kept = request.keepData()
                ? KeptWithData.all(run.emit().graph(), run.emit().catalog())
                : Set.of();
        List<String> notes = new ArrayList<>();
        if (request.keepData()) {
            KeptWithData.data(run.emit().graph(), run.emit().catalog())
                    .forEach(id -> notes.add(id + " is left where it is, with its data."));
        }
        PlanReader reader = new PlanReader(run.emit(), workspace.applied());
        List<String> command = new ArrayList<>(
                List.of("destroy", "--refresh", "--stack", workspace.place().stack()));
        Urns urns = new Urns(run.emit());
        state.resources().keySet().stream()
                .filter(urn -> urns.resource(urn).filter(kept::contains).isPresent())
                .forEach(urn -> command.add("--exclude=" + urn));
        if (!state.isAbsent()) {
            requireUnguarded(workspace, state, kept);
            plan(workspace, project, command, reader::take);
        }
        try (LivePlatforms live = workspace.live()) {
            Orphans orphans = Orphans.in(
                    live,
                    reader.resources().values(),
                    id -> kept.contains(id) || (request.keepData() && holdsData(run, id)));
            Plan plan = reader.changes(live.identity(), true, Set.of(), orphans.changes(Cause.DESTROY), notes);
            return new PulumiRun(
                    workspace,
                    project,
                    state,
                    plan,
                    reader,
                    orphans,
                    withoutProgram("pulumi destroy", true, workspace, project, state, command));
        }
    }

    private static void requireUnguarded(Workspace workspace, State state, Set<ResourceId> kept) {
        RunRequest request = workspace.request();
        RemovalGuard guard = new RemovalGuard(request.emit());
        Urns urns = new Urns(request.emit());
        state.resources()
                .forEach((urn, resource) -> urns.resource(urn)
                        .filter(id -> !kept.contains(id))
                        .ifPresent(id -> guard.check(
                                id, property -> AppliedValue.of(request.emit().catalog(), id, resource, property))));
        guard.require();
    }

    /** Plans to record what the platform has in the state, and to change nothing else. */
    public PreparedRun refresh(RunRequest request) {
        Workspace workspace = Workspace.open(request, environment);
        Project project = workspace.project();
        State state = workspace.state(project);
        PlanReader reader = new PlanReader(request.emit(), workspace.applied());
        List<String> command =
                new ArrayList<>(List.of("refresh", "--stack", workspace.place().stack()));
        if (state.hasPending()) {
            command.add("--clear-pending-creates");
        }
        if (!state.isAbsent()) {
            plan(workspace, project, command, reader::takeRefresh);
        }
        try (LivePlatforms live = workspace.live()) {
            Plan plan = reader.drift(live.identity());
            return new PulumiRun(
                    workspace,
                    project,
                    state,
                    plan,
                    reader,
                    Orphans.NONE,
                    withoutProgram("pulumi refresh", false, workspace, project, state, command));
        }
    }

    /** Carries out a command that needs the state alone; there is nothing to do where there is none. */
    private static Carrying withoutProgram(
            String name, boolean removes, Workspace workspace, Project project, State state, List<String> command) {
        return new Carrying(name, removes, () -> {}, (more, events) -> {
            if (state.isAbsent()) {
                return new Said(0, "", "");
            }
            List<String> carriedOut = new ArrayList<>(command);
            carriedOut.addAll(List.of("--yes", "--skip-preview"));
            carriedOut.addAll(more);
            return workspace.engine(project).run(carriedOut, events);
        });
    }

    private static void plan(Workspace workspace, Project project, List<String> command, Consumer<Value> events) {
        String name = "pulumi " + command.getFirst() + " --preview-only";
        workspace.step(name);
        List<String> planned = new ArrayList<>(command);
        planned.add("--preview-only");
        Problems problems = workspace.problems();
        Said said = workspace.engine(project).run(planned, event -> {
            events.accept(event);
            problems.take(event);
        });
        require(said, name, problems);
    }

    static void require(Said said, String command, Problems problems) {
        if (said.exit() != 0) {
            throw problems.isEmpty() ? problems.failure(command, said) : problems.failure();
        }
    }

    /** Returns the outputs that the state holds. */
    public Outputs outputs(RunRequest request) {
        Workspace workspace = Workspace.open(request, environment);
        Project project = workspace.project();
        return workspace.state(project).isAbsent()
                ? Outputs.NONE
                : outputs(request.emit().graph(), project);
    }

    static Outputs outputs(ResourceGraph graph, Project project) {
        SortedMap<String, OutputSpec> known = graph.outputs();
        SortedMap<String, OutputValue> values = new TreeMap<>();
        project.stateInClear().outputs().forEach((name, kept) -> {
            Value value = State.inClear(kept);
            Optional<OutputSpec> spec = Optional.ofNullable(known.get(name));
            values.put(
                    name,
                    new OutputValue(
                            value instanceof Value.Text text ? text.text() : JsonPrinter.compact(value),
                            State.isSecret(kept),
                            spec.map(OutputSpec::description).orElse("")));
        });
        return new Outputs(values);
    }

    private static boolean holdsData(RunRequest request, ResourceId id) {
        return request.emit().catalog().expect(id.type()).holdsData();
    }
}
