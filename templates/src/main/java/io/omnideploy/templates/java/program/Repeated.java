package io.omnideploy.templates.java.program;

import io.omnideploy.templates.java.JavaExpression;
import io.omnideploy.templates.java.JavaExpression.Call;
import io.omnideploy.templates.java.JavaExpression.Concatenation;
import io.omnideploy.templates.java.JavaExpression.Constant;
import io.omnideploy.templates.java.JavaExpression.ImportedCall;
import io.omnideploy.templates.java.JavaExpression.Lambda;
import io.omnideploy.templates.java.JavaExpression.Make;
import io.omnideploy.templates.java.JavaExpression.MethodReference;
import io.omnideploy.templates.java.JavaExpression.StaticCall;
import io.omnideploy.templates.java.JavaExpression.Text;
import io.omnideploy.templates.java.JavaExpression.Word;
import io.omnideploy.templates.java.JavaNames;
import io.omnideploy.templates.java.JavaSource.Statement;
import io.omnideploy.templates.java.JavaType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Gives a name to what a constructor would say several times: the labels of all its objects, a policy, the way to a name. It becomes
 * a variable before the first statement that needs it, called after the property whose value it is.
 */
public final class Repeated {
    private static final JavaType LIST = JavaType.of("java.util.List");
    private static final JavaType MAP = JavaType.of("java.util.Map");

    /** So many parts, and a reader would rather see a name: a map of two entries has five. */
    private static final int CONSTANT = 5;

    private static final int COMPUTED = 7;
    private static final int BUILT = 12;

    private final Set<String> taken = new HashSet<>();
    private final Set<String> used = new HashSet<>();
    private List<Statement> statements;

    private Repeated(List<Statement> statements, Collection<String> taken) {
        this.statements = statements;
        taken.forEach(this.taken::add);
    }

    /** The value of a property. */
    private record Said(String property, JavaExpression value) {}

