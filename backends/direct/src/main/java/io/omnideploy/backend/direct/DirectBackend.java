package io.omnideploy.backend.direct;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.plan.Cause;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.Backend;
import io.omnideploy.spi.DestroyRequest;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.Limitation;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.PlatformFile;
import io.omnideploy.spi.PreparedRun;
import io.omnideploy.spi.RunRequest;
import io.omnideploy.spi.SupportRequest;
import io.omnideploy.templates.yaml.YamlPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Runs over the platform's own API and writes the platform's own files. Keeps no state: what it made carries the stack's labels
 * and a record of how it was applied.
 */
public final class DirectBackend implements Backend {
    /** Made by {@code ServiceLoader}. */
    public DirectBackend() {}

    @Override
    public String name() {
        return "direct";
    }

    @Override
    public String description() {
        return "Runs over the platform's own API, without another tool, and writes the platform's own files.";
    }

    @Override
    public Optional<String> refusal(SupportRequest request) {
        TreeSet<String> unmanaged = new TreeSet<>();
        for (ResourceType type : request.types()) {
            boolean managed = request.platforms()
                    .find(type.provider())
                    .map(platform -> platform.manages().contains(type))
                    .orElse(false);
            if (!managed) {
                unmanaged.add(type.toString());
            }
        }
        return unmanaged.isEmpty()
                ? Optional.empty()
                : Optional.of("There is no platform plug-in that makes " + String.join(", ", unmanaged) + " directly.");
    }

    @Override
    public List<Limitation> limitations() {
        return List.of(new Limitation(
                "state",
                Fate.DROPPED,
                "direct-no-state",
                "This backend keeps no state: what it made carries labels by which it is found again.",
                "Leave it out for this stack, or use a backend that keeps one."));
    }

    @Override
    public boolean writesPlatformFiles() {
        return true;
    }

    @Override
    public SortedMap<String, String> emit(EmitRequest request) {
        TreeSet<String> providers = new TreeSet<>();
        request.graph().types().forEach(type -> providers.add(type.provider()));
        SortedMap<String, String> files = new TreeMap<>();
        for (String provider : providers) {
            request.platforms()
                    .find(provider)
                    .ifPresent(platform -> platform.files(request).forEach(file -> files.put(file.path(), text(file))));
        }
        return files;
    }

    @Override
    public PreparedRun prepareUp(RunRequest request) {
        return prepare(request, sessions -> {
            sessions.requireNoObstacles();
            Resolver resolver = resolver(request);
            List<LiveResource> live = sessions.read();
            Planner planner =
                    new Planner(request, resolver, live, id -> sessions.of(id).observesAll()).up();
            List<Change> changes =
                    planner.decisions().stream().map(Decision::change).toList();
            List<PropertyChange> outputs =
                    Removals.owned(live).isEmpty() ? LiveOutputs.added(request, resolver) : List.of();
            Plan plan =
                    plan(request, sessions, changes, outputs, planner.notes()).withNotes(sessions.remarks());
            return new UpRun(request, sessions, resolver, planner.decisions(), plan, live);
        });
    }

    @Override
    public PreparedRun prepareDestroy(DestroyRequest request) {
        RunRequest run = request.run();
        return prepare(run, sessions -> {
            List<LiveResource> removed = new ArrayList<>();
            List<Change> changes = new ArrayList<>();
            List<String> notes = new ArrayList<>();
            Diagnostics found = new Diagnostics();
            List<LiveResource> owned = sessions.owned();
            List<LiveResource> data =
                    owned.stream().filter(live -> holdsData(run, live.id())).toList();
            Set<ResourceId> kept = request.keepData() ? Removals.kept(data, owned) : Set.of();
            for (LiveResource live : owned) {
                if (kept.contains(live.id())) {
                    notes.add((holdsData(run, live.id())
                                    ? "%s (%s) holds data and stays."
                                    : "%s (%s) stays with the data.")
                            .formatted(live.id(), live.physicalId()));
                    continue;
                }
                refuseProtected(run, live, found);
                removed.add(live);
                changes.add(new Change(live.id(), Operation.DELETE, Optional.of(Cause.DESTROY), List.of()));
            }
            found.refuseOnError();
            return new DestroyRun(run, sessions, removed, plan(run, sessions, changes, List.of(), notes));
        });
    }

