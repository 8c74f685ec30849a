package io.omnideploy.adapter.compose.map;

import io.omnideploy.adapter.compose.map.Variables.Variable;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Cpu;
import io.omnideploy.config.Node;
import io.omnideploy.config.SecretNames;
import io.omnideploy.spi.adapt.AdapterLedger.Saying;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

/** Makes a component of a service. */
final class ComponentPart {
    /** As much as Linux takes for one argument, in characters. */
    private static final int LONGEST_COMMAND = 128 * 1024;

    private static final Duration LONGEST_STOP = Duration.ofHours(1);

    private final Reading reading;
    private final Peers peers;
    private final String name;
    private final Node.Mapping service;
    private final ConfigPath path;

    ComponentPart(Reading reading, Peers peers, String name, Node.Mapping service) {
        this.reading = reading;
        this.peers = peers;
        this.name = name;
        this.service = service;
        this.path = ConfigPath.of("services", name);
    }

    /** Returns the component, without what the file says to OmniDeploy itself. */
    Node.Mapping component() {
        boolean isJob = peers.isJob(name);
        NavigableSet<Integer> asked = peers.portsAskedOf(name);
        PortPart.Ports ports = PortPart.of(reading, name, service, asked);
        boolean isService = !isJob && !ports.ports().isEmpty();
        TreeBuilder container = new TreeBuilder();
        image(container);
        process(container);
        if (isService) {
            container.put("ports", new Node.Sequence(ports.ports(), Optional.empty()));
        } else {
            noPorts();
        }
        if (service.get("healthcheck").orElse(null) instanceof Node.Mapping) {
            new HealthPart(reading, name)
                    .of(service, !ports.ports().isEmpty())
                    .ifPresent(check -> container.put("health_check", check));
        }
        TreeBuilder component = new TreeBuilder();
        if (!isService) {
            component.put("kind", TreeBuilder.word(isJob ? "job" : "worker", Optional.empty()));
        }
        component.put("container", container.build(service.span()));
        component.put("service", offered(isService && ports.isPublic(), isJob).build());
        component.put("resources", resources());
        variables(component);
        component.put("depends_on", dependencies());
        if (isJob) {
            component.put("run", TreeBuilder.word(peers.isAwaited(name) ? "before" : "manual", Optional.empty()));
        }
        stopTimeout(component);
        rest();
        return component.build(service.span());
    }

    private void image(TreeBuilder container) {
        Optional<Node.Scalar> image = Nodes.scalar(service, "image");
        if (service.get("build").orElse(null) instanceof Node.Mapping build) {
            container.put("build", new BuildPart(reading, name).of(build));
            image.ifPresent(
                    named -> tell(
                            "image",
                            Saying.approximated(
                                    "compose-image-of-build",
                                    "What is built here is named by deployment, component and content.",
                                    "Leave it out; where images are pushed is said by 'x-omnideploy: {registry: …}' at the top.")));
        } else {
            image.ifPresent(named -> container.put("image", TreeBuilder.literal(named.text(), named.span())));
        }
        Nodes.scalar(service, "pull_policy").ifPresent(policy -> {
            String pull = switch (policy.text()) {
                case "always", "daily", "weekly" -> "always";
                case "never" -> "never";
                case String every when every.startsWith("every_") -> "always";
                default -> "missing";
            };
            container.put("pull", TreeBuilder.word(pull, policy.span()));
            if (!Set.of("always", "never", "missing", "if_not_present", "build").contains(policy.text())) {
                tell(
                        "pull_policy",
                        Saying.approximated(
                                "compose-pull-policy", "It is looked for at every run.", "Say always or missing."));
            }
        });
        Nodes.scalar(service, "platform")
                .ifPresent(
                        platform -> container.put("platform", TreeBuilder.literal(platform.text(), platform.span())));
    }

    private void process(TreeBuilder container) {
        command(container, "entrypoint", "command");
        command(container, "command", "args");
        Nodes.scalar(service, "working_dir")
                .ifPresent(folder -> container.put("working_dir", TreeBuilder.literal(folder.text(), folder.span())));
        Nodes.scalar(service, "user")
                .ifPresent(user -> container.put("user", TreeBuilder.literal(user.text(), user.span())));
        readOnly(container);
        container.put(
                "capabilities",
                new TreeBuilder()
                        .put("add", capabilities("cap_add"))
                        .put("drop", capabilities("cap_drop"))
                        .build());
    }

    private void readOnly(TreeBuilder container) {
        boolean isReadOnly = Nodes.isTrue(service, "read_only");
        if (isReadOnly && service.get("tmpfs").isPresent()) {
            tell(
                    "read_only",
                    Saying.approximated(
                            "compose-tmpfs-read-only",
                            "The container's own disk can be written, since folders in memory are not carried over and the"
                                    + " program could write nowhere.",
                            "Make these folders volumes in place of 'tmpfs'."));
        } else {
            Nodes.scalar(service, "read_only")
                    .ifPresent(value -> container.put("read_only", TreeBuilder.word(isReadOnly, value.span())));
        }
    }

