package io.omnideploy.platform.docker.compose;

import io.omnideploy.config.Naming;
import io.omnideploy.config.Node;
import io.omnideploy.platform.docker.vocabulary.ContainerProperties;
import io.omnideploy.platform.docker.vocabulary.DockerTypes;
import io.omnideploy.platform.docker.vocabulary.Fields;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One container as a service of a compose file, its entries in the order in which people look for them. */
final class ComposeService {
    /** Compose can publish ports only one by one. */
    private static final Set<String> HOMELESS = Set.of("publish_all_ports");

    private final ComposeDocument document;
    private final ResourceGraph graph;
    private final ResourceSpec spec;
    private final Fields fields;

    ComposeService(ComposeDocument document, ResourceGraph graph, ResourceSpec spec, Fields fields) {
        this.document = document;
        this.graph = graph;
        this.spec = spec;
        this.fields = fields;
    }

    /** Returns the properties that a compose file has no place for. */
    List<String> homeless() {
        return spec.properties().keySet().stream()
                .filter(property -> HOMELESS.contains(property) || !ContainerProperties.CARRIED.contains(property))
                .toList();
    }

    Node node() {
        Entries entries = new Entries();
        image(entries);
        entries.text("container_name", fields.text("name"));
        if (!fields.flag("start", true)) {
            // Made with everything else, started by hand.
            entries.texts("profiles", Optional.of(List.of("jobs")));
        }
        process(entries);
        entries.nested("depends_on", dependencies());
        networks(entries);
        entries.texts(
                "ports",
                Optional.of(fields.objects("ports").stream()
                        .map(ComposeService::port)
                        .toList()));
        entries.list("volumes", volumes());
        files(entries);
        entries.nested("healthcheck", healthcheck());
        entries.text("restart", fields.text("restart").map(this::restart));
        entries.text("stop_grace_period", fields.text("stop_timeout").map(seconds -> seconds + "s"));
        entries.text("stop_signal", fields.text("stop_signal"));
        ComposeLimits.put(entries, fields);
        entries.nested(
                "logging",
                new Entries().text("driver", fields.text("log_driver")).map("options", fields.map("log_opts")));
        return entries.map("labels", fields.map("labels")).node();
    }

    private void image(Entries entries) {
        Optional<Fields> image = spec.properties().get("image") instanceof Value.Ref ref
                ? Optional.of(new Fields(graph.resource(ref.resource()).properties(), fields.text()))
                : Optional.empty();
        entries.text("image", image.flatMap(own -> own.text("name")).or(() -> fields.text("image")));
        image.flatMap(own -> own.text("name"))
                .flatMap(document::build)
                .ifPresent(build -> entries.nested("build", build));
        entries.text("platform", fields.text("platform").or(() -> image.flatMap(own -> own.text("platform"))));
        if (image.flatMap(own -> own.present("pull_triggers")).isPresent()) {
            entries.text("pull_policy", Optional.of("always"));
        }
    }

    private void process(Entries entries) {
        entries.text("hostname", fields.text("hostname"))
                .text("domainname", fields.text("domainname"))
                .texts("entrypoint", fields.texts("entrypoint"))
                .texts("command", fields.texts("command"))
                .text("working_dir", fields.text("working_dir"))
                .text("user", fields.text("user"))
                .word("tty", fields.flag("tty"))
                .word("stdin_open", fields.flag("stdin_open"))
                .word("init", fields.flag("init"))
                .map("environment", fields.map("env"));
    }

    private Map<String, Node> dependencies() {
        Map<String, Node> dependencies = new LinkedHashMap<>();
        for (var need : spec.needs()) {
            if (need.type().equals(DockerTypes.CONTAINER)) {
                Fields other = new Fields(graph.resource(need).properties(), fields.text());
                dependencies.put(
                        need.name(),
                        new Entries()
                                .text("condition", Optional.of(condition(other)))
                                .node());
            }
        }
        return dependencies;
    }

    private static String condition(Fields other) {
        if (other.flag("attach", false)) {
            return "service_completed_successfully";
        }
        return other.flag("wait", false) ? "service_healthy" : "service_started";
    }

    private void networks(Entries entries) {
        List<Fields> wanted = fields.objects("networks_advanced");
        if (wanted.isEmpty()) {
            entries.text("network_mode", shared().or(() -> fields.text("network_mode")));
            return;
        }
        Map<String, Node> networks = new LinkedHashMap<>();
        boolean plain = true;
        for (Fields network : wanted) {
            Set<String> aliases = new TreeSet<>(network.texts("aliases").orElse(List.of()));
            // Compose gives each service its own name as an alias.
            aliases.remove(spec.id().name());
            Node.Mapping settings = new Entries()
                    .texts("aliases", Optional.of(aliases))
                    .text("ipv4_address", network.text("ipv4_address"))
                    .text("ipv6_address", network.text("ipv6_address"))
                    .node();
            plain &= settings.entries().isEmpty();
            networks.put(
                    key(network, "name", DockerTypes.NETWORK)
                            .orElseGet(() -> document.externalNetwork(network.expect("name"))),
                    settings);
        }
        if (plain) {
            entries.texts("networks", Optional.of(networks.keySet()));
        } else {
            entries.nested("networks", networks);
        }
    }

