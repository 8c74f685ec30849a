package io.omnideploy.templates.java.program;

import io.omnideploy.templates.java.JavaExpression;
import io.omnideploy.templates.java.JavaExpression.MethodReference;
import io.omnideploy.templates.java.JavaExpression.StaticCall;
import io.omnideploy.templates.java.JavaExpression.Text;
import io.omnideploy.templates.java.JavaSource.Typed;
import io.omnideploy.templates.java.JavaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes lists and maps of the JDK; those too long for a method are in a class of their own. */
public final class Collected {
    private static final JavaType LIST = JavaType.of("java.util.List");
    private static final JavaType MAP = JavaType.of("java.util.Map");
    private static final JavaType ENTRY = MAP.inner("Entry");
    private static final JavaType STREAM = JavaType.of("java.util.stream.Stream");
    private static final JavaType COLLECTORS = JavaType.of("java.util.stream.Collectors");

    /** Beyond so many entries the JDK wants each in its own. */
    private static final int SHORT_MAP = 10;

    /** Beyond so many the compiler takes long to find out their types together. */
    private static final int LONG_MAP = 50;

    private final JavaType user;
    private final LongLists lists;

    /** @param user the class that needs them */
    public Collected(JavaType user, LongLists lists) {
        this.user = user;
        this.lists = lists;
    }

    /**
     * One item or entry.
     *
     * @param isKnown whether it speaks of no other resource or parameter, so that any class can say it
     */
    public record Item(JavaExpression expression, boolean isKnown) {}

    /** Returns what gives a list. */
    public JavaExpression list(Typed type, List<Item> items) {
        List<JavaExpression> all = items.stream().map(Item::expression).toList();
        if (!LongLists.isLarge(all)) {
            return new StaticCall(LIST, Optional.empty(), "of", all);
        }
        List<JavaExpression> runs = new ArrayList<>();
        int at = 0;
        while (at < items.size()) {
            int end = end(items, at);
            List<JavaExpression> run = all.subList(at, end);
            runs.add(
                    items.get(at).isKnown()
                            ? lists.list(user, type, run)
                            : new StaticCall(LIST, Optional.empty(), "of", run));
            at = end;
        }
        return runs.size() == 1 ? runs.getFirst() : joined(runs).call("toList");
    }

    /** Returns what gives a map. */
    public JavaExpression map(Typed value, Map<String, Item> entries) {
        if (entries.size() <= LONG_MAP) {
            return shortMap(entries);
        }
        List<String> keys = List.copyOf(entries.keySet());
        List<Item> items = List.copyOf(entries.values());
        List<JavaExpression> runs = new ArrayList<>();
        int at = 0;
        while (at < items.size()) {
            int end = end(items, at);
            Map<String, JavaExpression> run = new LinkedHashMap<>();
            for (int each = at; each < end; each++) {
                run.put(keys.get(each), items.get(each).expression());
            }
            runs.add(
                    items.get(at).isKnown()
                            ? lists.entries(user, value, run)
                            : new StaticCall(LIST, Optional.empty(), "of", entries(run)));
            at = end;
        }
        JavaExpression stream = runs.size() == 1 ? runs.getFirst().call("stream") : joined(runs);
        return stream.call(
                "collect",
                JavaExpression.of(
                        COLLECTORS,
                        "toMap",
                        new MethodReference(ENTRY, "getKey"),
                        new MethodReference(ENTRY, "getValue")));
    }

    private static JavaExpression shortMap(Map<String, Item> entries) {
        List<JavaExpression> flat = new ArrayList<>();
        Map<String, JavaExpression> all = new LinkedHashMap<>();
        entries.forEach((key, item) -> {
            flat.add(new Text(key));
            flat.add(item.expression());
            all.put(key, item.expression());
        });
        return entries.size() <= SHORT_MAP
                ? new StaticCall(MAP, Optional.empty(), "of", flat)
                : new StaticCall(MAP, Optional.empty(), "ofEntries", entries(all));
    }

    private static List<JavaExpression> entries(Map<String, JavaExpression> entries) {
        List<JavaExpression> all = new ArrayList<>();
        entries.forEach((key, each) -> all.add(JavaExpression.of(MAP, "entry", new Text(key), each)));
        return all;
    }

    private static JavaExpression joined(List<JavaExpression> runs) {
        return new StaticCall(STREAM, Optional.empty(), "of", runs)
                .call("flatMap", new MethodReference(LIST, "stream"));
    }

    /** Returns where a run ends of items that any class can say, or of those that only this one can. */
    private static int end(List<Item> items, int start) {
        int end = start;
        while (end < items.size()
                && items.get(end).isKnown() == items.get(start).isKnown()) {
            end++;
        }
        return end;
    }
}
