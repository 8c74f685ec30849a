package io.omnideploy.templates.java.program;

import io.omnideploy.templates.java.JavaExpression;
import io.omnideploy.templates.java.JavaExpression.MethodReference;
import io.omnideploy.templates.java.JavaExpression.StaticCall;
import io.omnideploy.templates.java.JavaExpression.Text;
import io.omnideploy.templates.java.JavaExpression.Word;
import io.omnideploy.templates.java.JavaSource;
import io.omnideploy.templates.java.JavaSource.Form;
import io.omnideploy.templates.java.JavaSource.Member;
import io.omnideploy.templates.java.JavaSource.Method;
import io.omnideploy.templates.java.JavaSource.Nested;
import io.omnideploy.templates.java.JavaSource.Parameter;
import io.omnideploy.templates.java.JavaSource.Statement;
import io.omnideploy.templates.java.JavaSource.Typed;
import io.omnideploy.templates.java.JavaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lists too long for the method that needs them: a class of their own, in parts, since a method has at most 65,535 bytes and a
 * class as many constants (JVM specification 4.7.3 and 4.1).
 */
public final class LongLists {
    private static final JavaType LIST = JavaType.of("java.util.List");
    private static final JavaType MAP = JavaType.of("java.util.Map");
    private static final JavaType ENTRY = MAP.inner("Entry");
    private static final JavaType STRING = JavaType.of("java.lang.String");
    private static final JavaType STREAM = JavaType.of("java.util.stream.Stream");
    private static final int LARGE = 1_000;
    private static final int PART = 1_000;

    private final Layout<?> layout;
    private final String header;
    private final List<JavaSource> sources = new ArrayList<>();

    /** @param header the first line of sources */
    public LongLists(Layout<?> layout, String header) {
        this.layout = layout;
        this.header = header;
    }

    /** Tells whether items are too many to be written where they are needed. */
    public static boolean isLarge(List<JavaExpression> items) {
        int weight = 0;
        for (JavaExpression item : items) {
            weight += item.weight();
            if (weight > LARGE) {
                return true;
            }
        }
        return false;
    }

    /** Returns the sources that became necessary. */
    public List<JavaSource> sources() {
        return List.copyOf(sources);
    }

    /**
     * Writes items into a class of their own and returns what gives the list of them.
     *
     * @param user the class that needs them
     */
    public JavaExpression list(JavaType user, JavaType item, List<JavaExpression> items) {
        return list(user, Typed.of(item), items);
    }

    /**
     * Writes items into a class of their own and returns what gives the list of them.
     *
     * @param user the class that needs them
     */
    public JavaExpression list(JavaType user, Typed item, List<JavaExpression> items) {
        return write(layout.add(user.name() + "Values"), user, item, items, List.of());
    }

    /**
     * Writes entries of a map into a class of their own and returns what gives the list of them. The class makes entries by a
     * method without type parameters: the compiler takes minutes for hundreds of those whose types it has to find out together.
     *
     * @param user the class that needs them
     */
    public JavaExpression entries(JavaType user, Typed value, Map<String, JavaExpression> entries) {
        JavaType type = layout.add(user.name() + "Entries");
        Typed entry = new Typed(ENTRY, List.of(Typed.of(STRING), value));
        List<JavaExpression> items = new ArrayList<>();
        entries.forEach((key, each) -> items.add(JavaExpression.of(type, "entry", new Text(key), each)));
        Method make = new Method(
                "private static",
                Optional.of(entry),
                "entry",
                List.of(new Parameter(Typed.of(STRING), "key"), new Parameter(value, "value")),
                List.of(new Statement("return ", JavaExpression.of(MAP, "entry", new Word("key"), new Word("value")))),
                Optional.empty());
        return write(type, user, entry, items, List.of(make));
    }

    private JavaExpression write(
            JavaType type, JavaType user, Typed item, List<JavaExpression> items, List<Member> besides) {
        List<Member> parts = new ArrayList<>();
        List<JavaExpression> calls = new ArrayList<>();
        List<JavaExpression> part = new ArrayList<>();
        int weight = 0;
        for (JavaExpression each : items) {
            if (weight + each.weight() > PART && !part.isEmpty()) {
                parts.add(part(item, calls, part));
                part = new ArrayList<>();
                weight = 0;
            }
            part.add(each);
            weight += each.weight();
        }
        parts.add(part(item, calls, part));
        JavaExpression all = new StaticCall(STREAM, Optional.empty(), "of", calls)
                .call("flatMap", new MethodReference(LIST, "stream"))
                .call("toList");
        List<Member> members = new ArrayList<>();
        members.add(items(item, calls.size() == 1 ? calls.getFirst() : all));
        members.addAll(besides);
        members.addAll(parts);
        sources.add(new JavaSource(
                type, header, "Values of " + user.name() + ", which are many.", Form.STATICS, members, layout.names()));
        return JavaExpression.of(type, "items");
    }

    private Nested part(Typed item, List<JavaExpression> calls, List<JavaExpression> items) {
        String name = "Part" + (calls.size() + 1);
        calls.add(JavaExpression.of(layout.own(name), "items"));
        return new Nested(name, List.of(items(item, new StaticCall(LIST, Optional.empty(), "of", items))));
    }

    private static Method items(Typed item, JavaExpression all) {
        return new Method(
                "static",
                Optional.of(new Typed(LIST, List.of(item))),
                "items",
                List.of(),
                List.of(new Statement("return ", all)),
                Optional.empty());
    }
}
