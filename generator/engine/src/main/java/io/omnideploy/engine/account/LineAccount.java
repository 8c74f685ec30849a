package io.omnideploy.engine.account;

import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.engine.Deployment;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What became of one line of a description.
 *
 * @param line 1-based
 * @param values what stands on the line itself
 * @param below what stands under the keys on the line, on other lines
 */
public record LineAccount(int line, List<LeafAccount> values, List<LeafAccount> below) {
    public LineAccount {
        values = List.copyOf(values);
        below = List.copyOf(below);
    }

    /** Returns the account of a line; it is empty where nothing is written. */
    public static LineAccount of(Deployment deployment, int line) {
        Account account = Account.of(deployment);
        Set<SourceSpan> under = new HashSet<>();
        String file = deployment.loaded().displayName();
        deployment.loaded().written().stream()
                .filter(node ->
                        node.span().filter(span -> span.file().equals(file)).isPresent())
                .forEach(node -> collect(node, line, false, Optional.empty(), under));
        List<LeafAccount> values = account.leaves().stream()
                .filter(leaf ->
                        leaf.place().line() == line && leaf.place().file().equals(file))
                .toList();
        List<LeafAccount> below = account.leaves().stream()
                .filter(leaf ->
                        (leaf.place().line() != line || !leaf.place().file().equals(file))
                                && under.contains(leaf.place()))
                .toList();
        return new LineAccount(line, values, below);
    }

    private static void collect(
            Node node, int line, boolean inside, Optional<SourceSpan> around, Set<SourceSpan> under) {
        switch (node) {
            case Node.Mapping map
            when !map.entries().isEmpty() ->
                map.entries().values().forEach(entry -> {
                    boolean here =
                            entry.keySpan().filter(span -> span.line() == line).isPresent();
                    collect(entry.value(), line, inside || here, entry.keySpan(), under);
                });
            case Node.Sequence list
            when !list.items().isEmpty() ->
                list.items().forEach(item -> collect(item, line, inside, item.span(), under));
            default -> {
                if (inside) {
                    node.span().or(() -> around).ifPresent(under::add);
                }
            }
        }
    }
}
