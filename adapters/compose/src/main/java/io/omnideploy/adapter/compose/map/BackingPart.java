package io.omnideploy.adapter.compose.map;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.spi.adapt.AdapterLedger.Saying;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a backing service of a service. */
final class BackingPart {
    private final Reading reading;
    private final Peers peers;
    private final String name;
    private final Node.Mapping service;
    private final Backing backing;
    private final ConfigPath path;

    BackingPart(Reading reading, Peers peers, String name, Node.Mapping service) {
        this.reading = reading;
        this.peers = peers;
        this.name = name;
        this.service = service;
        this.backing = peers.backing().get(name);
        this.path = ConfigPath.of("services", name);
    }

    /** Returns the backing service, with what the file says to OmniDeploy itself. */
    Node.Mapping backingService() {
        TreeBuilder result = new TreeBuilder();
        image(result);
        databases(result);
        buckets(result);
        settings(result);
        variables();
        service.entries()
                .forEach((key, entry) ->
                        rest(key).ifPresent(saying -> reading.ledger().tell(path.then(key), entry, saying)));
        new CommonKeys(reading).tell(name, service);
        note();
        return Extras.laid(
                result.build(service.span()), Extras.of(service).without("kind").without("preset"));
    }

    private void image(TreeBuilder result) {
        Optional<Node.Scalar> image = Nodes.scalar(service, "image");
        Optional<Node.Scalar> said =
                Nodes.scalar(Extras.of(service), "preset").or(() -> Nodes.scalar(Extras.of(service), "kind"));
        result.put(
                "preset",
                TreeBuilder.word(backing.preset(), image.or(() -> said).flatMap(Node.Scalar::span)));
        said.ifPresent(word -> reading.ledger()
                .tell(path.then("x-omnideploy"), word, Saying.mapped("compose-preset", "It is a backing service.")));
        if (image.isEmpty()) {
            return;
        }
        String text = image.get().text();
        if (backing.preset().equals("s3")) {
            return;
        }
        if (KnownImages.isMariadb(text)) {
            result.put("image", TreeBuilder.literal(text, image.get().span()));
            tell(
                    "image",
                    Saying.approximated(
                            "compose-mariadb",
                            "Where the image can't be run, on AWS, it is MySQL, which speaks the same.",
                            "If the difference matters, keep a container with 'x-omnideploy: {kind: service}'."));
            return;
        }
        KnownImages.version(text)
                .filter(version -> Extras.of(service).get("version").isEmpty())
                .ifPresent(version -> result.put(
                        "version", TreeBuilder.literal(version, image.get().span())));
        String variant = KnownImages.variant(text);
        if (!variant.isEmpty()) {
            tell(
                    "image",
                    Saying.approximated(
                            "compose-image-variant",
                            "'" + variant + "' says how the image is made, and the platform's own is used.",
                            "Name a version alone, or give 'image' under x-omnideploy."));
        }
    }

    private void databases(TreeBuilder result) {
        if (!backing.hasDatabases()) {
            return;
        }
        List<Node> databases = new ArrayList<>();
        peers.variablesOf(name).forEach((key, variable) -> {
            if (Set.of("DB", "DATABASE").contains(Recognition.role(key))
                    && !variable.text().isEmpty()) {
                String database = Recognition.databaseName(variable.text());
                if (backing.preset().equals(database)) {
                    // The server's own, such as 'postgres', is there already; the one that is made is used in its
                    // place.
                    return;
                }
                databases.add(TreeBuilder.literal(database, variable.span()));
                if (!database.equals(variable.text())
                        && service.get("environment").isPresent()) {
                    variable(
                            key,
                            Saying.approximated(
                                    "compose-database-name",
                                    "The database is named '" + database + "', which every platform takes.",
                                    "Use lower-case letters, digits and underscores."));
                }
            }
        });
        result.put("databases", new Node.Sequence(databases, Optional.empty()));
    }

    /** Buckets are named by those who use them. */
    private void buckets(TreeBuilder result) {
        if (!backing.preset().equals("s3")) {
            return;
        }
        Set<String> names = new LinkedHashSet<>();
        for (String other : reading.project().services().keySet()) {
            boolean uses = peers.rewrittenFor(name).stream()
                    .anyMatch(use -> use.startsWith(reading.names().of(other) + "."));
            if (uses) {
                for (Map.Entry<String, Variables.Variable> entry :
                        peers.variablesOf(other).entrySet()) {
                    if (entry.getKey().toUpperCase(java.util.Locale.ROOT).contains("BUCKET")
                            && entry.getValue().text().matches("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]")) {
                        names.add(entry.getValue().text());
                    }
                }
            }
        }
        List<Node> buckets = new ArrayList<>();
        names.forEach(bucket -> buckets.add(TreeBuilder.literal(bucket, Optional.empty())));
        result.put("buckets", new Node.Sequence(buckets, Optional.empty()));
    }

