package io.omnideploy.engine.account;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Node;
import io.omnideploy.config.Steering;
import io.omnideploy.engine.Deployment;
import io.omnideploy.plan.LedgerEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Decides what became of each value: by the ledger of target and backend, by the origins in the graph, and by the stack. */
final class LeafFates {
    private static final String STACKS = "stacks";

    /** Here nothing removes a property of a resource. */
    private static final String OVERRIDES = "overrides";

    /** What the backend's tool has no argument for: the graph has it all the same. */
    private static final String LEFT_OUT = "left-out";

    private final Deployment deployment;
    private final DeployConfig config;
    private final Overlay overlay;
    private final GraphUses uses;
    private final ResolvedPaths paths;
    private final Map<ConfigPath, List<LedgerEntry>> ledger = new HashMap<>();

    LeafFates(Deployment deployment) {
        this.deployment = deployment;
        config = deployment.config();
        overlay = Overlay.of(deployment.loaded().root(), config.id().stack());
        uses = new GraphUses(deployment.graph());
        paths = new ResolvedPaths(deployment.loaded().root(), config);
        for (LedgerEntry entry : deployment.ledger()) {
            ledger.computeIfAbsent(entry.path(), path -> new ArrayList<>()).add(entry);
        }
    }

    LeafAccount of(Leaf leaf) {
        List<String> segments = leaf.path().segments();
        if (segments.isEmpty() || !segments.getFirst().equals(STACKS)) {
            return overlay.replaces(leaf.path())
                    ? LeafAccount.elsewhere(
                            leaf, "stack-wins", "Stack '" + overlay.stack() + "' puts something in its place.")
                    : inUse(leaf, leaf.path());
        }
        if (segments.size() == 1) {
            return saysNone(leaf);
        }
        if (!segments.get(1).equals(overlay.stack())) {
            return LeafAccount.elsewhere(leaf, "other-stack", "It belongs to stack '" + segments.get(1) + "'.");
        }
        return segments.size() == 2
                ? mapped(leaf, "steering", "the declaration of stack '" + overlay.stack() + "'")
                : inUse(leaf, new ConfigPath(segments.subList(2, segments.size())));
    }

    /** @param written where it stands when the stack is laid over the rest */
    private LeafAccount inUse(Leaf leaf, ConfigPath written) {
        String top = written.segments().isEmpty() ? "" : written.segments().getFirst();
        if (deployment.otherTargets().contains(top)) {
            return LeafAccount.elsewhere(leaf, "other-target", "It belongs to target '" + top + "'.");
        }
        if (leaf.node() instanceof Node.Nothing && !top.equals(OVERRIDES)) {
            return saysNone(leaf);
        }
        ConfigPath path = paths.of(leaf, written);
        SortedSet<String> became = uses.of(path);
        List<LedgerEntry> entries = entries(path);
        if (!entries.isEmpty()) {
            return told(leaf, entries, became);
        }
        if (top.equals(OVERRIDES) && isOfOtherProvider(path)) {
            return LeafAccount.elsewhere(
                    leaf,
                    "other-provider",
                    "No resource of this target is a " + path.segments().get(1) + ".");
        }
        return became.isEmpty() ? unused(leaf, path) : LeafAccount.mapped(leaf, "graph", became);
    }

    private boolean isOfOtherProvider(ConfigPath path) {
        return path.segments().size() > 1
                && deployment.target().resourceTypes().stream()
                        .noneMatch(type -> path.segments().get(1).startsWith(type.provider() + "."));
    }

    private LeafAccount told(Leaf leaf, List<LedgerEntry> entries, SortedSet<String> uses) {
        LedgerEntry entry = entries.getFirst();
        SortedSet<String> became = entry.rule().equals(LEFT_OUT) ? new TreeSet<>() : uses;
        Set<LedgerEntry.Fate> fates = new TreeSet<>();
        entries.forEach(told -> fates.add(told.fate()));
        LeafFate fate = switch (entry.fate()) {
            case APPROXIMATED -> LeafFate.APPROXIMATED;
            case DROPPED -> LeafFate.DROPPED;
            case REFUSED -> LeafFate.REFUSED;
        };
        if (fates.size() > 1 || (fate != LeafFate.APPROXIMATED && !became.isEmpty())) {
            return LeafAccount.unaccounted(
                    leaf, "Rule " + entry.rule() + " says " + fates + ", and yet it became " + became + ".");
        }
        return new LeafAccount(
                leaf.path(),
                leaf.place(),
                fate,
                entry.rule(),
                Optional.of(entry.reason()),
                Optional.of(entry.remedy()),
                became);
    }

    /** Returns what target and backend say about a path, or about something around it. */
    private List<LedgerEntry> entries(ConfigPath path) {
        List<LedgerEntry> entries = new ArrayList<>();
        for (ConfigPath at = path; !at.segments().isEmpty(); at = at.parent()) {
            entries.addAll(ledger.getOrDefault(at, List.of()));
        }
        return entries;
    }

    private LeafAccount unused(Leaf leaf, ConfigPath path) {
        Optional<String> flag = beaten(leaf, path);
        if (flag.isPresent()) {
            return LeafAccount.elsewhere(leaf, "run-wins", "This run chose '" + flag.get() + "'.");
        }
        Optional<String> steered = Steering.meaning(path);
        if (steered.isPresent()) {
            return mapped(leaf, "steering", steered.get());
        }
        if (leaf.isEmpty()) {
            return saysNone(leaf);
        }
        if (isOff(path)) {
            return path.segments().getLast().equals("replicas")
                    ? mapped(leaf, "switched-off", "nothing: no copy of it runs")
                    : LeafAccount.elsewhere(
                            leaf,
                            "switched-off",
                            "No copy of '" + path.segments().get(1) + "' runs.");
        }
        return LeafAccount.unaccounted(
                leaf, "Target '" + deployment.target().name() + "' doesn't say what became of it.");
    }

    static LeafAccount saysNone(Leaf leaf) {
        return mapped(leaf, "says-none", "nothing, as it says");
    }

    private static LeafAccount mapped(Leaf leaf, String rule, String became) {
        return LeafAccount.mapped(leaf, rule, new TreeSet<>(Set.of(became)));
    }

    /** A flag or a variable of the run counts more than the description. */
    private Optional<String> beaten(Leaf leaf, ConfigPath path) {
        if (!(leaf.node() instanceof Node.Scalar scalar)
                || path.segments().size() != 1
                || scalar.text().contains("$")) {
            return Optional.empty();
        }
        String chosen = switch (path.segments().getFirst()) {
            case "target" -> deployment.target().name();
            case "backend" -> deployment.backend().name();
            default -> scalar.text();
        };
        return chosen.equals(scalar.text()) ? Optional.empty() : Optional.of(chosen);
    }

    private boolean isOff(ConfigPath path) {
        List<String> segments = path.segments();
        Component component = segments.size() > 2 && segments.getFirst().equals("components")
                ? config.components().get(segments.get(1))
                : null;
        return component != null && component.service().replicas() == 0;
    }
}
