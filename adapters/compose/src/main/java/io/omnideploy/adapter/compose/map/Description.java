package io.omnideploy.adapter.compose.map;

import io.omnideploy.adapter.compose.project.Project;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Naming;
import io.omnideploy.config.Node;
import io.omnideploy.config.NodeLeaves;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.spi.SourceFiles;
import io.omnideploy.spi.adapt.AdapterLedger;
import io.omnideploy.spi.adapt.AdapterLedger.Saying;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Makes a description of a project, and sees to it that every value of its files is accounted for. */
public final class Description {
    private static final int LONGEST = 48;

    private final Project all;
    private final Project wanted;
    private final AdapterLedger ledger;
    private final Reading reading;

    /**
     * @param all the project with all services
     * @param wanted with those of this run
     */
    public Description(Project all, Project wanted, SourceFiles files, AdapterLedger ledger, Diagnostics problems) {
        this.all = all;
        this.wanted = wanted;
        this.ledger = ledger;
        Project mounted = new VolumesFrom(wanted, ledger, problems).project();
        this.reading =
                new Reading(mounted, ServiceNames.of(wanted), new ProjectVolumes(mounted), files, ledger, problems);
    }

    /**
     * Returns the description.
     *
     * @param folder the name of the project's folder, after which it is called when it has no other name
     */
    public Node.Mapping description(String folder) {
        Peers peers = new Peers(reading);
        SequencedMap<String, Node.Entry> components = new LinkedHashMap<>();
        SequencedMap<String, Node.Entry> backing = new LinkedHashMap<>();
        Node.Mapping services = Nodes.map(wanted.root(), "services");
        reading.project().services().forEach((name, service) -> {
            Optional<SourceSpan> key = services.entries().get(name).keySpan();
            String known = reading.names().of(name);
            if (peers.backing().containsKey(name)) {
                backing.put(
                        known, new Node.Entry(key, new BackingPart(reading, peers, name, service).backingService()));
            } else {
                Node.Mapping component = new ComponentPart(reading, peers, name, service).component();
                components.put(known, new Node.Entry(key, Extras.overComponent(component, service)));
            }
        });
        Node.Mapping description = new TreeBuilder()
                .put("name", name(folder))
                .put("components", new Node.Mapping(components, services.span()))
                .put("backing_services", new Node.Mapping(backing, Optional.empty()))
                .put("shared_volumes", reading.volumes().shared(peers.backing().keySet()))
                .build(wanted.root().span());
        Node.Mapping whole = Extras.laid(description, Extras.of(wanted.root()));
        account(whole);
        return whole;
    }

    private Node.Scalar name(String folder) {
        Optional<Node.Scalar> given = Nodes.scalar(wanted.root(), "name");
        String name = given.map(Node.Scalar::text)
                .or(() -> wanted.expansion().value("COMPOSE_PROJECT_NAME"))
                .orElse(folder);
        String slug = Naming.slug(name, '-').replaceFirst("^[0-9-]+", "");
        String cut = slug.substring(0, Math.min(slug.length(), LONGEST)).replaceAll("-+$", "");
        return TreeBuilder.word(cut.isEmpty() ? "app" : cut, given.flatMap(Node.Scalar::span));
    }

    /** What is left has a fate by where it stands; what has none is said to be left out, never nothing. */
    private void account(Node.Mapping description) {
        Set<SourceSpan> used = new HashSet<>();
        NodeLeaves.visit(description, (path, place, node) -> used.add(place));
        Set<SourceSpan> current = new HashSet<>();
        NodeLeaves.visit(all.root(), (path, place, node) -> current.add(place));
        Set<SourceSpan> inUse = new HashSet<>();
        NodeLeaves.visit(wanted.root(), (path, place, node) -> inUse.add(place));
        for (Node written : all.written()) {
            NodeLeaves.visit(written, (path, place, node) -> {
                if (!used.contains(place) && !ledger.knows(place)) {
                    ledger.tell(
                            path,
                            node instanceof Node.Nothing nothing
                                            && nothing.span().isEmpty()
                                    ? new Node.Nothing(Optional.of(place))
                                    : node,
                            fate(path, place, current, inUse));
                }
            });
        }
    }

    private Saying fate(ConfigPath path, SourceSpan place, Set<SourceSpan> current, Set<SourceSpan> inUse) {
        String top = path.segments().isEmpty() ? "" : path.segments().getFirst();
        String third = path.segments().size() > 2 ? path.segments().get(2) : "";
        boolean isService = top.equals("services");
        if (top.startsWith("x-") && !top.equals("x-omnideploy")) {
            return CommonKeys.extension();
        }
        if (top.equals("version")) {
            return Saying.elsewhere("compose-version", "Compose reads no version any more.");
        }
        if (top.equals("include") || (isService && third.equals("extends"))) {
            return Saying.mapped(
                    "compose-" + (isService ? "extends" : "include"), "What it names is part of the project.");
        }
        if (!current.contains(place)) {
            return Saying.elsewhere(
                    "compose-overridden", "Another file, or what extends it, puts something in its place.");
        }
        if (isService && !inUse.contains(place)) {
            return Saying.elsewhere("compose-profile", "Its profile is not chosen in this run.");
        }
        return switch (top) {
            case "networks" ->
                third.isEmpty()
                                || Set.of("driver", "name", "labels", "attachable")
                                        .contains(third)
                        ? Saying.mapped("compose-network", "It is a network of the services that name it.")
                        : Saying.dropped(
                                "compose-network-settings",
                                "A stack has one network of its own, which is set up as the platform does it.",
                                "Leave it out; reach what is outside of the project by an address.");
            case "volumes" ->
                Saying.mapped("compose-volume", "It is a volume of the service that names it, if one does.");
            case "secrets", "configs" ->
                Saying.mapped("compose-mount", "It is given to those services that name it, if any do.");
            case "name" -> Saying.mapped("compose-name", "It is the name of the deployment.");
            case "models" -> Saying.elsewhere("compose-models", "No service uses it.");
            default -> Saying.dropped("compose-unread", "Nothing here reads it.", "Leave it out.");
        };
    }
}
