package io.omnideploy.adapter.compose.map;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Naming;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.spi.adapt.AdapterLedger.Saying;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** What a service finds in its file system beside its image: volumes, files, secrets. */
final class StoragePart {
    private final Reading reading;
    private final Peers peers;
    private final ConfigPath path;
    private final ImageSources image;
    private final SequencedMap<String, Node.Entry> volumes = new LinkedHashMap<>();
    private final SequencedMap<String, Node.Entry> secrets = new LinkedHashMap<>();

    private StoragePart(Reading reading, Peers peers, String name, Node.Mapping service) {
        this.reading = reading;
        this.peers = peers;
        this.image = ImageSources.of(service, reading.files());
        this.path = ConfigPath.of("services", name);
    }

    /** Volumes and secrets as the description has them. */
    record Storage(SequencedMap<String, Node.Entry> volumes, SequencedMap<String, Node.Entry> secrets) {}

    static Storage of(Reading reading, Peers peers, String name, Node.Mapping service) {
        StoragePart part = new StoragePart(reading, peers, name, service);
        for (Node node : Nodes.items(service, "volumes")) {
            if (node instanceof Node.Mapping volume) {
                part.volume(volume);
            }
        }
        part.tmpfs(service);
        for (Node node : Nodes.items(service, "configs")) {
            if (node instanceof Node.Mapping mount) {
                part.config(mount);
            }
        }
        for (Node node : Nodes.items(service, "secrets")) {
            if (node instanceof Node.Mapping mount) {
                part.secret(mount, "secrets", "/run/secrets/");
            }
        }
        return new Storage(part.volumes, part.secrets);
    }

    private void volume(Node.Mapping volume) {
        ConfigPath at = path.then("volumes");
        Optional<Node.Scalar> target = Nodes.scalar(volume, "target");
        if (target.isEmpty() || !target.get().text().startsWith("/")) {
            reading.refuse(
                    "invalid-volume",
                    "A volume says under 'target' where it is in the container, from / on.",
                    at,
                    volume.span(),
                    "Write 'name:/path' or 'target: /path'.");
            return;
        }
        switch (Nodes.text(volume, "type").orElse("volume")) {
            case "bind" -> bind(volume, target.get(), at);
            case "tmpfs" -> reading.ledger().tell(at, volume, inMemory());
            case "volume" -> named(volume, target.get(), at);
            case String other ->
                reading.refuse(
                        "volume-type",
                        "A volume of type '" + other + "' is known to Docker alone.",
                        at,
                        volume.span(),
                        "Use a volume with a name, or a folder of the description.");
        }
    }

    private static Saying inMemory() {
        return Saying.approximated(
                "compose-tmpfs",
                "What is written there goes to the container's own disk instead of memory; it is gone with the container"
                        + " all the same.",
                "Leave it out.");
    }

    private void bind(Node.Mapping volume, Node.Scalar target, ConfigPath at) {
        Optional<Node.Scalar> source = Nodes.scalar(volume, "source");
        if (source.isEmpty()) {
            reading.refuse(
                    "invalid-volume", "A bind says under 'source' which folder it is.", at, volume.span(), "Add it.");
            return;
        }
        String folder = source.get().text();
        if (folder.startsWith("~")) {
            Optional<String> home = reading.project().expansion().value("HOME");
            folder = home.map(value -> value + source.get().text().substring(1)).orElse(folder);
        }
        TreeBuilder settings = new TreeBuilder()
                .put("path", path(target))
                .put("read_only", readOnly(volume))
                .put("source", TreeBuilder.literal(folder, source.get().span()));
        inPlaceOf(
                folder, target, Nodes.isTrue(volume, "read_only"), source.get().span(), settings);
        put(volume, target, Naming.slug("file-" + target.text(), '-'), settings);
        settings(volume, at);
    }

    /** A folder of the host into which one service writes and from which another reads is one volume elsewhere, too. */
    private void inPlaceOf(
            String folder, Node.Scalar target, boolean isReadOnly, Optional<SourceSpan> place, TreeBuilder settings) {
        boolean isShared = volumes().isSharedFolder(folder);
        Optional<String> word =
                new HostPath(reading.files(), image).elsewhere(folder, target.text(), isReadOnly && !isShared);
        settings.put("elsewhere", word.map(known -> TreeBuilder.word(known, Optional.empty())));
        if (isShared && word.filter("empty"::equals).isPresent()) {
            settings.put("shared", TreeBuilder.word(volumes().sharedFolder(folder, place), Optional.empty()));
        }
    }

