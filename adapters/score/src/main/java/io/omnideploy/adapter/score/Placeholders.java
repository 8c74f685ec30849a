package io.omnideploy.adapter.score;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.spi.adapt.DeploySection;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns Score's placeholders, such as {@code ${resources.db.host}}, into deploy.yaml's references. */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\$|\\$\\{([^}]*)\\}|\\$");

    private static final Pattern CACHE = Pattern.compile(
            "rediss?://(?:\\$\\{resources\\.[^.}]+\\.user(?:name)?\\})?"
                    + ":\\$\\{resources\\.(?<same>[^.}]+)\\.password\\}@\\$\\{resources\\.\\k<same>\\.host\\}:\\$\\{resources\\.\\k<same>\\.port\\}(?:/0?)?");

    private final Node.Mapping metadata;
    private final Map<String, Requirement> requirements;
    private final WorkloadPorts ports;
    private final Diagnostics problems;

    /** Variables by the resources of which they are outputs. */
    private final Map<String, Set<String>> given = new TreeMap<>();

    /** Resources whose parameters are being filled in, so that one that names itself comes to an end. */
    private final Set<String> open = new HashSet<>();

    Placeholders(
            Node.Mapping metadata, Map<String, Requirement> requirements, WorkloadPorts ports, Diagnostics problems) {
        this.metadata = metadata;
        this.requirements = requirements;
        this.ports = ports;
        this.problems = problems;
    }

    /** Returns a text in deploy.yaml's words. */
    Node.Scalar template(Node.Scalar text, ConfigPath path) {
        return TreeBuilder.template(
                wholeAddress(text.text()).orElseGet(() -> converted(text.text(), path, text.span())), text.span());
    }

    /**
     * An address that is put together of nothing but a cache's parts is its address, which on each platform says how it is
     * entered: with a password, or encrypted and without.
     */
    private Optional<String> wholeAddress(String text) {
        Matcher address = CACHE.matcher(text);
        return address.matches()
                ? Optional.ofNullable(requirements.get(address.group("same")))
                        .filter(cache -> cache.preset().filter("redis"::equals).isPresent())
                        .map(cache -> "${" + cache.name() + ".url}")
                : Optional.empty();
    }

    /** Returns the variables from which outputs of a resource are taken that nothing here makes. */
    Set<String> variables(String resource) {
        return given.getOrDefault(resource, new TreeSet<>());
    }

    String converted(String text, ConfigPath path, Optional<SourceSpan> span) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> {
            String inner = match.group(1);
            String result = inner == null ? "$$" : value(inner, path, span);
            return Matcher.quoteReplacement(result);
        });
    }

    private String value(String placeholder, ConfigPath path, Optional<SourceSpan> span) {
        List<String> parts = List.of(placeholder.split("(?<!\\\\)\\."));
        if (parts.size() > 1 && parts.getFirst().equals("metadata")) {
            Node.Mapping at = metadata;
            for (String part : parts.subList(1, parts.size() - 1)) {
                at = Nodes.map(at, part.replace("\\.", "."));
            }
            Optional<String> value = Nodes.text(at, parts.getLast().replace("\\.", "."));
            if (value.isPresent()) {
                return TreeBuilder.escaped(value.get());
            }
        } else if (parts.size() > 1 && parts.getFirst().equals("resources")) {
            Requirement requirement = requirements.get(parts.get(1));
            if (requirement == null) {
                return unknown(
                        placeholder,
                        path,
                        span,
                        "There is no resource '" + parts.get(1) + "'.",
                        requirements.isEmpty()
                                ? "Add it, as in 'resources: {" + parts.get(1) + ": {type: postgres}}'."
                                : Nearest.remedy(parts.get(1), requirements.keySet()));
            }
            if (!requirement.isKnown()) {
                return givenOutput(requirement, parts, placeholder);
            }
            Optional<String> value =
                    parts.size() == 2 ? Optional.of(requirement.name()) : output(requirement, parts, path, span);
            if (value.isPresent()) {
                return value.get();
            }
            return unknown(
                    placeholder,
                    path,
                    span,
                    "A resource of type '" + requirement.type() + "' has no '"
                            + String.join(".", parts.subList(2, parts.size())) + "' here.",
                    requirement.outputs().isEmpty()
                            ? "It gives nothing by which something could be filled in."
                            : Nearest.remedy(parts.getLast(), requirement.outputs()));
        }
        return unknown(
                placeholder,
                path,
                span,
                "'${" + placeholder + "}' stands for nothing here.",
                "Write ${metadata.name} or ${resources.NAME.OUTPUT}; for a dollar sign as text write $$.");
    }

    private String givenOutput(Requirement requirement, List<String> parts, String placeholder) {
        if (requirement.isMistaken() || parts.size() == 2) {
            // That it is of no known type is said where it stands.
            return TreeBuilder.escaped("${" + placeholder + "}");
        }
        String variable = requirement.variable(String.join("_", parts.subList(2, parts.size())));
        given.computeIfAbsent(parts.get(1), name -> new TreeSet<>()).add(variable);
        return "${" + variable + "}";
    }

    private Optional<String> output(
            Requirement requirement, List<String> parts, ConfigPath path, Optional<SourceSpan> span) {
        String key = String.join(".", parts.subList(2, parts.size()));
        if (!requirement.type().equals("dns") && !requirement.isWorkload()) {
            return requirement.output(key);
        }
        if (!open.add(requirement.name())) {
            return Optional.of(unknown(
                    "resources." + parts.get(1) + "." + key,
                    path,
                    span,
                    "What '" + parts.get(1) + "' asks for names itself.",
                    "Write a host name, as in 'params: {host: shop.example.com}'."));
        }
        try {
            return requirement.isWorkload()
                    ? ofWorkload(requirement, parts.get(1), key, path, span)
                    : ofName(requirement, key, path, span);
        } finally {
            open.remove(requirement.name());
        }
    }

    private Optional<String> ofName(Requirement dns, String key, ConfigPath path, Optional<SourceSpan> span) {
        return switch (key) {
            case "host" -> Optional.of(host(dns, path, span));
            case "url" -> {
                String host = host(dns, path, span);
                yield Optional.of((host.endsWith(".localhost") ? "http://" : "https://") + host);
            }
            default -> Optional.empty();
        };
    }

    /** The host name that it asks for, else one that leads to this machine. */
    private String host(Requirement requirement, ConfigPath path, Optional<SourceSpan> span) {
        return requirement
                .parameter("host")
                .map(host -> converted(host, path, span))
                .orElseGet(() -> requirement.name() + ".localhost");
    }

    private Optional<String> ofWorkload(
            Requirement requirement, String written, String key, ConfigPath path, Optional<SourceSpan> span) {
        String workload = DeploySection.usable(requirement
                .parameter("workload")
                .map(name -> converted(name, path, span))
                .orElse(written));
        if (!ports.has(workload)) {
            return Optional.of(unknown(
                    "resources." + written + "." + key,
                    path,
                    span,
                    "The workload '" + workload + "' is not among the files that are read.",
                    "Read its file as well, with a second -c: all workloads of a deployment are read together."));
        }
        Optional<String> wanted = requirement.parameter("port").map(port -> converted(port, path, span));
        Optional<String> port = wanted.flatMap(given -> ports.named(workload, given));
        if (wanted.isPresent() && port.isEmpty()) {
            return Optional.of(unknown(
                    "resources." + written + "." + key,
                    path,
                    span,
                    "The workload '" + workload + "' has no port '" + wanted.get() + "'.",
                    ports.names(workload).isEmpty()
                            ? "Give it one: 'service: {ports: {www: {port: " + wanted.get() + "}}}'."
                            : Nearest.remedy(wanted.get(), ports.names(workload))));
        }
        Optional<String> number =
                port.filter(name -> !ports.isOnly(workload)).flatMap(name -> ports.number(workload, name));
        return switch (key) {
            case "hostname", "host", "name" -> Optional.of("${" + workload + ".host}");
            case "port" -> Optional.of(number.orElse("${" + workload + ".port}"));
            case "url" ->
                Optional.of(number.map(given -> "http://${" + workload + ".host}:" + given)
                        .orElse("${" + workload + ".url}"));
            default -> Optional.empty();
        };
    }

    private String unknown(
            String placeholder, ConfigPath path, Optional<SourceSpan> span, String cause, String remedy) {
        problems.add(Diagnostic.error("unknown-placeholder", cause)
                .about(path)
                .at(span)
                .remedy(remedy));
        return TreeBuilder.escaped("${" + placeholder + "}");
    }
}