    /**
     * Returns statements in which nothing long is said twice.
     *
     * @param taken names that no variable may have, in lower case
     * @param anything properties whose maps may hold anything: such a map has the type of its place
     */
    public static List<Statement> named(List<Statement> statements, Collection<String> taken, Set<String> anything) {
        Repeated repeated = new Repeated(statements, taken);
        Map<Said, Integer> times = new LinkedHashMap<>();
        statements.forEach(statement -> count(statement.expression(), times));
        times.entrySet().stream()
                .filter(entry -> entry.getValue() > 1
                        && !anything.contains(entry.getKey().property()))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparingInt(said -> -said.value().weight()))
                .forEach(repeated::name);
        return repeated.statements;
    }

    private static void count(JavaExpression expression, Map<Said, Integer> times) {
        if (expression instanceof Call call && call.arguments().size() == 1 && isWorthAName(call)) {
            times.merge(new Said(call.method(), call.arguments().getFirst()), 1, Integer::sum);
        }
        // What is inside of a function may speak of its parameter.
        if (!(expression instanceof Lambda)) {
            expression.children().forEach(child -> count(child, times));
        }
    }

    /** Only what has the same type wherever it stands: a map of anything has that of its place. */
    private static boolean isWorthAName(Call call) {
        JavaExpression value = call.arguments().getFirst();
        return switch (value) {
            case Call last ->
                value.weight() >= (last.method().equals("applyValue") ? COMPUTED : BUILT) && isBuilt(last);
            case ImportedCall made -> value.weight() >= BUILT;
            case StaticCall map ->
                (value.weight() >= CONSTANT && isOfTexts(map)) || (value.weight() >= BUILT && isDocument(map));
            default -> false;
        };
    }

    private static boolean isBuilt(Call last) {
        if (last.method().equals("applyValue")) {
            return last.arguments().getFirst() instanceof Lambda;
        }
        JavaExpression start = last;
        while (start instanceof Call call) {
            start = call.on();
        }
        return start instanceof Make
                || (start instanceof StaticCall && last.method().equals("build"));
    }

    /** Only a map of anything has texts beside lists or maps. */
    private static boolean isDocument(JavaExpression value) {
        return value instanceof StaticCall map
                && map.type().equals(MAP)
                && map.method().equals("of")
                && map.arguments().stream().anyMatch(Repeated::isCollection)
                && hasTextAmongValues(map.arguments());
    }

    private static boolean isCollection(JavaExpression value) {
        return value instanceof StaticCall call
                && (call.type().equals(MAP) || call.type().equals(LIST))
                && call.method().startsWith("of");
    }

    private static boolean hasTextAmongValues(List<JavaExpression> keysAndValues) {
        for (int at = 1; at < keysAndValues.size(); at += 2) {
            if (keysAndValues.get(at) instanceof Text) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfTexts(StaticCall map) {
        return map.type().equals(MAP)
                && map.arguments().stream()
                        .allMatch(argument -> argument instanceof Text
                                || (argument instanceof StaticCall entry
                                        && entry.method().equals("entry")
                                        && entry.arguments().stream().allMatch(Text.class::isInstance)));
    }

    /** What is in something that has a name already may be said once only by now. */
    private void name(Said said) {
        Map<Said, Integer> times = new LinkedHashMap<>();
        statements.forEach(statement -> count(statement.expression(), times));
        if (times.getOrDefault(said, 0) < 2) {
            return;
        }
        List<Statement> all = new ArrayList<>();
        String name = null;
        for (Statement statement : statements) {
            JavaExpression before = statement.expression();
            Word variable = new Word(name == null ? "" : name);
            if (name == null && isIn(before, said)) {
                name = nameOf(said, statement);
                variable = new Word(name);
                String type = isDocument(said.value()) ? "Map<String, Object> " : "var ";
                all.add(new Statement(type + name + " = ", said.value()));
            }
            all.add(name == null ? statement : new Statement(statement.opening(), with(before, said, variable)));
        }
        statements = all;
    }

    /** Of several values of one property, the further ones are called after what first has them. */
    private String nameOf(Said said, Statement first) {
        String property = JavaNames.variable(said.property());
        String owner = first.opening().replaceAll("^(this\\.|var |Map<String, Object> )|\\W+$", "");
        String name = used.add(property) || !owner.matches("\\w+")
                ? property
                : owner + property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
        return JavaNames.unique(name, taken);
    }

    private static boolean isIn(JavaExpression expression, Said said) {
        return isSaid(expression, said)
                || (!(expression instanceof Lambda)
                        && expression.children().stream().anyMatch(child -> isIn(child, said)));
    }

    private static boolean isSaid(JavaExpression expression, Said said) {
        return expression instanceof Call call
                && call.method().equals(said.property())
                && call.arguments().size() == 1
                && call.arguments().getFirst().equals(said.value());
    }

    private static JavaExpression with(JavaExpression expression, Said said, Word variable) {
        return switch (expression) {
            case Call call ->
                new Call(
                        with(call.on(), said, variable),
                        call.method(),
                        isSaid(call, said) ? List.of(variable) : with(call.arguments(), said, variable));
            case StaticCall call ->
                new StaticCall(call.type(), call.argument(), call.method(), with(call.arguments(), said, variable));
            case ImportedCall call ->
                new ImportedCall(call.type(), call.method(), with(call.arguments(), said, variable));
            case Make made -> new Make(made.type(), with(made.arguments(), said, variable));
            case Concatenation all -> new Concatenation(with(all.parts(), said, variable));
            case Text text -> text;
            case Word word -> word;
            case MethodReference reference -> reference;
            case Constant constant -> constant;
            case Lambda lambda -> lambda;
        };
    }

    private static List<JavaExpression> with(List<JavaExpression> expressions, Said said, Word variable) {
        return expressions.stream()
                .map(expression -> with(expression, said, variable))
                .toList();
    }
}
