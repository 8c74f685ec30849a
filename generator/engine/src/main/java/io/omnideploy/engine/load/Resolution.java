package io.omnideploy.engine.load;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.DeployShape;
import io.omnideploy.config.Node;
import io.omnideploy.config.Positions;
import io.omnideploy.config.Shape;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.diagnostic.Severity;
import io.omnideploy.engine.load.rule.ConfigRules;
import io.omnideploy.engine.load.rule.Findings;
import io.omnideploy.spi.Limitation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Resolves one description for one stack, step by step; problems are gathered, and refuse at the end. */
final class Resolution {
    private static final String STACKS = "stacks";
    private static final String USUAL_TARGET = "docker";

    private final LoadedConfig loaded;
    private final Selection selection;
    private final Map<String, Shape.Fields> sections;
    private final Function<String, List<Limitation>> limitations;
    private final Identities identities;
    private final Diagnostics problems;
    private final List<String> shortFormKeys;
    private final Shape.Fields shape;

    Resolution(
            LoadedConfig loaded,
            Selection selection,
            DeployShape shape,
            Map<String, Shape.Fields> sections,
            Function<String, List<Limitation>> limitations,
            Identities identities,
            Diagnostics problems) {
        this.loaded = loaded;
        this.selection = selection;
        this.sections = sections;
        this.limitations = limitations;
        this.identities = identities;
        this.problems = problems;
        this.shortFormKeys = shape.shortFormKeys();
        this.shape = shape.top(sections);
    }

    ResolvedConfig resolved() {
        String stack = StackChoice.of(loaded, selection);
        checkOtherStacks(stack);
        Node.Mapping merged = merged(stack);
        Interpolation.Result expanded = Interpolation.of(
                merged, shape, stack, loaded.variables().under(selection.environment()), silenced(merged), problems);
        Node.Mapping moved = SecretMove.in(expanded.root(), problems);
        ShapeCheck.Result checked = ShapeCheck.whole(moved, shape, shortFormKeys, expanded, problems);
        Node.Mapping filled = ShapeDefaults.fill(withName(checked.root()), shape);
        String target = target(filled);
        identities.check(target, filled, problems);
        DeployConfig config = withFiles(bound(filled, stack, target));
        ConfigRules.check(config, findings(moved, checked, config));
        if (problems.hasErrors()) {
            // Told beside them, so that one run tells all; where nothing is wrong the target is asked later on.
            problems.addAll(Limits.refusals(config, Limits.of(config, limitations.apply(target))));
        }
        problems.refuseOnError();
        Optional<String> backend = selection
                .chosen(selection.backend(), "OMNIDEPLOY_BACKEND")
                .or(() -> new CheckedMap(filled).text("backend"));
        List<Diagnostic> notices = problems.sorted().stream()
                .filter(diagnostic -> diagnostic.severity() != Severity.ERROR
                        && !silenced(merged).contains(diagnostic.code()))
                .toList();
        return new ResolvedConfig(
                config,
                filled,
                backend,
                new CheckedMap(filled).text("output"),
                new CheckedMap(filled).text("secrets_file"),
                overrides(filled),
                silenced(filled),
                notices);
    }

    /** The chosen stack is checked as laid over; the others are checked as they stand, so that one run tells all. */
    private void checkOtherStacks(String chosen) {
        Shape.Field stacks = shape.field(STACKS).orElseThrow();
        if (!(loaded.root().get(STACKS).orElse(null) instanceof Node.Mapping all)) {
            return;
        }
        Node.Mapping others = all.without(chosen);
        ShapeCheck.overlay(others, stacks.shape(), shortFormKeys, ConfigPath.of(STACKS), problems);
    }

