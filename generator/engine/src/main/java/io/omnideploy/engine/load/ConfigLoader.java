package io.omnideploy.engine.load;

import io.omnideploy.config.DeployShape;
import io.omnideploy.config.Node;
import io.omnideploy.config.Shape;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.spi.Adapter;
import io.omnideploy.spi.AdapterRequest;
import io.omnideploy.spi.SourceDocument;
import io.omnideploy.spi.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            SourceFile file = new ConfigDiscovery(adapters).find(request);
            SourceDocument document = document(file);
            Adapter adapter = new AdapterChoice(adapters).choose(document, request.adapter());
            Node.Mapping root = problems.take(adapter.read(new AdapterRequest(document)));
            problems.refuseOnError();
            Node.Mapping canonical = CanonicalForm.of(root, shape, problems);
            problems.refuseOnError();
            return Validated.of(
                    new LoadedConfig(
                            file.file(),
                            file.displayName(),
                            adapter.name(),
                            document.root(),
                            canonical,
                            stacks(canonical)),
                    problems);
        } catch (Refused refused) {
            problems.addAll(refused.diagnostics());
            return Validated.refused(problems);
        }
    }

    /** Returns the description for the chosen stack and target, or everything that is wrong with it. */
    public Validated<ResolvedConfig> resolve(LoadedConfig loaded, Selection selection) {
        Diagnostics problems = new Diagnostics();
        try {
            ResolvedConfig resolved =
                    new Resolution(loaded, selection, shape, sections(), identities, problems).resolved();
            return Validated.of(resolved, problems);
        } catch (Refused refused) {
            problems.addAll(refused.diagnostics());
            return Validated.refused(problems);
        }
    }

    /** Returns the shapes of the targets' own settings, by target. */
    public Map<String, Shape.Fields> sections() {
        Map<String, Shape.Fields> sections = new TreeMap<>();
        targets.forEach(target -> sections.put(target.name(), target.section()));
        return sections;
    }

    private static SourceDocument document(SourceFile file) {
        String text = file.text();
        Node root = YamlReader.read(text, file.displayName());
        if (root instanceof Node.Nothing) {
            throw new Refused(Diagnostic.error("empty-file", "'" + file.displayName() + "' says nothing.")
                    .at(Optional.of(new SourceSpan(file.displayName(), 1, 1, 1)))
                    .remedy("Begin with 'name: my-app'."));
        }
        return new SourceDocument(file.file(), text, root);
    }

    private static SortedSet<String> stacks(Node.Mapping root) {
        return root.get("stacks").orElse(null) instanceof Node.Mapping stacks
                ? new TreeSet<>(stacks.entries().keySet())
                : new TreeSet<>();
    }
}
