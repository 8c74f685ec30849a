package io.omnideploy.templates.java;

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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes expressions: on one line where they fit, else broken where palantir-java-format breaks them. */
final class JavaPrinter {
    private static final int WIDTH = 120;
    private static final int STEP = 8;

    /** The column of the last call of a chain that stays on its line. */
    private static final int LAST_CALL = 80;

    private static final JavaType MAP = JavaType.of("java.util.Map");

    private final JavaImports imports;
    private final JavaWidths widths;

    JavaPrinter(JavaImports imports) {
        this.imports = imports;
        widths = new JavaWidths(imports);
    }

    /**
     * Returns an expression.
     *
     * @param indent the blanks before the line on which it begins
     * @param column where on that line it begins
     * @param after how many signs follow it on its last line
     */
    String print(JavaExpression expression, int indent, int column, int after) {
        if (fits(expression, column, after)) {
            return flat(expression);
        }
        return switch (broken(expression, indent, after)) {
            case Text text -> text(text.text(), indent);
            case Word word -> flat(word);
            case MethodReference reference -> flat(reference);
            case Constant constant -> flat(constant);
            case Call call -> chain(call, indent, column, after);
            case StaticCall call -> {
                String head = head(call);
                // A long name and the method on it part only where they must.
                boolean parts = column + head.length() + 2 > WIDTH;
                String opening = parts ? head.replaceFirst("\\.(?=[^.]*$)", "\n" + " ".repeat(indent) + ".") : head;
                yield opening + arguments(call.arguments(), indent, column + head.length(), after);
            }
            case ImportedCall call ->
                call.method()
                        + arguments(
                                call.arguments(), indent, column + call.method().length(), after);
            case Make made ->
                "new " + imports.name(made.type())
                        + arguments(
                                made.arguments(),
                                indent,
                                column + 4 + imports.name(made.type()).length(),
                                after);
            case Lambda lambda -> lambda(lambda, indent, column, after);
            case Concatenation all -> concatenation(all, indent);
        };
    }

    /** A map whose keys and values have no place on one line is given entry by entry, each with its key beside its value. */
    private JavaExpression broken(JavaExpression expression, int indent, int after) {
        if (!(expression instanceof StaticCall call)
                || !call.type().equals(MAP)
                || !call.method().equals("of")
                || call.arguments().size() <= 2
                || indent + STEP + widths.between(call.arguments()) + after + 1 <= WIDTH) {
            return expression;
        }
        List<JavaExpression> entries = new ArrayList<>();
        for (int at = 0; at < call.arguments().size(); at += 2) {
            entries.add(JavaExpression.of(
                    MAP, "entry", call.arguments().get(at), call.arguments().get(at + 1)));
        }
        return new StaticCall(MAP, call.argument(), "ofEntries", entries);
    }

    private boolean fits(JavaExpression expression, int column, int after) {
        return column + widths.of(expression) + after <= WIDTH && chainsStayShort(expression, column);
    }

    /** A chain is on one line only if its last call begins early on it. */
    private boolean chainsStayShort(JavaExpression expression, int column) {
        return switch (expression) {
            case Text text -> true;
            case Word word -> true;
            case MethodReference reference -> true;
            case Constant constant -> true;
            case Call call -> {
                int dot = column + widths.of(call.on());
                yield (call.on() instanceof Word || dot <= LAST_CALL)
                        && chainsStayShort(call.on(), column)
                        && chainsStayShort(
                                call.arguments(), dot + 2 + call.method().length());
            }
            case StaticCall call ->
                chainsStayShort(call.arguments(), column + head(call).length() + 1);
            case ImportedCall call ->
                chainsStayShort(call.arguments(), column + call.method().length() + 1);
            case Make made ->
                chainsStayShort(
                        made.arguments(), column + 5 + imports.name(made.type()).length());
            case Lambda lambda ->
                chainsStayShort(lambda.body(), column + lambda.parameter().length() + 4);
            case Concatenation all -> chainsStayShort(all.parts(), column);
        };
    }

    private boolean chainsStayShort(List<JavaExpression> expressions, int column) {
        int at = column;
        for (JavaExpression expression : expressions) {
            if (!chainsStayShort(expression, at)) {
                return false;
            }
            at += widths.of(expression) + 2;
        }
        return true;
    }

    private String flat(JavaExpression expression) {
        return switch (expression) {
            case Text text -> text(text.text(), 0);
            case Word word -> word.code();
            case MethodReference reference -> imports.name(reference.type()) + "::" + reference.method();
            case Constant constant -> imports.name(constant.type()) + "." + constant.name();
            case Call call -> flat(call.on()) + "." + call.method() + flat(call.arguments());
            case StaticCall call -> head(call) + flat(call.arguments());
            case ImportedCall call -> call.method() + flat(call.arguments());
            case Make made -> "new " + imports.name(made.type()) + flat(made.arguments());
            case Lambda lambda -> lambda.parameter() + " -> " + flat(lambda.body());
            case Concatenation all -> all.parts().stream().map(this::flat).collect(Collectors.joining(" + "));
        };
    }

    private String flat(List<JavaExpression> arguments) {
        return arguments.stream().map(this::flat).collect(Collectors.joining(", ", "(", ")"));
    }

    private String head(StaticCall call) {
        return imports.name(call.type())
                + "."
                + call.argument().map(type -> "<" + imports.name(type) + ">").orElse("")
                + call.method();
    }

