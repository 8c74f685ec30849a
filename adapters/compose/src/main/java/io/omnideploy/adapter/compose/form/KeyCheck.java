package io.omnideploy.adapter.compose.form;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import java.util.Optional;

/** Finds keys that YAML reads as numbers or switches, which compose refuses: they are text only in quotes. */
public final class KeyCheck {
    private final Diagnostics problems;

    public KeyCheck(Diagnostics problems) {
        this.problems = problems;
    }

    /** Checks a file as it is written. */
    public void file(Node root) {
        check(root, ConfigPath.ROOT);
    }

    private void check(Node node, ConfigPath path) {
        switch (node) {
            case Node.Mapping map ->
                map.entries().forEach((key, entry) -> {
                    boolean isPlain = entry.keySpan()
                            .filter(span -> span.length() == key.codePointCount(0, key.length()))
                            .isPresent();
                    if (isPlain && !ScalarKinds.is(new Node.Scalar(key, false, Optional.empty()), Form.Kind.TEXT)) {
                        problems.add(Diagnostic.error("key-is-not-text", "The key " + key + " is no text to YAML.")
                                .about(path.then(key))
                                .at(entry.keySpan())
                                .remedy("Put quotes around it: \"" + key + "\"."));
                    }
                    check(entry.value(), path.then(key));
                });
            case Node.Sequence list -> {
                for (int index = 0; index < list.items().size(); index++) {
                    check(list.items().get(index), path.item(index));
                }
            }
            case Node.Scalar scalar -> {}
            case Node.Expanded expanded -> {}
            case Node.Nothing nothing -> {}
        }
    }
}