    private void command(TreeBuilder container, String from, String to) {
        Nodes.scalar(service, from)
                .filter(text -> !ShellWords.isClosed(text.text()))
                .ifPresent(text -> reading.refuse(
                        "open-quote",
                        "A quote in this command is not closed.",
                        path.then(from),
                        text.span(),
                        "Close it, or write the command as a list of words."));
        if (Commands.isEmptied(service, from)) {
            tell(
                    from,
                    Saying.approximated(
                            "compose-empty-command",
                            "Compose takes the image's own away, and here it stays.",
                            "Say what is to run instead."));
            return;
        }
        if (Nodes.text(service, from)
                .filter(text -> text.length() > LONGEST_COMMAND)
                .isPresent()) {
            reading.refuse(
                    "command-too-long",
                    "This command has more than " + LONGEST_COMMAND + " characters.",
                    path.then(from),
                    service.get(from).get().span(),
                    "Put it into a script, and run that.");
            return;
        }
        List<Node> words = new ArrayList<>();
        Commands.parts(service, from)
                .forEach(word -> words.add(TreeBuilder.template(peers.inCommand(name, word.text()), word.span())));
        service.get(from).ifPresent(command -> container.put(to, new Node.Sequence(words, command.span())));
    }

    private Node.Sequence capabilities(String key) {
        List<Node> names = new ArrayList<>();
        for (Node item : Nodes.items(service, key)) {
            Reading.text(item)
                    .ifPresent(text -> names.add(
                            TreeBuilder.literal(text.toUpperCase(Locale.ROOT).replaceFirst("^CAP_", ""), item.span())));
        }
        return new Node.Sequence(names, Optional.empty());
    }

    private void noPorts() {
        for (String key : List.of("ports", "expose")) {
            if (service.get(key).isPresent()) {
                tell(
                        key,
                        Saying.dropped(
                                "compose-ports-of-job",
                                "A job runs to its end and answers to nobody.",
                                "Leave it out."));
            }
        }
    }

    private TreeBuilder offered(boolean isPublic, boolean isJob) {
        TreeBuilder offered = new TreeBuilder();
        Node.Mapping deploy = Nodes.map(service, "deploy");
        Optional<Node.Scalar> replicas = Nodes.scalar(deploy, "replicas").or(() -> Nodes.scalar(service, "scale"));
        if (isJob) {
            replicas.ifPresent(number -> reading.ledger()
                    .tell(
                            path.then("deploy"),
                            number,
                            Saying.dropped("compose-copies-of-job", "A job runs once at a time.", "Leave it out.")));
            return offered;
        }
        replicas.ifPresent(number -> offered.put("replicas", TreeBuilder.word(number.text(), number.span())));
        if (deploy.get("replicas").isPresent() && service.get("scale").isPresent()) {
            tell("scale", Saying.mapped("compose-scale", "'deploy.replicas' says the same."));
        }
        if (isPublic) {
            offered.put("public", TreeBuilder.word(true, Optional.empty()));
        }
        return offered;
    }

    private Node.Mapping resources() {
        TreeBuilder resources = new TreeBuilder();
        Node.Mapping limits = Nodes.map(Nodes.map(Nodes.map(service, "deploy"), "resources"), "limits");
        Optional<Node.Scalar> cpus = Nodes.scalar(limits, "cpus").or(() -> Nodes.scalar(service, "cpus"));
        cpus.ifPresent(cpu -> {
            boolean fits = Cpu.parse(cpu.text()).isPresent();
            resources.put("cpu", TreeBuilder.word(fits ? cpu.text() : fitted(cpu.text()), cpu.span()));
            if (!fits) {
                reading.ledger()
                        .tell(
                                path.then("cpus"),
                                cpu,
                                Saying.approximated(
                                        "compose-cpus",
                                        "From 0.05 to 64 processors can be asked for.",
                                        "Choose a number within these."));
            }
        });
        Optional<Node.Scalar> memory = Nodes.scalar(limits, "memory").or(() -> Nodes.scalar(service, "mem_limit"));
        memory.ifPresent(amount -> Measures.mebibytes(amount.text())
                .ifPresentOrElse(
                        mebibytes ->
                                resources.put("memory", TreeBuilder.word(Math.max(4, mebibytes) + "Mi", amount.span())),
                        () -> reading.refuse(
                                "wrong-form",
                                "'" + amount.text() + "' is no amount of memory.",
                                path.then("deploy", "resources"),
                                amount.span(),
                                "Write a number with its unit, as in 512m or 1g.")));
        return resources.build();
    }

    private static String fitted(String cpus) {
        try {
            return Double.parseDouble(cpus) > 64 ? "64" : "0.05";
        } catch (NumberFormatException noNumber) {
            return cpus;
        }
    }

