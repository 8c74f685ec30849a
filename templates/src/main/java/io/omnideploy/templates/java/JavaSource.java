package io.omnideploy.templates.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A source with one final class that only its package sees, unless it is the one that is run.
 *
 * @param type the class
 * @param parent what it extends, if anything
 * @param header the first line, as a comment
 * @param description one sentence about the class, without a sign that could end a comment
 * @param form what the class is there for
 * @param members what is in it, in this order
 * @param taken names of other classes of its package, which no import may hide
 */
public record JavaSource(
        JavaType type,
        Optional<JavaType> parent,
        String header,
        String description,
        Form form,
        List<Member> members,
        Set<String> taken) {
    public JavaSource {
        members = List.copyOf(members);
        taken = Set.copyOf(taken);
    }

    /** Makes a source with a class that extends nothing. */
    public JavaSource(
            JavaType type, String header, String description, Form form, List<Member> members, Set<String> taken) {
        this(type, Optional.empty(), header, description, form, members, taken);
    }

    /** What a class is there for. */
    public enum Form {
        /** It is run. */
        MAIN,
        /** It is made. */
        OBJECT,
        /** It only has static methods. */
        STATICS
    }

    /** Something in a class. */
    public sealed interface Member {}

    /** A field that is set once. */
    public record Field(Typed type, String name) implements Member {}

    /** The constructor. */
    public record Constructor(List<Parameter> parameters, List<Statement> body) implements Member {
        public Constructor {
            parameters = List.copyOf(parameters);
            body = List.copyOf(body);
        }
    }

    /**
     * A static method.
     *
     * @param modifiers as {@code public static}
     * @param type what it returns; nothing if absent
     * @param comment its documentation, if any
     */
    public record Method(
            String modifiers,
            Optional<Typed> type,
            String name,
            List<Parameter> parameters,
            List<Statement> body,
            Optional<String> comment)
            implements Member {
        public Method {
            parameters = List.copyOf(parameters);
            body = List.copyOf(body);
        }
    }

    /** A method of the parent in another way. */
    public record Overriding(Method method) implements Member {}

    /** A static class inside. */
    public record Nested(String name, List<Member> members) implements Member {
        public Nested {
            members = List.copyOf(members);
        }
    }

    /** A class with what stands for its type parameters. */
    public record Typed(JavaType type, List<Typed> arguments) {
        public Typed {
            arguments = List.copyOf(arguments);
        }

        /** Returns a class without type parameters. */
        public static Typed of(JavaType type) {
            return new Typed(type, List.of());
        }
    }

    /** A parameter of a constructor or method. */
    public record Parameter(Typed type, String name) {}

    /**
     * A statement.
     *
     * @param opening what stands before the expression, as {@code this.vpc = } or {@code return }
     */
    public record Statement(String opening, JavaExpression expression) {}

    /** Returns the text of the source. */
    public String print() {
        List<JavaType> types = new ArrayList<>();
        members.forEach(member -> collect(member, types));
        parent.ifPresent(types::add);
        JavaImports imports = new JavaImports(type.packageName(), types, taken);
        statements(members).forEach(statement -> imports.addMethods(statement.expression()));
        String body = new JavaMembers(imports).print(members, form, type.name(), 4);
        return "// " + header + "\npackage " + type.packageName() + ";\n\n" + imports.lines() + "/** " + description
                + " */\n"
                + (form == Form.MAIN ? "public " : "") + "final class " + type.name()
                + parent.map(of -> " extends " + imports.name(of)).orElse("") + " {\n" + body + "}\n";
    }

    private static List<Statement> statements(List<Member> members) {
        return members.stream()
                .flatMap(member -> switch (member) {
                    case Field field -> List.<Statement>of().stream();
                    case Constructor made -> made.body().stream();
                    case Method method -> method.body().stream();
                    case Overriding other -> other.method().body().stream();
                    case Nested nested -> statements(nested.members()).stream();
                })
                .collect(Collectors.toList());
    }

    private static void collect(Member member, List<JavaType> types) {
        switch (member) {
            case Field field -> collect(field.type(), types);
            case Constructor made -> made.parameters().forEach(parameter -> collect(parameter.type(), types));
            case Method method -> {
                method.type().ifPresent(type -> collect(type, types));
                method.parameters().forEach(parameter -> collect(parameter.type(), types));
            }
            case Overriding other -> collect(other.method(), types);
            case Nested nested -> nested.members().forEach(inner -> collect(inner, types));
        }
        if (!(member instanceof Nested)) {
            statements(List.of(member)).forEach(statement -> JavaImports.collect(statement.expression(), types));
        }
    }

    private static void collect(Typed type, List<JavaType> types) {
        types.add(type.type());
        type.arguments().forEach(inner -> collect(inner, types));
    }
}
