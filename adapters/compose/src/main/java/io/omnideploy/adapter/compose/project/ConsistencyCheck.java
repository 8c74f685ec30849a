package io.omnideploy.adapter.compose.project;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.spi.adapt.Nodes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What services refer to exists, and what they say doesn't contradict itself: what compose itself refuses. */
public final class ConsistencyCheck {
    private static final Pattern SEVERAL = Pattern.compile("0*([2-9]|[1-9][0-9]+)");
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?)\\s?([bkmgt]?)(?:i?b)?");

    /** What may be another service's. */
    private static final List<String> SHARING = List.of("network_mode", "ipc", "pid");

    private static final String OF_SERVICE = "service:";

    private final Project all;
    private final Project wanted;
    private final Diagnostics problems;

    private ConsistencyCheck(Project all, Project wanted, Diagnostics problems) {
        this.all = all;
        this.wanted = wanted;
        this.problems = problems;
    }

    /**
     * Checks a project.
     *
     * @param all with all services
     * @param wanted with those of this run
     */
    public static void of(Project all, Project wanted, Diagnostics problems) {
        ConsistencyCheck check = new ConsistencyCheck(all, wanted, problems);
        new DeclarationCheck(problems).of(all.root());
        wanted.services().forEach(check::service);
        check.cycles();
    }

    private void service(String name, Node.Mapping service) {
        ConfigPath path = ConfigPath.of("services", name);
        if (service.get("image").isEmpty()
                && service.get("build").isEmpty()
                && service.get("provider").isEmpty()) {
            tell(
                    "no-image",
                    "The service '" + name + "' has neither an image nor a build.",
                    path,
                    service.span(),
                    "Add 'image:' or 'build:'.");
        }
        if (service.get("network_mode").isPresent() && service.get("networks").isPresent()) {
            tell(
                    "network-twice",
                    "'network_mode' and 'networks' exclude each other.",
                    path.then("network_mode"),
                    service.get("network_mode").get().span(),
                    "Remove one of them.");
        }
        Nodes.map(service, "networks").entries().forEach((network, entry) -> {
            if (!network.equals("default")) {
                declared("networks", network, path.then("networks"), entry.keySpan());
            }
        });
        new ValueCheck(all.expansion(), problems).of(service, path);
        build(service, path);
        mounts(service, path);
        dependencies(service, path);
        namespaces(service, path);
        healthCheck(service, path);
        twice(service, path);
        Optional<String> replicas = Nodes.text(Nodes.map(service, "deploy"), "replicas");
        Optional<String> scale = Nodes.text(service, "scale");
        if (replicas.isPresent() && scale.isPresent() && !replicas.equals(scale)) {
            tell(
                    "replicas-twice",
                    "'scale' and 'deploy.replicas' say different numbers.",
                    path.then("scale"),
                    service.get("scale").get().span(),
                    "Remove 'scale'.");
        }
        boolean isSeveral =
                scale.or(() -> replicas).filter(SEVERAL.asMatchPredicate()).isPresent();
        if (isSeveral && service.get("container_name").isPresent()) {
            tell(
                    "one-name-for-several",
                    "With several replicas not each can have this name.",
                    path.then("container_name"),
                    service.get("container_name").get().span(),
                    "Remove 'container_name'.");
        }
    }

    private void build(Node.Mapping service, ConfigPath path) {
        Node.Mapping build = Nodes.map(service, "build");
        ConfigPath at = path.then("build");
        if (build.get("dockerfile").isPresent()
                && build.get("dockerfile_inline").isPresent()) {
            tell(
                    "dockerfile-twice",
                    "'dockerfile' and 'dockerfile_inline' exclude each other.",
                    at.then("dockerfile_inline"),
                    build.entries().get("dockerfile_inline").keySpan(),
                    "Keep one of them.");
        }
        List<Node> platforms = Nodes.items(build, "platforms");
        Nodes.scalar(service, "platform")
                .filter(platform -> !platforms.isEmpty()
                        && platforms.stream()
                                .noneMatch(built -> built instanceof Node.Scalar scalar
                                        && scalar.text().equals(platform.text())))
                .ifPresent(platform -> tell(
                        "platform-not-built",
                        "The image is not built for '" + platform.text() + "', on which it is to run.",
                        path.then("platform"),
                        platform.span(),
                        "Add it under 'build.platforms', or remove it."));
        for (Node node : Nodes.items(build, "secrets")) {
            if (node instanceof Node.Mapping mount) {
                Nodes.scalar(mount, "source")
                        .ifPresent(source -> declared("secrets", source.text(), at.then("secrets"), source.span()));
            }
        }
        Nodes.map(build, "additional_contexts").entries().forEach((name, entry) -> {
            if (entry.value() instanceof Node.Scalar context && context.text().startsWith("service:")) {
                String base = context.text().substring("service:".length());
                Node.Mapping other = all.services().get(base);
                if (other == null || other.get("build").isEmpty()) {
                    tell(
                            other == null ? "undeclared" : "not-built",
                            other == null
                                    ? "There is no service '" + base + "' to copy from."
                                    : "The service '" + base + "' has an image that is not built here.",
                            at.then("additional_contexts", name),
                            context.span(),
                            other == null
                                    ? "Name a service of the project."
                                    : "Name the image itself, as docker-image://IMAGE.");
                }
            }
        });
    }

    /** What an older key and one under {@code deploy.resources} both say must be the same. */
    private void twice(Node.Mapping service, ConfigPath path) {
        Node.Mapping resources = Nodes.map(Nodes.map(service, "deploy"), "resources");
        Node.Mapping limits = Nodes.map(resources, "limits");
        same(service, "cpus", limits, "cpus", "limits", path);
        same(service, "mem_limit", limits, "memory", "limits", path);
        same(service, "pids_limit", limits, "pids", "limits", path);
        same(service, "mem_reservation", Nodes.map(resources, "reservations"), "memory", "reservations", path);
    }

    private void same(
            Node.Mapping service, String key, Node.Mapping resources, String other, String group, ConfigPath path) {
        Optional<String> one = Nodes.text(service, key).map(ConsistencyCheck::amount);
        Optional<String> two = Nodes.text(resources, other).map(ConsistencyCheck::amount);
        if (one.isPresent() && !resources.entries().isEmpty() && !one.equals(two)) {
            tell(
                    "limit-twice",
                    "'" + key + "' and 'deploy.resources." + group + "." + other
                            + "' say different things, or only one of them something.",
                    path.then(key),
                    service.get(key).get().span(),
                    two.isPresent() ? "Remove '" + key + "'." : "Write it in 'deploy.resources." + group + "'.");
        }
    }

    /** Returns an amount so that the same one is the same text: 0.50 as 0.5, 1G as 1024 times 1M. */
    private static String amount(String text) {
        Matcher matcher = AMOUNT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return text;
        }
        int power = Math.max(0, "bkmgt".indexOf(matcher.group(2).isEmpty() ? "b" : matcher.group(2)));
        return new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(1L << (10 * power)))
                .stripTrailingZeros()
                .toPlainString();
    }

    private void mounts(Node.Mapping service, ConfigPath path) {
        for (Node node : Nodes.items(service, "volumes")) {
            if (node instanceof Node.Mapping volume
                    && Nodes.text(volume, "type").filter("volume"::equals).isPresent()) {
                Nodes.scalar(volume, "source")
                        .ifPresent(source -> declared("volumes", source.text(), path.then("volumes"), source.span()));
            }
        }
        for (String group : List.of("secrets", "configs")) {
            for (Node node : Nodes.items(service, group)) {
                if (node instanceof Node.Mapping mount) {
                    Optional<Node.Scalar> source = Nodes.scalar(mount, "source");
                    declared(
                            group,
                            source.map(Node.Scalar::text).orElse(""),
                            path.then(group),
                            source.flatMap(Node.Scalar::span).or(mount::span));
                }
            }
        }
    }

    private void declared(String group, String name, ConfigPath path, Optional<SourceSpan> place) {
        boolean isReadable = all.root()
                .get(group)
                .filter(node -> !(node instanceof Node.Mapping))
                .isEmpty();
        if (isReadable && !all.declares(group, name)) {
            tell(
                    "undeclared",
                    "There is no '" + name + "' in '" + group + "' at the top.",
                    path,
                    place,
                    Nearest.to(name, Nodes.map(all.root(), group).entries().keySet())
                            .map(nearest -> "Did you mean '" + nearest + "'?")
                            .orElse("Declare it: '" + group + ": {" + name + ": …}'."));
        }
    }

    private void dependencies(Node.Mapping service, ConfigPath path) {
        for (Node node : Nodes.items(service, "links")) {
            if (node instanceof Node.Scalar link) {
                String other = link.text().split(":", 2)[0];
                if (!isThere(other)) {
                    tell(
                            "unknown-service",
                            "There is no service '" + other + "'.",
                            path.then("links"),
                            link.span(),
                            Nearest.remedy(other, all.services().keySet()));
                }
            }
        }
        Nodes.map(service, "depends_on").entries().forEach((other, entry) -> {
            ConfigPath at = path.then("depends_on").then(other);
            boolean isOptional = entry.value() instanceof Node.Mapping settings && Nodes.isFalse(settings, "required");
            if (!isThere(other)) {
                if (!isOptional) {
                    tell(
                            "unknown-service",
                            "There is no service '" + other + "'.",
                            at,
                            entry.keySpan(),
                            Nearest.remedy(other, all.services().keySet()));
                }
            } else if (all.services().containsKey(other) && !wanted.services().containsKey(other) && !isOptional) {
                String profile = Nodes.items(all.services().get(other), "profiles").stream()
                        .filter(Node.Scalar.class::isInstance)
                        .map(item -> ((Node.Scalar) item).text())
                        .findFirst()
                        .orElse("");
                tell(
                        "service-not-chosen",
                        "'" + other + "' belongs to a profile that this run doesn't choose.",
                        at,
                        entry.keySpan(),
                        "Choose it with --profile " + profile + ", or say 'required: false'.");
            }
        });
    }

    /** Another service whose namespace or volumes are shared is one of the project. */
    private void namespaces(Node.Mapping service, ConfigPath path) {
        for (String key : SHARING) {
            Nodes.scalar(service, key).ifPresent(mode -> {
                String other = mode.text().startsWith(OF_SERVICE) ? mode.text().substring(OF_SERVICE.length()) : "";
                unknown(other, path.then(key), mode);
            });
        }
        for (Node node : Nodes.items(service, "volumes_from")) {
            if (node instanceof Node.Scalar from && !from.text().startsWith("container:")) {
                unknown(from.text().split(":", 2)[0], path.then("volumes_from"), from);
            }
        }
    }

    /** A service of the wrong form is told as that, and not as missing. */
    private boolean isThere(String service) {
        return Nodes.map(all.root(), "services").entries().containsKey(service);
    }

    private void unknown(String other, ConfigPath path, Node.Scalar named) {
        if (!other.isEmpty() && !isThere(other)) {
            tell(
                    "unknown-service",
                    "There is no service '" + other + "'.",
                    path,
                    named.span(),
                    Nearest.remedy(other, all.services().keySet()));
        }
    }

    private void healthCheck(Node.Mapping service, ConfigPath path) {
        Node test = Nodes.map(service, "healthcheck").get("test").orElse(null);
        if (test instanceof Node.Sequence list
                && !list.items().isEmpty()
                && list.items().getFirst() instanceof Node.Scalar first
                && !Set.of("CMD", "CMD-SHELL", "NONE").contains(first.text())) {
            tell(
                    "no-probe",
                    "A test begins with CMD, CMD-SHELL or NONE.",
                    path.then("healthcheck", "test"),
                    first.span(),
                    "Write [\"CMD\", \"program\", …].");
        }
    }

    private void cycles() {
        Set<String> done = new HashSet<>();
        for (String name : wanted.services().keySet()) {
            walk(name, new ArrayList<>(), done);
        }
    }

    private void walk(String name, List<String> way, Set<String> done) {
        if (done.contains(name) || !wanted.services().containsKey(name)) {
            return;
        }
        way.add(name);
        for (Map.Entry<String, Optional<SourceSpan>> next :
                needed(wanted.services().get(name)).entrySet()) {
            int at = way.indexOf(next.getKey());
            if (at >= 0) {
                tell(
                        "dependency-cycle",
                        "These wait for each other: " + String.join(" -> ", way.subList(at, way.size())) + " -> "
                                + next.getKey() + ".",
                        ConfigPath.of("services", name),
                        next.getValue(),
                        "Remove one of these dependencies.");
            } else {
                walk(next.getKey(), way, done);
            }
        }
        way.removeLast();
        done.add(name);
    }

    /** Returns the services that one needs to be there before it, with the places where it says so. */
    private static Map<String, Optional<SourceSpan>> needed(Node.Mapping service) {
        Map<String, Optional<SourceSpan>> needed = new LinkedHashMap<>();
        Nodes.map(service, "depends_on").entries().forEach((other, entry) -> needed.put(other, entry.keySpan()));
        for (String key : SHARING) {
            Nodes.scalar(service, key)
                    .filter(mode -> mode.text().startsWith(OF_SERVICE))
                    .ifPresent(mode -> needed.putIfAbsent(mode.text().substring(OF_SERVICE.length()), mode.span()));
        }
        for (String key : List.of("volumes_from", "links")) {
            for (Node node : Nodes.items(service, key)) {
                if (node instanceof Node.Scalar other) {
                    needed.putIfAbsent(other.text().split(":", 2)[0], other.span());
                }
            }
        }
        return needed;
    }

    /** A value whose variables are missing is told for that alone. */
    private void tell(String code, String message, ConfigPath path, Optional<SourceSpan> place, String remedy) {
        if (place.filter(span -> !all.expansion().problems(span).isEmpty()).isPresent()) {
            return;
        }
        problems.add(Diagnostic.error(code, message).about(path).at(place).remedy(remedy));
    }
}
