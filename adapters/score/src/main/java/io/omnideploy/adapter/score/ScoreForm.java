package io.omnideploy.adapter.score;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Holds a file against the form that the Score specification v1b1 gives it: keys, kinds of values, names. */
final class ScoreForm {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,61}[a-z0-9]");
    private static final Pattern MODE = Pattern.compile("0?[0-7]{3}");

    private final Diagnostics problems;

    ScoreForm(Diagnostics problems) {
        this.problems = problems;
    }

    private interface Check {
        void of(Node node, ConfigPath path);
    }

    void check(Node.Mapping root) {
        keys(root, ConfigPath.of(), "at the top", "apiVersion", "metadata", "containers", "service", "resources");
        Node version = root.get("apiVersion").orElse(null);
        if (!(version instanceof Node.Scalar text && text.text().equals("score.dev/v1b1"))) {
            tell(
                    "unknown-version",
                    version == null ? "A workload says by which version it is written." : "This version is not known.",
                    ConfigPath.of("apiVersion"),
                    version == null ? root.span() : version.span(),
                    "Write 'apiVersion: score.dev/v1b1'.");
        }
        map(root, "metadata", ConfigPath.of())
                .flatMap(metadata -> metadata.get("name"))
                .ifPresent(name -> name(
                        name instanceof Node.Scalar text ? text.text() : "",
                        name.span(),
                        ConfigPath.of("metadata", "name")));
        named(root, "containers", ConfigPath.of(), this::container);
        map(root, "service", ConfigPath.of()).ifPresent(service -> {
            keys(service, ConfigPath.of("service"), "under 'service'", "ports");
            named(service, "ports", ConfigPath.of("service"), this::port);
        });
        named(root, "resources", ConfigPath.of(), this::resource);
    }

    private void port(Node node, ConfigPath path) {
        if (!(node instanceof Node.Mapping port)) {
            isMap(node, path);
            return;
        }
        keys(port, path, "in a port", "port", "protocol", "targetPort");
        needs(port, path, "port", "A port has a number.", "Add 'port:'.");
        port.get("protocol")
                .filter(word -> !(word instanceof Node.Scalar text
                        && List.of("TCP", "UDP").contains(text.text())))
                .ifPresent(word -> tell(
                        "unknown-word",
                        "A port of Score speaks TCP or UDP.",
                        path.then("protocol"),
                        word.span(),
                        "Choose one of them; HTTP goes over TCP."));
    }

    private void resource(Node node, ConfigPath path) {
        if (!(node instanceof Node.Mapping resource)) {
            isMap(node, path);
            return;
        }
        keys(resource, path, "in a resource", "type", "class", "id", "metadata", "params");
        needs(resource, path, "type", "A resource has a type.", "Add 'type:'.");
        map(resource, "params", path);
    }

    private void container(Node node, ConfigPath path) {
        if (!(node instanceof Node.Mapping container)) {
            // Whoever makes the component says so.
            return;
        }
        keys(
                container,
                path,
                "in a container",
                "image",
                "command",
                "args",
                "variables",
                "files",
                "volumes",
                "resources",
                "livenessProbe",
                "readinessProbe",
                "before");
        needs(container, path, "image", "A container has an image.", "Add 'image:'.");
        list(container, "command", path);
        list(container, "args", path);
        map(container, "variables", path);
        map(container, "before", path);
        for (String key : List.of("livenessProbe", "readinessProbe")) {
            map(container, key, path).ifPresent(probe -> probe(probe, path.then(key)));
        }
        map(container, "resources", path).ifPresent(resources -> {
            keys(resources, path.then("resources"), "under 'resources'", "limits", "requests");
            for (String key : List.of("limits", "requests")) {
                map(resources, key, path.then("resources"))
                        .ifPresent(amounts ->
                                keys(amounts, path.then("resources", key), "under '" + key + "'", "cpu", "memory"));
            }
        });
        mounts(container, "files", path, this::file);
        mounts(container, "volumes", path, (mount, at) -> {
            if (mount instanceof Node.Mapping volume) {
                keys(volume, at, "in a volume", "source", "path", "target", "readOnly", "read_only");
                needs(volume, at, "source", "A volume has a source.", "Add 'source: ${resources.NAME}'.");
            }
        });
    }

    private void probe(Node.Mapping probe, ConfigPath path) {
        keys(probe, path, "in a probe", "httpGet", "exec");
        if (probe.get("httpGet").isEmpty() && probe.get("exec").isEmpty()) {
            tell(
                    "probe-empty",
                    "A probe asks a path or runs a command.",
                    path,
                    probe.span(),
                    "Add 'httpGet: {path: /, port: 8080}' or 'exec: {command: […]}'.");
        }
        map(probe, "httpGet", path).ifPresent(get -> {
            keys(get, path.then("httpGet"), "in a probe", "host", "scheme", "path", "port", "httpHeaders");
            needs(get, path.then("httpGet"), "port", "A probe asks on a port.", "Add 'port:'.");
        });
        map(probe, "exec", path).ifPresent(exec -> {
            keys(exec, path.then("exec"), "in a probe", "command");
            needs(exec, path.then("exec"), "command", "This probe runs no command.", "Add 'command: […]'.");
            list(exec, "command", path.then("exec"));
        });
    }

    private void file(Node node, ConfigPath path) {
        if (!(node instanceof Node.Mapping file)) {
            return;
        }
        keys(file, path, "in a file", "target", "mode", "source", "content", "binaryContent", "noExpand");
        long contents = List.of("source", "content", "binaryContent").stream()
                .filter(key -> file.get(key).isPresent())
                .count();
        if (contents != 1) {
            tell(
                    "file-source",
                    contents == 0 ? "This file has no content." : "This file has two contents.",
                    path,
                    node.span(),
                    "Say with 'source:' alone where it lies.");
        }
        file.get("mode")
                .filter(mode -> !(mode instanceof Node.Scalar text
                        && MODE.matcher(text.text()).matches()))
                .ifPresent(mode -> tell(
                        "file-mode",
                        "A mode has three octal digits, such as 0644.",
                        path.then("mode"),
                        mode.span(),
                        "Write it in quotes, as in \"0644\"."));
    }

    private void mounts(Node.Mapping container, String key, ConfigPath path, Check check) {
        ConfigPath at = path.then(key);
        switch (container.get(key).orElse(null)) {
            case Node.Mapping map ->
                map.entries().forEach((target, entry) -> {
                    isMap(entry.value(), at.then(target));
                    check.of(entry.value(), at.then(target));
                });
            case Node.Sequence list -> {
                for (int index = 0; index < list.items().size(); index++) {
                    Node item = list.items().get(index);
                    isMap(item, at.item(index));
                    if (item instanceof Node.Mapping mount) {
                        needs(mount, at.item(index), "target", "It is seen nowhere.", "Add 'target:'.");
                    }
                    check.of(item, at.item(index));
                }
            }
            case null -> {}
            case Node.Nothing nothing -> {}
            case Node other -> isMap(other, at);
        }
    }

    private void named(Node.Mapping within, String key, ConfigPath path, Check check) {
        map(within, key, path)
                .ifPresent(all -> all.entries().forEach((name, entry) -> {
                    ConfigPath at = path.then(key, name);
                    name(name, entry.keySpan(), at);
                    check.of(entry.value(), at);
                }));
    }

    private void name(String name, Optional<SourceSpan> span, ConfigPath path) {
        if (!NAME.matcher(name).matches()) {
            tell(
                    "invalid-name",
                    "A name in Score has 2 to 63 lower-case letters, digits and hyphens, no hyphen at its ends.",
                    path,
                    span,
                    "Rename it.");
        }
    }

    private void keys(Node.Mapping map, ConfigPath path, String where, String... known) {
        map.entries().forEach((key, entry) -> {
            if (!List.of(known).contains(key)) {
                tell(
                        "unknown-key",
                        "Score has no '" + key + "' " + where + ".",
                        path.then(key),
                        entry.keySpan(),
                        Nearest.remedy(key, List.of(known)));
            }
        });
    }

    private void needs(Node.Mapping map, ConfigPath path, String key, String cause, String remedy) {
        Node value = map.get(key).orElse(null);
        if (value == null || value instanceof Node.Nothing) {
            tell("missing-key", cause, path, map.span(), remedy);
        }
    }

    private Optional<Node.Mapping> map(Node.Mapping within, String key, ConfigPath path) {
        Node node = within.get(key).orElse(null);
        if (node instanceof Node.Mapping map) {
            return Optional.of(map);
        }
        if (node != null && !(node instanceof Node.Nothing)) {
            isMap(node, path.then(key));
        }
        return Optional.empty();
    }

    private void isMap(Node node, ConfigPath path) {
        if (!(node instanceof Node.Mapping)) {
            tell(
                    "wrong-type",
                    "Here stands a map, and this is " + node.form() + ".",
                    path,
                    node.span(),
                    "Write keys and values below it.");
        }
    }

    private void list(Node.Mapping within, String key, ConfigPath path) {
        Node node = within.get(key).orElse(null);
        if (node != null && !(node instanceof Node.Sequence) && !(node instanceof Node.Nothing)) {
            tell(
                    "wrong-type",
                    "Here stands a list, and this is " + node.form() + ".",
                    path.then(key),
                    node.span(),
                    "Write it as a list of words, as in [\"/bin/sh\", \"-c\"].");
        }
    }

    private void tell(String code, String cause, ConfigPath path, Optional<SourceSpan> span, String remedy) {
        problems.add(Diagnostic.error(code, cause).about(path).at(span).remedy(remedy));
    }
}
