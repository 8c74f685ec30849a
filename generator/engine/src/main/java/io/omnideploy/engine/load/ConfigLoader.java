package io.omnideploy.engine.load;

import io.omnideploy.config.DeployShape;
import io.omnideploy.config.Node;
import io.omnideploy.config.NodeLeaves;
import io.omnideploy.config.Shape;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.spi.Adapter;
import io.omnideploy.spi.AdapterReading;
import io.omnideploy.spi.AdapterRequest;
import io.omnideploy.spi.Limitation;
import io.omnideploy.spi.SourceDocument;
import io.omnideploy.spi.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Turns a file into a description for one stack: {@link #load} reads it, {@link #resolve} chooses, expands and checks. */
public final class ConfigLoader {
    private final List<Adapter> adapters;
    private final List<Target> targets;
    private final Identities identities;
    private final DeployShape shape;

    /** Makes a loader that knows these adapters and targets. */
    public ConfigLoader(List<Adapter> adapters, List<Target> targets) {
        this.adapters = List.copyOf(adapters);
        this.targets = List.copyOf(targets);
        this.identities = Identities.of(targets);
        this.shape = new DeployShape(identities.shape());
    }

    /** Finds and reads a description and brings it into the long form; no stack is chosen and no variable expanded yet. */
    public Validated<LoadedConfig> load(LoadRequest request) {
        Diagnostics problems = new Diagnostics();
        try {
            return Validated.of(loaded(request, problems), problems);
        } catch (Refused refused) {
            problems.addAll(refused.diagnostics());
            return Validated.refused(problems);
        }
    }

    private LoadedConfig loaded(LoadRequest request, Diagnostics problems) {
        List<SourceFile> files = new ConfigDiscovery(adapters).find(request);
        SourceFile first = files.getFirst();
        SourceDocument document = document(first);
        AdapterChoice choice = new AdapterChoice(adapters);
        Adapter adapter = choice.choose(document, request.adapter());
        YamlScalars.refuseTags(document.tags(), adapter.tags());
        List<SourceDocument> read = new ArrayList<>(List.of(document));
        List<Node.Mapping> over = new ArrayList<>();
        for (SourceFile file : later(files, adapter, request)) {
            SourceDocument next = document(file);
            if (choice.chooseOver(next, adapter).name().equals(AdapterChoice.OWN_FORMAT)) {
                YamlScalars.refuseTags(next.tags(), Set.of());
                over.add(overlay(next));
            } else {
                YamlScalars.refuseTags(next.tags(), adapter.tags());
                read.add(next);
            }
        }
        AdapterReading reading = problems.take(adapter.read(new AdapterRequest(
                read, new ProjectFiles(first, adapter.tags()), request.environment(), request.profiles())));
        problems.refuseOnError();
        Node.Mapping laid = reading.description();
        for (Node.Mapping overlay : over) {
            laid = StackOverlay.lay(laid, overlay);
        }
        Node.Mapping canonical = CanonicalForm.of(laid, shape, problems);
        problems.refuseOnError();
        List<Node> written = new ArrayList<>(reading.written());
        written.addAll(over);
        return new LoadedConfig(
                first.file(),
                first.displayName(),
                adapter.name(),
                written,
                reading.ledger(),
                over.isEmpty() ? Set.of() : replaced(reading.description(), over, laid),
                reading.variables(),
                canonical,
                stacks(canonical),
                problems.sorted());
    }

    /** Returns the other files that were named, or those that belong to one that was found. */
    private static List<SourceFile> later(List<SourceFile> files, Adapter adapter, LoadRequest request) {
        if (!request.configs().isEmpty()) {
            return files.subList(1, files.size());
        }
        List<SourceFile> companions = new ArrayList<>();
        for (String name : adapter.companions(files.getFirst().displayName())) {
            Path file = request.directory().resolve(name);
            if (Files.exists(file)) {
                companions.add(new SourceFile(file, name));
            }
        }
        return companions;
    }

    private static Node.Mapping overlay(SourceDocument document) {
        if (document.root() instanceof Node.Mapping map) {
            return map;
        }
        throw new Refused(Diagnostic.error(
                        "not-a-description",
                        "What is laid over a description is a map, and this is "
                                + document.root().form() + ".")
                .at(document.root().span())
                .remedy("Write what differs, as in 'stacks:' or 'components:'."));
    }

    /** Returns the places of what a later file put something else in place of. */
    private static Set<SourceSpan> replaced(Node.Mapping base, List<Node.Mapping> over, Node.Mapping laid) {
        Set<SourceSpan> places = new HashSet<>();
        NodeLeaves.visit(base, (path, place, node) -> places.add(place));
        over.forEach(map -> NodeLeaves.visit(map, (path, place, node) -> places.add(place)));
        NodeLeaves.visit(laid, (path, place, node) -> places.remove(place));
        return places;
    }

    /** Returns the description for the chosen stack and target, or everything that is wrong with it. */
    public Validated<ResolvedConfig> resolve(LoadedConfig loaded, Selection selection) {
        Diagnostics problems = new Diagnostics();
        try {
            ResolvedConfig resolved = new Resolution(
                            loaded, selection, shape, sections(), this::limitations, identities, problems)
                    .resolved();
            return Validated.of(resolved, problems);
        } catch (Refused refused) {
            problems.addAll(refused.diagnostics());
            return Validated.refused(problems);
        }
    }

    private List<Limitation> limitations(String name) {
        for (Target target : targets) {
            if (target.name().equals(name)) {
                return target.limitations();
            }
        }
        return List.of();
    }

    /** Returns the shapes of the targets' own settings, by target. */
    public Map<String, Shape.Fields> sections() {
        Map<String, Shape.Fields> sections = new TreeMap<>();
        targets.forEach(target -> sections.put(target.name(), target.section()));
        return sections;
    }

    private static SourceDocument document(SourceFile file) {
        String text = file.text();
        YamlReader.Tagged read = YamlReader.tagged(text, file.displayName());
        Node root = read.root();
        if (root instanceof Node.Nothing) {
            throw new Refused(Diagnostic.error("empty-file", "'" + file.displayName() + "' says nothing.")
                    .at(Optional.of(new SourceSpan(file.displayName(), 1, 1, 1)))
                    .remedy("Begin with 'name: my-app'."));
        }
        return new SourceDocument(file.file(), text, root, read.tags());
    }

    private static SortedSet<String> stacks(Node.Mapping root) {
        return root.get("stacks").orElse(null) instanceof Node.Mapping stacks
                ? new TreeSet<>(stacks.entries().keySet())
                : new TreeSet<>();
    }
}