    private void settings(TreeBuilder result) {
        Optional<Node> command = service.get("command");
        TreeBuilder settings = new TreeBuilder();
        backing.settings()
                .forEach((key, value) -> settings.put(key, TreeBuilder.template(value, command.flatMap(Node::span))));
        if (backing.isOpen()) {
            settings.put("requirepass", TreeBuilder.literal("\"\"", Optional.empty()));
        }
        result.put("settings", settings.build());
        command.ifPresent(given -> tell(
                "command",
                Saying.mapped("compose-server-command", "What it sets is under the settings of the backing service.")));
    }

    private void variables() {
        Node.Mapping environment = Nodes.map(service, "environment");
        environment.entries().forEach((key, entry) -> {
            Saying saying = switch (Recognition.role(key)) {
                case "DB", "DATABASE" -> Saying.mapped("compose-database", "It is a database of the backing service.");
                case "USER", "ROOT_USER", "ACCESS_KEY" ->
                    Saying.approximated(
                            "compose-database-user",
                            "The backing service has a user of its own, and variables that name this one name that instead.",
                            "Read the user from a variable wherever it is used.");
                case "PASSWORD",
                        "ROOT_PASSWORD",
                        "SECRET_KEY",
                        "PASSWORD_FILE",
                        "ROOT_PASSWORD_FILE",
                        "RANDOM_ROOT_PASSWORD",
                        "ALLOW_EMPTY_PASSWORD",
                        "ALLOW_EMPTY_ROOT_PASSWORD",
                        "HOST_AUTH_METHOD" ->
                    Saying.approximated(
                            "compose-database-password",
                            "The password is generated, and variables that hold this one hold that instead.",
                            "Read the password from a variable wherever it is used.");
                default ->
                    Saying.dropped(
                            "compose-database-variable",
                            "It says how the image sets itself up, and the backing service may have another.",
                            "Leave it out, or keep a container with 'x-omnideploy: {kind: service}'.");
            };
            reading.ledger().tell(path.then("environment", key), entry, saying);
        });
    }

    private Optional<Saying> rest(String key) {
        return switch (key) {
            case "image",
                    "environment",
                    "env_file",
                    "command",
                    "networks",
                    "links",
                    "network_mode",
                    "provider",
                    "models",
                    "volumes_from",
                    "x-omnideploy" -> Optional.empty();
            case "ports" ->
                Optional.of(Saying.approximated(
                        "compose-database-port",
                        "A backing service answers inside of the stack alone.",
                        "Leave it out; to look into it, keep a container with 'x-omnideploy: {kind: service}'."));
            case "volumes" ->
                Optional.of(Saying.mapped(
                        "compose-database-volume",
                        "A backing service keeps its data in storage of its own; it begins empty."));
            case "restart",
                    "healthcheck",
                    "expose",
                    "depends_on",
                    "stop_grace_period",
                    "secrets",
                    "pull_policy",
                    "init",
                    "container_name",
                    "profiles",
                    "scale",
                    "tmpfs" ->
                Optional.of(Saying.mapped(
                        "compose-database-own", "A backing service is watched, started and kept by its own rules."));
            case "deploy", "cpus", "mem_limit" ->
                Optional.of(Saying.dropped(
                        "compose-database-size",
                        "How big a backing service is isn't said in processors and memory.",
                        "Say it as 'x-omnideploy: {size: small, storage: 20Gi}'."));
            case String extension when extension.startsWith("x-") -> Optional.empty();
            default ->
                Unmapped.ofService(key)
                        .or(() -> Optional.of(Saying.dropped(
                                "compose-database-container",
                                "It is about a container, and a backing service needn't be one.",
                                "Leave it out, or keep a container with 'x-omnideploy: {kind: service}'.")));
        };
    }

    private void note() {
        List<String> uses = peers.rewrittenFor(name);
        String version = backing.isOpen() ? ", without a password as before" : "";
        String told = uses.isEmpty()
                ? "; no variable of another service points to it"
                : "; these point to it now: " + String.join(", ", uses);
        reading.problems()
                .add(Diagnostic.note(
                                "backing-service-recognised",
                                "'" + name + "' is taken as the backing service " + backing.preset() + version + told
                                        + ".")
                        .about(path)
                        .at(service.get("image").flatMap(Node::span))
                        .remedy("To keep a container, add 'x-omnideploy: {kind: service}' to it."));
    }

    private void tell(String key, Saying saying) {
        reading.ledger().tell(path.then(key), service.entries().get(key), saying);
    }

    private void variable(String key, Saying saying) {
        Node.Entry entry = Nodes.map(service, "environment").entries().get(key);
        if (entry != null) {
            reading.ledger().tell(path.then("environment", key), entry, saying);
        }
    }
}