    /** Returns the service whose network this one shares, as "container:" and the id of its container ask for. */
    private Optional<String> shared() {
        return spec.properties().get("network_mode") instanceof Value.Interpolation(List<Value> parts)
                        && parts.size() == 2
                        && parts.getFirst().equals(Value.text("container:"))
                        && parts.getLast() instanceof Value.Ref other
                ? Optional.of("service:" + other.resource().name())
                : Optional.empty();
    }

    private static String port(Fields port) {
        String ip = port.text("ip")
                .filter(text -> !text.equals("0.0.0.0"))
                .map(text -> text + ":")
                .orElse("");
        String outer = port.text("external").orElse("");
        String inner = port.expect("internal");
        String protocol = port.text("protocol")
                .filter(text -> !text.equals("tcp"))
                .map(text -> "/" + text)
                .orElse("");
        return ip + (ip.isEmpty() && outer.isEmpty() ? "" : outer + ":") + inner + protocol;
    }

    private List<Node> volumes() {
        List<Node> volumes = new ArrayList<>();
        for (Fields volume : fields.objects("volumes")) {
            String source = volume.present("volume_name").isPresent()
                    ? key(volume, "volume_name", DockerTypes.VOLUME)
                            .orElseGet(() -> document.externalVolume(volume.expect("volume_name")))
                    : volume.expect("host_path");
            String mode = volume.flag("read_only", false) ? ":ro" : "";
            volumes.add(Node.text(source + ":" + volume.expect("container_path") + mode));
        }
        for (Fields mount : fields.objects("mounts")) {
            Entries tmpfs = new Entries();
            mount.object("tmpfs_options")
                    .ifPresent(options ->
                            tmpfs.word("size", options.whole("size_bytes")).word("mode", options.whole("mode")));
            volumes.add(new Entries()
                    .text("type", mount.text("type"))
                    .text("source", mount.text("source"))
                    .text("target", mount.text("target"))
                    .word("read_only", mount.flag("read_only"))
                    .nested("tmpfs", tmpfs)
                    .node());
        }
        return volumes;
    }

    /** A file that is a secret and nothing else becomes a secret; one with text in it a config. */
    private void files(Entries entries) {
        List<Node> configs = new ArrayList<>();
        List<Node> secrets = new ArrayList<>();
        for (Fields upload : fields.objects("upload")) {
            String file = upload.expect("file");
            Value content = upload.present("content")
                    .orElseThrow(() -> new IllegalArgumentException("compose files hold text alone, and " + file
                            + " is none: put it beside the description and name it with 'source'"));
            String mode = upload.text("permissions").orElse("0644");
            if (content instanceof Value.SecretInput secret) {
                document.secret(secret.secret(), ComposeText.variable(secret.secret()));
                secrets.add(file(secret.secret(), file, mode));
            } else {
                String key = Naming.slug(spec.id().name() + "-" + file, '-');
                document.config(key, fields.text().apply(content));
                configs.add(file(key, file, mode));
            }
        }
        entries.list("configs", configs).list("secrets", secrets);
    }

    private static Node file(String source, String target, String mode) {
        return new Entries()
                .text("source", Optional.of(source))
                .text("target", Optional.of(target))
                .text("mode", Optional.of(mode))
                .node();
    }

    private Entries healthcheck() {
        Entries health = new Entries();
        fields.object("healthcheck")
                .ifPresent(check -> health.texts("test", check.texts("test"))
                        .text("interval", check.text("interval"))
                        .text("timeout", check.text("timeout"))
                        .text("start_period", check.text("start_period"))
                        .text("start_interval", check.text("start_interval"))
                        .word("retries", check.whole("retries")));
        return health;
    }

    private String restart(String policy) {
        return fields.whole("max_retry_count")
                .filter(count -> policy.equals("on-failure") && count > 0)
                .map(count -> policy + ":" + count)
                .orElse(policy);
    }

    /** Returns the key under which a network or volume of the graph stands in the file. */
    private static Optional<String> key(Fields owner, String property, ResourceType type) {
        return owner.present(property)
                .filter(value ->
                        value instanceof Value.Ref ref && ref.resource().type().equals(type))
                .map(value -> ((Value.Ref) value).resource().name());
    }
}
