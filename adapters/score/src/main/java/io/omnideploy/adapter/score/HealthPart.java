package io.omnideploy.adapter.score;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.spi.adapt.AdapterLedger;
import io.omnideploy.spi.adapt.AdapterLedger.Saying;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a health check of a container's probes. */
final class HealthPart {
    private final Node.Mapping container;
    private final ConfigPath path;
    private final AdapterLedger ledger;

    HealthPart(Node.Mapping container, ConfigPath path, AdapterLedger ledger) {
        this.container = container;
        this.path = path;
        this.ledger = ledger;
    }

    void put(TreeBuilder inner) {
        Optional<Node> ready = container.get("readinessProbe");
        Optional<Node> live = container.get("livenessProbe");
        if (ready.isPresent()) {
            live.ifPresent(probe -> ledger.tell(
                    path.then("livenessProbe"),
                    probe,
                    Saying.approximated(
                            "score-liveness",
                            "One check says whether it works; that of readiness is taken.",
                            "Let one path answer for both.")));
        }
        if (!(ready.or(() -> live).orElse(null) instanceof Node.Mapping probe)) {
            return;
        }
        ConfigPath at = path.then(ready.isPresent() ? "readinessProbe" : "livenessProbe");
        boolean byCommand = probe.get("exec").isPresent();
        Node.Mapping http = byCommand ? Node.Mapping.empty() : Nodes.map(probe, "httpGet");
        if (byCommand) {
            // "The execProbe should be preferred": Score specification v1b1, containerProbe.
            probe.get("httpGet")
                    .ifPresent(other -> ledger.tell(
                            at.then("httpGet"),
                            other,
                            Saying.dropped(
                                    "score-probe-other",
                                    "One check says whether it works; that by a command is taken.",
                                    "Leave one of them out.")));
        }
        TreeBuilder check = new TreeBuilder();
        Nodes.scalar(http, "path")
                .ifPresent(value -> check.put("path", TreeBuilder.literal(value.text(), value.span())));
        Nodes.scalar(http, "port").ifPresent(value -> check.put("port", TreeBuilder.word(value.text(), value.span())));
        if (!http.entries().isEmpty() && !check.has("path")) {
            check.put("path", Node.text("/"));
        }
        List<Node> command = new ArrayList<>();
        for (Node word : Nodes.items(Nodes.map(probe, "exec"), "command")) {
            if (word instanceof Node.Scalar text) {
                command.add(TreeBuilder.literal(text.text(), text.span()));
            }
        }
        check.put("exec", new Node.Sequence(command, probe.span()));
        inner.put("health_check", check.build(probe.span()));
        http.entries().forEach((key, entry) -> {
            if (!Set.of("path", "port").contains(key)) {
                ledger.tell(
                        at.then("httpGet", key),
                        entry,
                        Saying.dropped(
                                "score-probe", "The check is a plain GET inside of the stack.", "Leave it out."));
            }
        });
    }
}
