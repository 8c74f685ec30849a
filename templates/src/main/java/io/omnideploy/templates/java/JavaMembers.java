package io.omnideploy.templates.java;

import io.omnideploy.templates.java.JavaSource.Constructor;
import io.omnideploy.templates.java.JavaSource.Field;
import io.omnideploy.templates.java.JavaSource.Form;
import io.omnideploy.templates.java.JavaSource.Member;
import io.omnideploy.templates.java.JavaSource.Method;
import io.omnideploy.templates.java.JavaSource.Nested;
import io.omnideploy.templates.java.JavaSource.Parameter;
import io.omnideploy.templates.java.JavaSource.Statement;
import io.omnideploy.templates.java.JavaSource.Typed;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what is in a class. */
final class JavaMembers {
    private static final int WIDTH = 120;

    private final JavaImports imports;
    private final JavaPrinter printer;

    JavaMembers(JavaImports imports) {
        this.imports = imports;
        printer = new JavaPrinter(imports);
    }

    String print(List<Member> members, Form form, String name, int indent) {
        StringBuilder text = new StringBuilder();
        String blanks = " ".repeat(indent);
        boolean first = true;
        boolean afterField = false;
        boolean hidden = form == Form.OBJECT;
        for (Member member : members) {
            if (!hidden && !(member instanceof Field)) {
                text.append(first ? "" : "\n")
                        .append(blanks)
                        .append("private ")
                        .append(name)
                        .append("() {}\n");
                hidden = true;
                first = false;
                afterField = false;
            }
            boolean field = member instanceof Field;
            text.append(first || (field && afterField) ? "" : "\n");
            text.append(
                    switch (member) {
                        case Field of -> blanks + "final " + typed(of.type()) + " " + of.name() + ";\n";
                        case Constructor made -> body(blanks + name, made.parameters(), made.body(), indent);
                        case Method method -> method(method, indent, "");
                        case JavaSource.Overriding other -> method(other.method(), indent, blanks + "@Override\n");
                        case Nested nested ->
                            blanks + "private static final class " + nested.name() + " {\n"
                                    + print(nested.members(), Form.STATICS, nested.name(), indent + 4) + blanks
                                    + "}\n";
                    });
            first = false;
            afterField = field;
        }
        return text.toString();
    }

    private String method(Method method, int indent, String annotation) {
        String blanks = " ".repeat(indent);
        String comment =
                method.comment().map(words -> blanks + "/** " + words + " */\n").orElse("");
        String type = method.type().map(this::typed).orElse("void");
        return comment
                + annotation
                + body(
                        blanks + method.modifiers() + " " + type + " " + method.name(),
                        method.parameters(),
                        method.body(),
                        indent);
    }

    private String body(String opening, List<Parameter> parameters, List<Statement> statements, int indent) {
        String inner = " ".repeat(indent + 4);
        StringBuilder text = new StringBuilder(signature(opening, parameters, indent));
        if (statements.isEmpty()) {
            return text.append(" {}\n").toString();
        }
        text.append(" {\n");
        for (Statement statement : statements) {
            text.append(inner).append(statement(statement, indent + 4)).append(";\n");
        }
        return text.append(" ".repeat(indent)).append("}\n").toString();
    }

    /** An assignment that does not fit breaks inside of its value, or after its sign where the value has no place to. */
    private String statement(Statement statement, int indent) {
        int column = indent + statement.opening().length();
        if (!statement.opening().endsWith("= ")) {
            return statement.opening() + printer.print(statement.expression(), indent, column, 1);
        }
        String value = printer.assigned(statement.expression(), indent, column);
        return value.startsWith("\n") ? statement.opening().stripTrailing() + value : statement.opening() + value;
    }

    private String signature(String opening, List<Parameter> parameters, int indent) {
        List<String> all = parameters.stream()
                .map(parameter -> typed(parameter.type()) + " " + parameter.name())
                .toList();
        String line = opening + "(" + String.join(", ", all) + ")";
        if (line.length() + 2 <= WIDTH) {
            return line;
        }
        String inner = "\n" + " ".repeat(indent + 8);
        String together = String.join(", ", all);
        return opening + "("
                + inner
                + (indent + 8 + together.length() + 3 <= WIDTH ? together : String.join("," + inner, all)) + ")";
    }

    private String typed(Typed type) {
        return imports.name(type.type())
                + (type.arguments().isEmpty()
                        ? ""
                        : type.arguments().stream().map(this::typed).collect(Collectors.joining(", ", "<", ">")));
    }
}
