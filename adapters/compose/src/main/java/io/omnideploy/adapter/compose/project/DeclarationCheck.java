package io.omnideploy.adapter.compose.project;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.spi.adapt.Nodes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a project declares has a name that compose takes, and comes from one place. */
final class DeclarationCheck {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]+");
    private static final Map<String, List<String>> SOURCES =
            Map.of("secrets", List.of("file", "environment"), "configs", List.of("file", "environment", "content"));

    private final Diagnostics problems;

    DeclarationCheck(Diagnostics problems) {
        this.problems = problems;
    }

    void of(Node.Mapping root) {
        for (String group : List.of("services", "networks", "volumes", "secrets", "configs")) {
            Nodes.map(root, group).entries().forEach((name, entry) -> {
                ConfigPath path = ConfigPath.of(group, name);
                if (!name.startsWith("x-") && !NAME.matcher(name).matches()) {
                    tell(
                            "invalid-name",
                            "'" + name + "' is no name for one of the " + group + ".",
                            path,
                            entry.keySpan(),
                            "Write it with letters, digits, '.', '_' and '-'.");
                }
                if (entry.value() instanceof Node.Mapping declared) {
                    sources(declared, SOURCES.getOrDefault(group, List.of()), path);
                    if (!group.equals("services")) {
                        olderName(declared, path);
                    }
                    if (group.equals("volumes")) {
                        external(declared, path);
                    }
                }
            });
        }
    }

    private void sources(Node.Mapping declared, List<String> sources, ConfigPath path) {
        List<String> given =
                sources.stream().filter(declared.entries()::containsKey).toList();
        if (given.size() > 1) {
            tell(
                    "several-sources",
                    "'" + String.join("' and '", given) + "' exclude each other.",
                    path,
                    declared.entries().get(given.getLast()).keySpan(),
                    "Keep one of them.");
        }
        boolean isElsewhere = declared.get("external").isPresent()
                || (declared.get("driver").isPresent() && !sources.equals(SOURCES.get("secrets")));
        if (given.isEmpty() && !sources.isEmpty() && !isElsewhere) {
            tell(
                    "no-source",
                    "'" + path + "' doesn't say where its content comes from.",
                    path,
                    declared.span(),
                    "Add '" + String.join("' or '", sources) + "', or 'external: true'.");
        }
    }

    /** The older way to name what lies outside of the project must not say another name. */
    private void olderName(Node.Mapping declared, ConfigPath path) {
        Optional<String> older = Nodes.text(Nodes.map(declared, "external"), "name");
        if (older.isPresent() && declared.get("name").isPresent() && !older.equals(Nodes.text(declared, "name"))) {
            tell(
                    "external-name-twice",
                    "'name' and 'external.name' say different names.",
                    path.then("name"),
                    declared.get("name").get().span(),
                    "Write 'external: true' and 'name'.");
        }
    }

    private void external(Node.Mapping declared, ConfigPath path) {
        if (!Nodes.isTrue(declared, "external")) {
            return;
        }
        declared.entries().forEach((key, entry) -> {
            if (!Set.of("external", "name").contains(key) && !key.startsWith("x-")) {
                tell(
                        "external-with-settings",
                        "What is external has no '" + key + "' of its own.",
                        path.then(key),
                        entry.keySpan(),
                        "Remove it.");
            }
        });
    }

    private void tell(String code, String message, ConfigPath path, Optional<SourceSpan> place, String remedy) {
        problems.add(Diagnostic.error(code, message).about(path).at(place).remedy(remedy));
    }
}
