package io.omnideploy.spi.adapt;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Keys of services that a file names by a variable: each becomes a secret of that name, and none ever text. */
public final class ApiKeys {
    private static final Pattern VARIABLE = Pattern.compile(
            "\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::?\\?[^}]*)?\\}|\\$([A-Za-z_][A-Za-z0-9_]*)|env://([A-Za-z_][A-Za-z0-9_]*)");

    private ApiKeys() {}

    /** Puts a key under the secrets of a component, by the variable's name, or says why it can't be one. */
    public static void put(Node node, ConfigPath path, TreeBuilder secrets, Diagnostics problems) {
        variable(node, path, problems).ifPresent(name -> put(name, name, node, secrets));
    }

    /** Puts a key under the secrets of a component by a name of its own, or says why it can't be one. */
    public static void put(String name, Node node, ConfigPath path, TreeBuilder secrets, Diagnostics problems) {
        variable(node, path, problems).ifPresent(variable -> put(name, variable, node, secrets));
    }

    private static void put(String name, String variable, Node node, TreeBuilder secrets) {
        secrets.put(
                name,
                node.span(),
                new TreeBuilder()
                        .put("source", TreeBuilder.literal("env:" + variable, node.span()))
                        .build(node.span()));
    }

    /** Returns the variable that a key is, or says why it can't be one. */
    public static Optional<String> variable(Node node, ConfigPath path, Diagnostics problems) {
        if (node instanceof Node.Nothing) {
            return Optional.empty();
        }
        Matcher matcher = VARIABLE.matcher(node instanceof Node.Scalar scalar ? scalar.text() : "");
        if (!matcher.matches()) {
            problems.add(Diagnostic.error(
                            "secret-in-clear",
                            "A key stands here in clear, or isn't a variable alone, and would come into files.")
                    .about(path)
                    .at(node.span())
                    .remedy("Write ${NAME}: the value is read from the variable NAME when the stack is brought up."));
            return Optional.empty();
        }
        return Stream.of(1, 2, 3).map(matcher::group).filter(Objects::nonNull).findFirst();
    }
}