    private void variables(TreeBuilder component) {
        StoragePart.Storage storage = StoragePart.of(reading, peers, name, service);
        SequencedMap<String, Node.Entry> secrets = new java.util.LinkedHashMap<>(storage.secrets());
        TreeBuilder environment = new TreeBuilder();
        for (Map.Entry<String, Variable> entry : peers.variablesOf(name).entrySet()) {
            String key = entry.getKey();
            Variable variable = entry.getValue();
            if (variable.file().isPresent() && SecretNames.isSecret(key) && !secrets.containsKey(key)) {
                secrets.put(
                        key,
                        new Node.Entry(
                                variable.span(),
                                new TreeBuilder()
                                        .put(
                                                "source",
                                                TreeBuilder.literal(
                                                        "file:"
                                                                + variable.file()
                                                                        .get(),
                                                        variable.span()))
                                        .build(variable.span())));
            } else {
                environment.put(key, variable.span(), TreeBuilder.template(variable.text(), variable.span()));
            }
        }
        component.put("environment", environment.build());
        component.put("secrets", new Node.Mapping(secrets, Optional.empty()));
        component.put("volumes", new Node.Mapping(storage.volumes(), Optional.empty()));
    }

    private Node.Sequence dependencies() {
        List<Node> all = new ArrayList<>();
        Nodes.map(service, "depends_on").entries().forEach((other, entry) -> {
            Node.Mapping settings = entry.value() instanceof Node.Mapping map ? map : Node.Mapping.empty();
            ConfigPath at = path.then("depends_on", other);
            if (!reading.names().has(other)) {
                reading.ledger()
                        .tell(
                                at,
                                entry,
                                Saying.elsewhere("compose-depends-on", "'" + other + "' takes no part in this run."));
                return;
            }
            Optional<Node.Scalar> condition = Nodes.scalar(settings, "condition");
            String until = switch (condition.map(Node.Scalar::text).orElse("service_started")) {
                case "service_healthy" -> "healthy";
                case "service_completed_successfully" -> "completed";
                default -> "started";
            };
            TreeBuilder dependency = new TreeBuilder()
                    .put("name", TreeBuilder.literal(reading.names().of(other), entry.keySpan()));
            boolean isJob = peers.isJob(other);
            dependency.put(
                    "until",
                    TreeBuilder.word(
                            isJob ? "completed" : until,
                            condition.flatMap(Node.Scalar::span).or(entry::keySpan)));
            all.add(dependency.build(entry.keySpan()));
            settings.entries().forEach((key, setting) -> {
                switch (key) {
                    case "condition" -> {}
                    case "required" ->
                        reading.ledger()
                                .tell(at.then(key), setting, Saying.mapped("compose-depends-on", "It is there."));
                    default ->
                        reading.ledger()
                                .tell(
                                        at.then(key),
                                        setting,
                                        Saying.dropped(
                                                "compose-depends-on-restart",
                                                "A component is not started again because another is.",
                                                "Let it connect again by itself."));
                }
            });
        });
        SequencedSet<String> others = new LinkedHashSet<>(peers.linkedBy(name));
        others.addAll(peers.namedInFilesOf(name));
        for (String linked : others) {
            String known = reading.names().of(linked);
            boolean has = all.stream()
                    .anyMatch(node -> node instanceof Node.Mapping map
                            && Nodes.text(map, "name").filter(known::equals).isPresent());
            if (!has) {
                Optional<Node> links = service.get("links");
                all.add(new TreeBuilder()
                        .put("name", TreeBuilder.literal(known, links.flatMap(Node::span)))
                        .build(links.flatMap(Node::span)));
            }
        }
        return new Node.Sequence(all, service.get("depends_on").flatMap(Node::span));
    }

    private void stopTimeout(TreeBuilder component) {
        Nodes.scalar(service, "stop_grace_period")
                .ifPresent(written -> Measures.time(written.text())
                        .ifPresentOrElse(
                                time -> component.put(
                                        "stop_timeout",
                                        TreeBuilder.word(
                                                Measures.written(
                                                        time.compareTo(LONGEST_STOP) > 0 ? LONGEST_STOP : time),
                                                written.span())),
                                () -> reading.refuse(
                                        "wrong-form",
                                        "'" + written.text() + "' is no duration.",
                                        path.then("stop_grace_period"),
                                        written.span(),
                                        "Write a number with its unit, as in 30s or 1m30s.")));
    }

    private void rest() {
        service.entries()
                .forEach((key, entry) -> Unmapped.ofService(key)
                        .ifPresent(saying -> reading.ledger().tell(path.then(key), entry, saying)));
        new CommonKeys(reading).tell(name, service);
    }

    private void tell(String key, Saying saying) {
        reading.ledger().tell(path.then(key), service.entries().get(key), saying);
    }
}
