package io.omnideploy.adapter.compose.map;

import io.omnideploy.adapter.compose.project.Project;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.spi.adapt.AdapterLedger.Saying;
import io.omnideploy.spi.adapt.Nodes;
import java.util.Optional;
import java.util.Set;

/** Keys that a component and a backing service treat alike: networks, links, deploy, and what can't be carried over at all. */
final class CommonKeys {
    private static final Saying ONE_NETWORK = Saying.approximated(
            "compose-networks",
            "What runs in a stack is in one network; who may reach whom follows from who names whom.",
            "Leave 'networks' out.");

    private final Reading reading;

    CommonKeys(Reading reading) {
        this.reading = reading;
    }

    void tell(String name, Node.Mapping service) {
        ConfigPath path = ConfigPath.of("services", name);
        refused(service, path);
        Node.Entry networks = service.entries().get("networks");
        if (networks != null) {
            reading.ledger().tell(path.then("networks"), networks, networks(reading.project()));
        }
        Node.Entry restart = service.entries().get("restart");
        if (restart != null) {
            reading.ledger().tell(path.then("restart"), restart, restart(restart.value()));
        }
        Node.Entry links = service.entries().get("links");
        if (links != null) {
            reading.ledger()
                    .tell(
                            path.then("links"),
                            links,
                            Saying.approximated(
                                    "compose-links",
                                    "What it is linked to comes first; addresses in variables that use another name of it"
                                            + " were rewritten.",
                                    "Use 'depends_on' and the service's own name."));
        }
        deploy(Nodes.map(service, "deploy"), path.then("deploy"));
        service.entries().forEach((key, entry) -> {
            if (key.startsWith("x-") && !key.equals("x-omnideploy")) {
                reading.ledger().tell(path.then(key), entry, extension());
            }
        });
        for (String key : java.util.List.of("cpus", "mem_limit")) {
            Node.Entry entry = service.entries().get(key);
            String other = key.equals("cpus") ? "cpus" : "memory";
            if (entry != null
                    && Nodes.map(Nodes.map(Nodes.map(service, "deploy"), "resources"), "limits")
                            .get(other)
                            .isPresent()) {
                reading.ledger()
                        .tell(
                                path.then(key),
                                entry,
                                Saying.elsewhere("compose-limit", "'deploy.resources' counts more."));
            }
        }
    }

    /** One network or several: several keep services apart, which here follows from who names whom. */
    static Saying networks(Project project) {
        return Nodes.map(project.root(), "networks").entries().size() > 1
                ? ONE_NETWORK
                : Saying.mapped("compose-network", "What runs in a stack is in one network.");
    }

    private static Saying restart(Node policy) {
        return Set.of("always", "unless-stopped", "any")
                        .contains(Reading.text(policy).orElse(""))
                ? Saying.mapped("compose-restart", "What runs for good is started again whenever it ends.")
                : Saying.approximated(
                        "compose-restart",
                        "What runs for good is started again whenever it ends; what runs to its end is a job.",
                        "For something that runs once say 'x-omnideploy: {kind: job}'.");
    }

    static Saying extension() {
        return Saying.elsewhere("compose-extension", "Keys with x- mean nothing to compose, nor here.");
    }

    private void refused(Node.Mapping service, ConfigPath path) {
        Nodes.scalar(service, "network_mode").ifPresent(mode -> {
            if (mode.text().equals("bridge") || mode.text().equals("default")) {
                reading.ledger().tell(path.then("network_mode"), mode, ONE_NETWORK);
            } else {
                reading.refuse(
                        "network-mode",
                        "With 'network_mode: " + mode.text()
                                + "' it shares another's network or has none, which platforms" + " don't offer.",
                        path.then("network_mode"),
                        mode.span(),
                        "Remove it, and publish ports instead.");
            }
        });
        for (String key : java.util.List.of("provider", "models")) {
            Optional.ofNullable(service.entries().get(key))
                    .ifPresent(entry -> reading.refuse(
                            "compose-" + key.replace('_', '-'),
                            "'" + key + "' is done by compose alone, and without it the service would lack something.",
                            path.then(key),
                            entry.keySpan(),
                            "Describe what it needs as a service of its own, or as a backing service with 'external:'"
                                    + " under x-omnideploy."));
        }
    }

    private void deploy(Node.Mapping deploy, ConfigPath path) {
        deploy.entries().forEach((key, entry) -> {
            ConfigPath at = path.then(key);
            switch (key) {
                case "replicas" -> {}
                case "mode" -> mode(entry, at);
                case "resources" -> resources(entry, at);
                case "labels" ->
                    reading.ledger()
                            .tell(at, entry, Unmapped.ofService("labels").orElseThrow());
                case "restart_policy" -> {
                    if (entry.value() instanceof Node.Mapping policy) {
                        policy.entries()
                                .forEach((name, part) -> reading.ledger()
                                        .tell(
                                                at.then(name),
                                                part,
                                                restart(name.equals("condition") ? part.value() : entry.value())));
                    }
                }
                case "endpoint_mode" ->
                    reading.ledger()
                            .tell(
                                    at,
                                    entry,
                                    Saying.approximated(
                                            "compose-endpoint-mode",
                                            "How requests are spread over copies is the platform's own.",
                                            "Leave it out."));
                default ->
                    reading.ledger()
                            .tell(
                                    at,
                                    entry,
                                    Saying.dropped(
                                            "compose-deploy",
                                            "Where copies run, and in which steps they are replaced, the platform decides.",
                                            "Leave it out."));
            }
        });
    }

    private void mode(Node.Entry entry, ConfigPath at) {
        String mode = Reading.text(entry.value()).orElse("");
        reading.ledger()
                .tell(
                        at,
                        entry,
                        mode.startsWith("global")
                                ? Saying.approximated(
                                        "compose-global",
                                        "There is one copy, where a swarm would run one on each host.",
                                        "Say how many under 'replicas'.")
                                : Saying.mapped("compose-mode", "It says how many copies there are."));
    }

    private void resources(Node.Entry entry, ConfigPath at) {
        if (!(entry.value() instanceof Node.Mapping resources)) {
            return;
        }
        resources.entries().forEach((key, part) -> {
            if (key.equals("limits") && part.value() instanceof Node.Mapping limits) {
                Optional.ofNullable(limits.entries().get("pids"))
                        .ifPresent(pids -> reading.ledger()
                                .tell(
                                        at.then("limits", "pids"),
                                        pids,
                                        Unmapped.ofService("pids_limit").orElseThrow()));
            } else {
                reading.ledger()
                        .tell(
                                at.then(key),
                                part,
                                Saying.dropped(
                                        "compose-reservations",
                                        "What a container gets is what its limits say.",
                                        "Say under 'limits' what it needs."));
            }
        });
    }
}
