package io.omnideploy.backend.cdk.app;

import io.omnideploy.templates.java.JavaExpression;
import io.omnideploy.templates.java.JavaExpression.MethodReference;
import io.omnideploy.templates.java.JavaExpression.StaticCall;
import io.omnideploy.templates.java.JavaExpression.Text;
import io.omnideploy.templates.java.JavaSource.Typed;
import io.omnideploy.templates.java.JavaType;
import io.omnideploy.templates.java.program.LongLists;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes lists and maps; those too long for a method are in a class of their own. */
final class Documents {
    /** Beyond so many entries the JDK wants each in its own. */
    private static final int SHORT_MAP = 10;

    private final JavaType user;
    private final LongLists lists;

    Documents(JavaType user, LongLists lists) {
        this.user = user;
        this.lists = lists;
    }

    /**
     * One item or entry.
     *
     * @param isKnown whether it speaks of no other resource or parameter, so that any class can say it
     */
    record Item(JavaExpression expression, boolean isKnown) {}

    /** Returns what gives a list. */
    JavaExpression list(Typed type, List<Item> items) {
        List<JavaExpression> all = items.stream().map(Item::expression).toList();
        if (!LongLists.isLarge(all)) {
            return new StaticCall(Sdk.LIST, Optional.empty(), "of", all);
        }
        List<JavaExpression> runs = runs(type, items);
        return runs.size() == 1 ? runs.getFirst() : joined(runs).call("toList");
    }

    /** Returns what gives a map. */
    JavaExpression map(Typed value, Map<String, Item> entries) {
        List<JavaExpression> flat = new ArrayList<>();
        List<Item> all = new ArrayList<>();
        entries.forEach((key, item) -> {
            flat.add(new Text(key));
            flat.add(item.expression());
            all.add(new Item(JavaExpression.of(Sdk.MAP, "entry", new Text(key), item.expression()), item.isKnown()));
        });
        List<JavaExpression> each = all.stream().map(Item::expression).toList();
        if (!LongLists.isLarge(each)) {
            return flat.size() <= 2 * SHORT_MAP
                    ? new StaticCall(Sdk.MAP, Optional.empty(), "of", flat)
                    : new StaticCall(Sdk.MAP, Optional.empty(), "ofEntries", each);
        }
        List<JavaExpression> runs = runs(new Typed(Sdk.ENTRY, List.of(Typed.of(Sdk.STRING), value)), all);
        JavaExpression stream = runs.size() == 1 ? runs.getFirst().call("stream") : joined(runs);
        return stream.call(
                "collect",
                JavaExpression.of(
                        Sdk.COLLECTORS,
                        "toMap",
                        new MethodReference(Sdk.ENTRY, "getKey"),
                        new MethodReference(Sdk.ENTRY, "getValue")));
    }

    private static JavaExpression joined(List<JavaExpression> runs) {
        return new StaticCall(Sdk.STREAM, Optional.empty(), "of", runs)
                .call("flatMap", new MethodReference(Sdk.LIST, "stream"));
    }

    /** Divides items into lists such that what only this class can say stays here. */
    private List<JavaExpression> runs(Typed type, List<Item> items) {
        List<JavaExpression> runs = new ArrayList<>();
        int at = 0;
        while (at < items.size()) {
            boolean known = items.get(at).isKnown();
            List<JavaExpression> run = new ArrayList<>();
            while (at < items.size() && items.get(at).isKnown() == known) {
                run.add(items.get(at++).expression());
            }
            runs.add(
                    known && LongLists.isLarge(run)
                            ? lists.list(user, type, run)
                            : new StaticCall(Sdk.LIST, Optional.empty(), "of", run));
        }
        return runs;
    }
}