    private String arguments(List<JavaExpression> arguments, int indent, int column, int after) {
        if (arguments.isEmpty()) {
            return "()";
        }
        int inner = indent + STEP;
        String blanks = " ".repeat(inner);
        if (arguments.size() == 1
                && staysBehindBracket(broken(arguments.getFirst(), indent, after + 1), inner, column + 1, after + 1)) {
            return "(" + print(arguments.getFirst(), indent, column + 1, after + 1) + ")";
        }
        if (inner + widths.between(arguments) + after + 1 <= WIDTH && chainsStayShort(arguments, inner)) {
            String line = flat(arguments);
            return "(\n" + blanks + line.substring(1);
        }
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < arguments.size(); at++) {
            int following = at + 1 < arguments.size() ? 1 : after + 1;
            lines.add(blanks + print(arguments.get(at), inner, inner, following));
        }
        return "(\n" + String.join(",\n", lines) + ")";
    }

    /** An argument that takes several lines anyway begins behind the bracket, if so much of it has a place there. */
    private boolean staysBehindBracket(JavaExpression argument, int inner, int column, int after) {
        if (argument instanceof Text text) {
            return JavaText.fitsBlock(text.text());
        }
        int opening = opening(argument);
        return opening > 0 && column + opening <= WIDTH && !fits(argument, inner, after);
    }

    /** Returns how long the start of an expression is before the first place where it can be broken; 0 if it can't. */
    private int opening(JavaExpression expression) {
        return switch (expression) {
            case Text text -> 0;
            case Word word -> 0;
            case MethodReference reference -> 0;
            case Constant constant -> 0;
            case Call call -> {
                List<Call> links = links(call);
                JavaExpression start = links.getFirst().on();
                yield start instanceof Word
                        ? flat(start).length() + 1 + links.getFirst().method().length()
                        : opening(start);
            }
            case StaticCall call -> head(call).length() + (call.arguments().isEmpty() ? 2 : 1);
            case ImportedCall call -> call.method().length() + 1;
            case Make made -> imports.name(made.type()).length() + 5;
            case Lambda lambda -> lambda.parameter().length() + 4 + opening(lambda.body());
            case Concatenation all -> flat(all.parts().getFirst()).length();
        };
    }

    /** Returns the value of an assignment, on a line of its own where it is whole there and would be broken behind the sign. */
    String assigned(JavaExpression value, int indent, int column) {
        boolean whole = fits(value, column, 1);
        boolean next = fits(value, indent + STEP, 1);
        return !whole && next ? "\n" + " ".repeat(indent + STEP) + flat(value) : print(value, indent, column, 1);
    }

    private String chain(Call call, int indent, int column, int after) {
        List<Call> links = links(call);
        JavaExpression start = links.getFirst().on();
        String blanks = " ".repeat(indent + STEP);
        // A name and the call on it are one; where more follow, only if the name takes no more room than the blanks of
        // a line.
        boolean named = start instanceof Word word
                && (links.size() == 1
                        || (word.code().indexOf('.') < 0 && word.code().length() <= STEP));
        if (named && links.size() == 1) {
            String opening = flat(start) + "." + call.method();
            return opening + arguments(call.arguments(), indent, column + opening.length(), after);
        }
        StringBuilder text = new StringBuilder(named ? flat(start) : print(start, indent + STEP, column, 0));
        for (int at = 0; at < links.size(); at++) {
            Call link = links.get(at);
            int following = at + 1 < links.size() ? 0 : after;
            String opening = "." + link.method();
            boolean first = named && at == 0;
            text.append(first ? "" : "\n" + blanks).append(opening);
            int begin = first ? column + text.length() : indent + STEP + opening.length();
            boolean fits = begin + 2 + widths.between(link.arguments()) + following <= WIDTH
                    && chainsStayShort(link.arguments(), begin + 1);
            text.append(
                    fits
                            ? flat(link.arguments())
                            : arguments(link.arguments(), first ? indent : indent + STEP, begin, following));
        }
        return text.toString();
    }

    /** Returns the calls of a chain, the first one first. */
    private static List<Call> links(Call last) {
        List<Call> links = new ArrayList<>();
        JavaExpression at = last;
        while (at instanceof Call call) {
            links.addFirst(call);
            at = call.on();
        }
        return links;
    }

    private String lambda(Lambda lambda, int indent, int column, int after) {
        String opening = lambda.parameter() + " ->";
        if (fits(lambda.body(), indent + STEP, after)) {
            return opening + "\n" + " ".repeat(indent + STEP) + flat(lambda.body());
        }
        return opening + " " + print(lambda.body(), indent, column + opening.length() + 1, after);
    }

    private String concatenation(Concatenation all, int indent) {
        String between = "\n" + " ".repeat(indent + STEP) + "+ ";
        return all.parts().stream()
                .map(part -> print(part, indent + STEP, indent + STEP + 2, 0))
                .collect(Collectors.joining(between));
    }

    private String text(String text, int indent) {
        if (JavaText.fitsBlock(text)) {
            return JavaText.block(text, " ".repeat(indent));
        }
        List<String> constants = JavaText.constants(text);
        return constants.size() == 1
                ? JavaText.quote(text)
                : constants.stream().map(JavaText::quote).collect(Collectors.joining(", ", "String.join(\"\", ", ")"));
    }
}