    private Node.Mapping merged(String stack) {
        Node stacks = loaded.root().get(STACKS).orElse(null);
        Node.Mapping base = stacks instanceof Node.Mapping ? loaded.root().without(STACKS) : loaded.root();
        Node overlay = stacks instanceof Node.Mapping all ? all.get(stack).orElse(null) : null;
        return switch (overlay) {
            case null -> base;
            case Node.Nothing nothing -> base;
            case Node.Mapping map -> StackOverlay.lay(base, changeable(map, stack));
            default -> {
                problems.add(Diagnostic.error("wrong-type", "Expected a map, found " + overlay.form() + ".")
                        .about(ConfigPath.of(STACKS, stack))
                        .at(overlay.span())
                        .remedy("Write what differs in this stack, or {}."));
                yield base;
            }
        };
    }

    /** Returns the changes without what can't differ per stack. */
    private Node.Mapping changeable(Node.Mapping overlay, String stack) {
        Node.Mapping left = overlay;
        for (String key : DeployShape.NOT_IN_A_STACK) {
            Node.Entry entry = overlay.entries().get(key);
            if (entry != null) {
                left = left.without(key);
                List<String> known = shape.keys().stream()
                        .filter(name -> !DeployShape.NOT_IN_A_STACK.contains(name))
                        .toList();
                problems.add(ShapeCheck.unknownKey(key, entry, known, ConfigPath.of(STACKS, stack)));
            }
        }
        return left;
    }

    /** Codes that are not told; what is wrong with them is told elsewhere. */
    private static Set<String> silenced(Node.Mapping root) {
        return root.get("lint").orElse(null) instanceof Node.Mapping lint
                        && lint.get("silence").orElse(null) instanceof Node.Mapping reasons
                ? reasons.entries().keySet()
                : Set.of();
    }

    private static Node.Mapping overrides(Node.Mapping root) {
        return root.get("overrides").orElse(null) instanceof Node.Mapping given ? given : Node.Mapping.empty();
    }

    /** Without a usable name, checks go on under another; the missing one is an error already. */
    private static Node.Mapping withName(Node.Mapping root) {
        return root.get("name").isPresent() ? root : root.with("name", Node.text(CanonicalForm.UNNAMED));
    }

    private String target(Node.Mapping root) {
        Optional<String> flag = selection.chosen(selection.target(), "OMNIDEPLOY_TARGET");
        String name = flag.or(() -> new CheckedMap(root).text("target")).orElse(USUAL_TARGET);
        if (!sections.containsKey(name)) {
            Diagnostic unknown = Diagnostic.error("unknown-target", "There is no target '" + name + "'.")
                    .remedy(Nearest.remedy(name, sections.keySet()));
            problems.add(
                    flag.isPresent()
                            ? unknown
                            : unknown.about("target").at(NodePlaces.of(root, ConfigPath.of("target"))));
        }
        return name;
    }

    private DeployConfig bound(Node.Mapping root, String stack, String target) {
        Shape.Fields section = sections.getOrDefault(target, new Shape.Fields(List.of(), List.of()));
        Node.Mapping settings = root.get(target).orElse(null) instanceof Node.Mapping given
                ? given
                : ShapeDefaults.fill(Node.Mapping.empty(), section);
        Set<String> others = new HashSet<>(sections.keySet());
        others.remove(target);
        Positions positions = NodePlaces.leaves(root, others);
        return DeployConfigBinder.bind(root, settings, stack, target, positions);
    }

    private DeployConfig withFiles(DeployConfig config) {
        return HostFiles.areIn(config)
                ? HostFiles.in(config, new ProjectFiles(new SourceFile(loaded.file(), loaded.displayName()), Set.of()))
                : config;
    }

    private Findings findings(Node.Mapping written, ShapeCheck.Result checked, DeployConfig config) {
        Set<String> unreadable = new HashSet<>();
        for (String group : List.of("components", "backing_services")) {
            if (written.get(group).orElse(null) instanceof Node.Mapping names) {
                unreadable.addAll(names.entries().keySet());
            }
        }
        unreadable.removeAll(config.components().keySet());
        unreadable.removeAll(config.backingServices().keySet());
        return new Findings(problems, path -> NodePlaces.of(written, path), checked.faulty(), unreadable);
    }
}
