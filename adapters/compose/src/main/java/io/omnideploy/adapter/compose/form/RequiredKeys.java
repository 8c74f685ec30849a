package io.omnideploy.adapter.compose.form;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import java.util.Map;

/** Finds the keys that are missing. Only a whole project lacks them: what one file leaves out another may say. */
final class RequiredKeys {
    private final Map<String, Form> definitions;
    private final Diagnostics problems;

    RequiredKeys(Map<String, Form> definitions, Diagnostics problems) {
        this.definitions = definitions;
        this.problems = problems;
    }

    void check(Node node, Form form, ConfigPath path) {
        switch (form) {
            case Form.Reference reference -> check(node, definitions.get(reference.name()), path);
            case Form.Either either -> either.forms().forEach(one -> check(node, one, path));
            case Form.Items items -> items(node, items.item(), path);
            case Form.Distinct distinct -> items(node, distinct.item(), path);
            case Form.Named named -> {
                if (node instanceof Node.Mapping map) {
                    map.entries().forEach((key, entry) -> check(entry.value(), named.value(), path.then(key)));
                }
            }
            case Form.Keys keys -> {
                if (node instanceof Node.Mapping map) {
                    keys(map, keys, path);
                }
            }
            case Form.Any any -> {}
            case Form.Scalar scalar -> {}
            case Form.Words words -> {}
        }
    }

    private void items(Node node, Form item, ConfigPath path) {
        if (node instanceof Node.Sequence list) {
            for (int index = 0; index < list.items().size(); index++) {
                check(list.items().get(index), item, path.item(index));
            }
        }
    }

    private void keys(Node.Mapping map, Form.Keys keys, ConfigPath path) {
        keys.required().stream()
                .sorted()
                .filter(key -> map.get(key).isEmpty())
                .forEach(key -> problems.add(Diagnostic.error("missing-key", "'" + path + "' has no '" + key + "'.")
                        .about(path)
                        .at(map.span())
                        .remedy("Add '" + key + ": …'.")));
        map.entries().forEach((key, entry) -> {
            Form form = keys.keys().get(key);
            if (form != null) {
                check(entry.value(), form, path.then(key));
            }
        });
    }
}
