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
import java.util.IdentityHashMap;
import java.util.List;

/**
 * How many signs expressions take on one line. Each is measured once: an expression is asked for at every level of those around
 * it, and writing it out each time would make the cost grow with the square of its depth.
 */
final class JavaWidths {
    /** What never fits on a line. */
    private static final int ENDLESS = 1_000_000;

    private final JavaImports imports;
    private final IdentityHashMap<JavaExpression, Integer> measured = new IdentityHashMap<>();

    JavaWidths(JavaImports imports) {
        this.imports = imports;
    }

    /** Returns the width of an expression; one beyond any line where it has several lines. */
    int of(JavaExpression expression) {
        Integer known = measured.get(expression);
        if (known != null) {
            return known;
        }
        int width = Math.min(measure(expression), ENDLESS);
        measured.put(expression, width);
        return width;
    }

    /** Returns the width of arguments, without the brackets around them. */
    int between(List<JavaExpression> arguments) {
        int width = 0;
        for (int at = 0; at < arguments.size(); at++) {
            width = Math.min(width + (at == 0 ? 0 : 2) + of(arguments.get(at)), ENDLESS);
        }
        return width;
    }

    private int measure(JavaExpression expression) {
        return switch (expression) {
            case Text text -> text(text.text());
            case Word word -> word.code().length();
            case MethodReference reference ->
                name(reference.type()) + 2 + reference.method().length();
            case Constant constant ->
                name(constant.type()) + 1 + constant.name().length();
            case Call call -> of(call.on()) + 3 + call.method().length() + between(call.arguments());
            case StaticCall call -> head(call) + 2 + between(call.arguments());
            case ImportedCall call -> call.method().length() + 2 + between(call.arguments());
            case Make made -> 6 + name(made.type()) + between(made.arguments());
            case Lambda lambda -> lambda.parameter().length() + 4 + of(lambda.body());
            case Concatenation all -> parts(all.parts());
        };
    }

    private int head(StaticCall call) {
        int argument = call.argument().isPresent() ? 2 + name(call.argument().get()) : 0;
        return name(call.type()) + 1 + argument + call.method().length();
    }

    private int parts(List<JavaExpression> parts) {
        int width = -3;
        for (JavaExpression part : parts) {
            width = Math.min(width + 3 + of(part), ENDLESS);
        }
        return width;
    }

    private int name(JavaType type) {
        return imports.name(type).length();
    }

    private static int text(String text) {
        return text.length() > JavaText.WIDTH || JavaText.fitsBlock(text)
                ? ENDLESS
                : JavaText.quote(text).length();
    }
}