    private Optional<Node> elsewhere(String source, Node.Scalar target, boolean readOnly) {
        return new HostPath(reading.files(), image)
                .elsewhere(source, target.text(), readOnly)
                .map(word -> TreeBuilder.word(word, Optional.empty()));
    }

    private void named(Node.Mapping volume, Node.Scalar target, ConfigPath at) {
        Optional<Node.Scalar> source = Nodes.scalar(volume, "source");
        if (Nodes.map(volume, "volume").get("subpath").isPresent()) {
            reading.refuse(
                    "volume-subpath",
                    "A folder inside of a volume can't be mounted by itself.",
                    at,
                    volume.span(),
                    "Mount the whole volume, or make two.");
            return;
        }
        if (source.isEmpty()) {
            put(
                    volume,
                    target,
                    Naming.slug("data-" + target.text(), '-'),
                    new TreeBuilder().put("path", path(target)).put("read_only", readOnly(volume)));
            reading.ledger()
                    .tell(
                            at,
                            volume,
                            Saying.approximated(
                                    "compose-anonymous-volume",
                                    "It gets a name, and is kept like one that has one.",
                                    "Name it, or leave it out if it needn't last."));
            return;
        }
        named(volume, target, source.get(), at);
    }

    private void named(Node.Mapping volume, Node.Scalar target, Node.Scalar source, ConfigPath at) {
        String declared = source.text();
        Optional<ProjectVolumes.Bind> bind = volumes().folder(declared);
        reading.ledger()
                .tell(at.then("source"), source, Saying.mapped("compose-volume", "It is the name of the volume."));
        if (bind.isPresent()) {
            boolean isReadOnly = bind.get().readOnly() || Nodes.isTrue(volume, "read_only");
            Node.Scalar device = bind.get().device();
            TreeBuilder settings = new TreeBuilder()
                    .put("path", path(target))
                    .put(
                            "read_only",
                            isReadOnly
                                    ? readOnly(volume).or(() -> Optional.of(TreeBuilder.word(true, Optional.empty())))
                                    : readOnly(volume))
                    .put("source", TreeBuilder.literal(device.text(), device.span()));
            inPlaceOf(device.text(), target, isReadOnly, device.span(), settings);
            put(volume, target, ProjectVolumes.slug(declared), settings);
            settings(volume, at);
            return;
        }
        Node.Mapping top = reading.project().declared("volumes", declared);
        String driver = Nodes.text(top, "driver").orElse("local");
        if (!driver.equals("local") || top.get("driver_opts").isPresent()) {
            reading.refuse(
                    "volume-driver",
                    "The volume '" + declared + "' is kept in a place of its own by a driver, which this has not.",
                    at,
                    source.span(),
                    "Remove 'driver' and 'driver_opts' for storage of the platform's own; or make it with 'docker volume"
                            + " create' and say 'external: true'.");
        }
        TreeBuilder settings = new TreeBuilder().put("path", path(target)).put("read_only", readOnly(volume));
        if (volumes().isOfDeployment(declared)) {
            lost(declared, source, at);
            settings.put("shared", TreeBuilder.word(volumes().nameOf(declared), source.span()));
        }
        put(volume, target, ProjectVolumes.slug(declared), settings);
        settings(volume, at);
    }

    private ProjectVolumes volumes() {
        return reading.volumes();
    }

    /** The data of a backing service is its own. */
    private void lost(String volume, Node.Scalar source, ConfigPath at) {
        volumes().users(volume).stream()
                .filter(peers.backing()::containsKey)
                .findFirst()
                .ifPresent(
                        service -> reading.refuse(
                                "shared-volume",
                                "The volume '%s' has the data of '%s', which is a backing service here and lets nobody else read its files."
                                        .formatted(volume, service),
                                at,
                                source.span(),
                                "Save the data by the service's own means; or keep it a container with 'x-omnideploy: {kind: service}'."));
    }

    private static Node.Scalar path(Node.Scalar target) {
        return TreeBuilder.literal(target.text(), target.span());
    }

    private static Optional<Node> readOnly(Node.Mapping volume) {
        return Nodes.scalar(volume, "read_only")
                .map(value -> TreeBuilder.word(Nodes.isTrue(volume, "read_only"), value.span()));
    }

    private void put(Node.Mapping volume, Node.Scalar target, String base, TreeBuilder settings) {
        String key = base;
        key = key.length() > 48 ? key.substring(0, 41) + "-" + Naming.hash(target.text(), 6) : key;
        while (volumes.containsKey(key)) {
            key = key.length() > 40 ? key.substring(0, 40) + "-2" : key + "-2";
        }
        volumes.put(key, new Node.Entry(volume.span(), settings.build(volume.span())));
    }

