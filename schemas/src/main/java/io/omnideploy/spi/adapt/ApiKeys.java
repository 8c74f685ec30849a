package io.omnideploy.spi.adapt;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys of services that a file names by a variable: each becomes a secret of that name, and none ever text. */
public final class ApiKeys {
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)(?::?\\?[^}]*)?\\}|([A-Za-z_][A-Za-z0-9_]*))");

    private ApiKeys() {}

    /** Puts a key under the secrets of a component, or says why it can't be one. */
    public static void put(Node node, ConfigPath path, TreeBuilder secrets, Diagnostics problems) {
        if (node instanceof Node.Nothing) {
            return;
        }
        Matcher matcher = VARIABLE.matcher(node instanceof Node.Scalar scalar ? scalar.text() : "");
        if (!matcher.matches()) {
            problems.add(Diagnostic.error(
                            "secret-in-clear",
                            "A key stands here in clear, or isn't a variable alone, and would come into files.")
                    .about(path)
                    .at(node.span())
                    .remedy("Write ${NAME}: the value is read from the variable NAME when the stack is brought up."));
            return;
        }
        String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        secrets.put(
                name,
                node.span(),
                new TreeBuilder()
                        .put("source", TreeBuilder.literal("env:" + name, node.span()))
                        .build(node.span()));
    }
}
