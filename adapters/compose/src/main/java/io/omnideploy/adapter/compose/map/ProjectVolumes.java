package io.omnideploy.adapter.compose.map;

import io.omnideploy.adapter.compose.project.Project;
import io.omnideploy.config.Naming;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

/** The named volumes of a project: who mounts which, which lie in a folder of the host, and which are the deployment's own. */
final class ProjectVolumes {
    private static final int LONGEST = 48;

    private final Project project;
    private final SequencedMap<String, Folder> folders = new LinkedHashMap<>();
    private final SequencedMap<String, Node.Entry> sharedFolders = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final SequencedMap<String, SequencedSet<String>> users = new LinkedHashMap<>();
    private final SequencedMap<String, String> names = new LinkedHashMap<>();

    ProjectVolumes(Project project) {
        this.project = project;
        project.services().forEach((service, settings) -> {
            for (Node node : Nodes.items(settings, "volumes")) {
                if (node instanceof Node.Mapping mount) {
                    mounted(service, mount);
                }
            }
        });
        users.keySet().forEach(volume -> names.put(volume, free(slug(volume))));
    }

    private void mounted(String service, Node.Mapping mount) {
        Optional<Node.Scalar> source = Nodes.scalar(mount, "source");
        if (source.isEmpty()) {
            return;
        }
        switch (Nodes.text(mount, "type").orElse("volume")) {
            case "volume" -> {
                String volume = source.get().text();
                users.computeIfAbsent(volume, key -> new LinkedHashSet<>()).add(service);
                folder(volume).ifPresent(bind -> folder(service, bind.device().text(), bind.readOnly(), mount));
            }
            case "bind" -> folder(service, source.get().text(), false, mount);
            default -> {
                // In memory, or refused.
            }
        }
    }

    private void folder(String service, String source, boolean isReadOnly, Node.Mapping mount) {
        Folder folder = folders.computeIfAbsent(trimmed(source), key -> new Folder());
        folder.users.add(service);
        folder.isWritten |= !isReadOnly && !Nodes.isTrue(mount, "read_only");
    }

    /** Who mounts a folder of the host. */
    private static final class Folder {
        private final Set<String> users = new HashSet<>();
        private boolean isWritten;
    }

    /** Tells whether what one service writes into a folder of the host another finds there. */
    boolean isSharedFolder(String source) {
        Folder folder = folders.get(trimmed(source));
        return folder != null && folder.isWritten && folder.users.size() > 1;
    }

    /** Returns the volume that stands for such a folder where there is no host, which becomes one of the deployment. */
    String sharedFolder(String source, Optional<SourceSpan> place) {
        String key = ":" + trimmed(source);
        String known = names.computeIfAbsent(key, fresh -> free(slug(trimmed(source))));
        sharedFolders.putIfAbsent(known, new Node.Entry(place, Node.Mapping.empty()));
        return known;
    }

    private static String trimmed(String source) {
        return source.replaceFirst("^(\\./)+", "").replaceFirst("(?<=.)/+$", "");
    }

    private String free(String slug) {
        String name = slug;
        for (int number = 2; !taken.add(name); number++) {
            name = slug.substring(0, Math.min(slug.length(), LONGEST - 4)) + "-" + number;
        }
        return name;
    }

    /** Returns what a volume is called in a description. */
    static String slug(String volume) {
        String slug = Naming.slug(volume, '-');
        String name = slug.isEmpty() || !Character.isLetter(slug.charAt(0)) ? "v-" + slug : slug;
        return name.length() > LONGEST
                ? name.substring(0, LONGEST - 7).replaceAll("-+$", "") + "-" + Naming.hash(volume, 6)
                : name;
    }

    /** Returns the services that mount a volume. */
    Set<String> users(String volume) {
        return users.getOrDefault(volume, new LinkedHashSet<>());
    }

    /** Tells whether a volume is one of the deployment: several services mount it, or it is there already. */
    boolean isOfDeployment(String volume) {
        return users(volume).size() > 1 || isExternal(volume);
    }

    /** Returns what a volume of the deployment is called. */
    String nameOf(String volume) {
        return names.getOrDefault(volume, slug(volume));
    }

    /** Tells whether a volume is there before the project is. */
    boolean isExternal(String volume) {
        Node.Mapping declared = project.declared("volumes", volume);
        return Nodes.isTrue(declared, "external") || declared.get("external").orElse(null) instanceof Node.Mapping;
    }

    /** Returns the folder of the host in which a volume lies by the options of the local driver, as a bind of it. */
    Optional<Bind> folder(String volume) {
        Node.Mapping declared = project.declared("volumes", volume);
        Node.Mapping options = Nodes.map(declared, "driver_opts");
        boolean isLocal = Nodes.text(declared, "driver").orElse("local").equals("local");
        Set<String> flags = Set.of(Nodes.text(options, "o").orElse("").split(","));
        return isLocal && (flags.contains("bind") || flags.contains("rbind"))
                ? Nodes.scalar(options, "device").map(device -> new Bind(device, flags.contains("ro")))
                : Optional.empty();
    }

    /**
     * A folder of the host.
     *
     * @param device its path
     * @param readOnly whether nobody writes there
     */
    record Bind(Node.Scalar device, boolean readOnly) {}

    /** Returns the volumes of the deployment as the description has them. */
    Node.Mapping shared(Set<String> apart) {
        SequencedMap<String, Node.Entry> shared = new LinkedHashMap<>();
        Node.Mapping top = Nodes.map(project.root(), "volumes");
        users.forEach((volume, services) -> {
            if (isOfDeployment(volume) && folder(volume).isEmpty() && !apart.containsAll(services)) {
                Optional<Node.Entry> entry = Optional.ofNullable(top.entries().get(volume));
                TreeBuilder settings = new TreeBuilder();
                if (isExternal(volume)) {
                    settings.put("existing", existing(volume));
                }
                shared.put(
                        nameOf(volume),
                        new Node.Entry(
                                entry.flatMap(Node.Entry::keySpan),
                                settings.build(entry.flatMap(Node.Entry::keySpan))));
            }
        });
        shared.putAll(sharedFolders);
        return new Node.Mapping(shared, Optional.empty());
    }

    /** Its name is that under 'name', as it once was under 'external', or its key. */
    private Node.Scalar existing(String volume) {
        Node.Mapping declared = project.declared("volumes", volume);
        return Nodes.scalar(declared, "name")
                .or(() -> Nodes.scalar(Nodes.map(declared, "external"), "name"))
                .map(name -> TreeBuilder.literal(name.text(), name.span()))
                .orElseGet(() ->
                        TreeBuilder.literal(volume, declared.get("external").flatMap(Node::span)));
    }
}