    private void settings(Node.Mapping volume, ConfigPath at) {
        volume.entries().forEach((key, entry) -> {
            switch (key) {
                case "target", "source", "read_only" -> {}
                case "type" ->
                    reading.ledger()
                            .tell(at.then(key), entry, Saying.mapped("compose-volume", "It says which kind it is."));
                default ->
                    reading.ledger()
                            .tell(
                                    at.then(key),
                                    entry,
                                    Saying.dropped(
                                            "compose-volume-options",
                                            "How a volume is mounted is the platform's own.",
                                            "Leave it out."));
            }
        });
    }

    private void tmpfs(Node.Mapping service) {
        Node.Entry tmpfs = service.entries().get("tmpfs");
        if (tmpfs == null) {
            return;
        }
        reading.ledger().tell(path.then("tmpfs"), tmpfs, inMemory());
    }

    private void config(Node.Mapping mount) {
        String source = Nodes.text(mount, "source").orElse("");
        Node.Mapping top = reading.project().declared("configs", source);
        Optional<Node.Scalar> file = Nodes.scalar(top, "file");
        Optional<Node.Scalar> content = Nodes.scalar(top, "content");
        if (file.isPresent()) {
            Node.Scalar from = file.get();
            Node.Scalar target = target(mount, source);
            config(
                    mount,
                    target,
                    at(target)
                            .put("read_only", TreeBuilder.word(true, Optional.empty()))
                            .put("source", TreeBuilder.literal(from.text(), from.span()))
                            .put("elsewhere", elsewhere(from.text(), target, true)));
        } else if (content.isPresent()) {
            Node.Scalar target = target(mount, source);
            config(mount, target, at(target).put("content", content.get()));
        } else if (top.get("environment").isPresent()) {
            secret(mount, "configs", "/");
        } else {
            reading.refuse(
                    "config-content",
                    "The config '" + source + "' lies outside of the project, and what it holds isn't known here.",
                    path.then("configs"),
                    mount.span(),
                    "Write it into a file and name it with 'file:', or give its text under 'content:'.");
        }
    }

    private static Node.Scalar target(Node.Mapping mount, String source) {
        return new Node.Scalar(
                Nodes.text(mount, "target").orElse("/" + source),
                true,
                Nodes.scalar(mount, "target")
                        .or(() -> Nodes.scalar(mount, "source"))
                        .flatMap(Node.Scalar::span));
    }

    private static TreeBuilder at(Node.Scalar target) {
        return new TreeBuilder().put("path", path(target));
    }

    private void config(Node.Mapping mount, Node.Scalar target, TreeBuilder settings) {
        put(mount, target, Naming.slug("file-" + target.text(), '-'), settings);
        mountSettings(mount, "configs");
    }

    private void secret(Node.Mapping mount, String group, String folder) {
        String source = Nodes.text(mount, "source").orElse("");
        Optional<SourceSpan> span = Nodes.scalar(mount, "source").flatMap(Node.Scalar::span);
        Node where = DeclaredSecret.source(reading, group, source, span);
        String target = Nodes.text(mount, "target").orElse(source);
        Optional<SourceSpan> at =
                Nodes.scalar(mount, "target").flatMap(Node.Scalar::span).or(() -> span);
        Node.Mapping secret = new TreeBuilder()
                .put("source", where)
                .put("path", TreeBuilder.literal(target.startsWith("/") ? target : folder + target, at))
                .build(span);
        String key = Naming.slug(source, '_').toUpperCase(java.util.Locale.ROOT);
        String safe = key.isEmpty() || Character.isDigit(key.charAt(0)) ? "S_" + key : key;
        while (secrets.containsKey(safe)) {
            safe = safe + "_2";
        }
        secrets.put(safe, new Node.Entry(span, secret));
        mountSettings(mount, group);
    }

    private void mountSettings(Node.Mapping mount, String group) {
        mount.entries().forEach((key, entry) -> {
            if (key.equals("source")) {
                reading.ledger()
                        .tell(
                                path.then(group, key),
                                entry,
                                Saying.mapped("compose-mount", "What it names is in the container."));
            } else if (!key.equals("target")) {
                reading.ledger()
                        .tell(
                                path.then(group, key),
                                entry,
                                Saying.dropped(
                                        "compose-mount-owner",
                                        "Such files may be read by whoever the container runs as.",
                                        "Leave it out."));
            }
        });
    }
}