    @Override
    public PreparedRun prepareRefresh(RunRequest request) {
        return prepare(request, sessions -> {
            Map<ResourceId, LiveResource> live = new TreeMap<>();
            sessions.read().forEach(resource -> live.put(resource.id(), resource));
            Resolver resolver = resolver(request);
            live.values().forEach(resolver::learn);
            boolean isUp = !Removals.owned(live.values()).isEmpty();
            List<Change> changes = new ArrayList<>();
            live.forEach((id, resource) -> changes.add(drift(request, resolver, resource)));
            request.emit().graph().resources().keySet().stream()
                    .filter(id -> isUp && !live.containsKey(id))
                    .forEach(id -> changes.add(new Change(id, Operation.DELETE, Optional.of(Cause.DRIFT), List.of())));
            Plan plan = plan(request, sessions, changes, List.of(), List.of());
            return new RefreshRun(request, sessions, resolver, plan);
        });
    }

    @Override
    public Outputs outputs(RunRequest request) {
        try (Sessions sessions = Sessions.connect(request)) {
            List<LiveResource> live = sessions.read();
            if (Removals.owned(live).isEmpty()) {
                return Outputs.NONE;
            }
            Resolver resolver = resolver(request);
            live.forEach(resolver::learn);
            return LiveOutputs.of(request, resolver);
        }
    }

    private static PreparedRun prepare(RunRequest request, Function<Sessions, PreparedRun> plan) {
        Sessions sessions = Sessions.connect(request);
        try {
            return plan.apply(sessions);
        } catch (RuntimeException failure) {
            sessions.close();
            throw failure;
        }
    }

    private static Change drift(RunRequest request, Resolver resolver, LiveResource live) {
        Optional<Value.Obj> wanted = Optional.ofNullable(
                        request.emit().graph().resources().get(live.id()))
                .map(spec -> Fingerprints.of(resolver.resolve(spec).properties(), request.secrets()));
        List<PropertyChange> changes = live.memory()
                .flatMap(Applied::parse)
                .map(applied -> Comparison.drift(applied, live, type(request, live.id()), wanted))
                .orElse(List.of());
        return changes.isEmpty()
                ? new Change(live.id(), Operation.NONE, Optional.empty(), List.of())
                : new Change(live.id(), Operation.UPDATE, Optional.of(Cause.DRIFT), changes);
    }

    private static void refuseProtected(RunRequest run, LiveResource live, Diagnostics found) {
        ResourceSpec spec = run.emit().graph().resources().get(live.id());
        boolean protect = spec == null
                ? live.memory().flatMap(Applied::parse).map(Applied::protect).orElse(false)
                : spec.lifecycle().protect();
        if (protect) {
            found.add(Diagnostic.error("protected", live.id() + " is protected and would be removed.")
                    .remedy("Set 'protect: false' and run 'omnideploy up' first, or use '--keep-data'."));
        }
    }

    private static Plan plan(
            RunRequest request,
            Sessions sessions,
            List<Change> changes,
            List<PropertyChange> outputs,
            List<String> notes) {
        return new Plan(
                request.emit().id(),
                request.emit().target(),
                "direct",
                Optional.of(sessions.identity()),
                changes,
                outputs,
                notes);
    }

    private static Resolver resolver(RunRequest request) {
        return new Resolver(request.emit().graph(), request.project().toString(), request.secrets());
    }

    private static boolean holdsData(RunRequest request, ResourceId id) {
        return type(request, id).map(CatalogType::holdsData).orElse(false);
    }

    private static Optional<CatalogType> type(RunRequest request, ResourceId id) {
        return request.emit().catalog().type(id.type());
    }

    private static String text(PlatformFile file) {
        return switch (file) {
            case PlatformFile.Yaml yaml -> YamlPrinter.print(yaml.document(), yaml.comment());
            case PlatformFile.YamlStream yaml -> YamlPrinter.stream(yaml.documents(), yaml.comment());
            case PlatformFile.Plain plain -> plain.text();
        };
    }
}
