package io.omnideploy.cli.render;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Severity;
import io.omnideploy.engine.account.Account;
import io.omnideploy.engine.account.LeafAccount;
import io.omnideploy.engine.account.LeafFate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of each written value, as a list of maps. */
public final class AccountJson {
    private AccountJson() {}

    /** Returns all values of one stack. */
    public static List<Map<String, Object>> leaves(Account account) {
        List<Map<String, Object>> leaves = new ArrayList<>();
        for (LeafAccount leaf : account.leaves()) {
            Map<String, Object> map = leaf(leaf);
            map.put("stack", account.stack());
            map.put("target", account.target());
            leaves.add(map);
        }
        return leaves;
    }

    /** Returns one value. */
    static Map<String, Object> leaf(LeafAccount leaf) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("fate", leaf.fate().toString());
        map.put("path", leaf.path().toString());
        map.put("rule", leaf.rule());
        leaf.reason().ifPresent(reason -> map.put("reason", reason));
        leaf.remedy().ifPresent(remedy -> map.put("remedy", remedy));
        map.put("became", List.copyOf(leaf.became()));
        DiagnosticJson.place(map, leaf.place());
        return map;
    }

    /** Returns what a stack that is refused is refused for; of the rest nothing is known then. */
    public static List<Map<String, Object>> refused(String stack, Collection<Diagnostic> diagnostics) {
        List<Map<String, Object>> refused = new ArrayList<>();
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.severity() == Severity.ERROR
                    && diagnostic.path().isPresent()
                    && diagnostic.span().isPresent()) {
                Map<String, Object> map = new LinkedHashMap<>();
                map.put("fate", LeafFate.REFUSED.toString());
                map.put("path", diagnostic.path().get());
                map.put("rule", diagnostic.code());
                map.put("reason", diagnostic.message());
                diagnostic.remedy().ifPresent(remedy -> map.put("remedy", remedy));
                map.put("became", List.of());
                DiagnosticJson.place(map, diagnostic.span().get());
                map.put("stack", stack);
                refused.add(map);
            }
        }
        return refused;
    }
}
