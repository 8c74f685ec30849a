package io.omnideploy.templates.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** An expression of Java. Text in it is text: how it is quoted, the printer knows. */
public sealed interface JavaExpression {
    /** A text that stands for itself. */
    record Text(String text) implements JavaExpression {
        public Text {
            Objects.requireNonNull(text, "text");
        }
    }

    /** A number, {@code true}, {@code false}, or a way of names written by this program, as {@code shared.vpc}. */
    record Word(String code) implements JavaExpression {
        public Word {
            Objects.requireNonNull(code, "code");
        }
    }

    /** A reference to a method of a class. */
    record MethodReference(JavaType type, String method) implements JavaExpression {
        public MethodReference {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(method, "method");
        }
    }

    /** A constant of a class. */
    record Constant(JavaType type, String name) implements JavaExpression {
        public Constant {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(name, "name");
        }
    }

    /** A call of a method on something. */
    record Call(JavaExpression on, String method, List<JavaExpression> arguments) implements JavaExpression {
        public Call {
            Objects.requireNonNull(on, "on");
            Objects.requireNonNull(method, "method");
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A call of a static method.
     *
     * @param argument what stands for the method's type parameter, where the compiler does not find it
     */
    record StaticCall(JavaType type, Optional<JavaType> argument, String method, List<JavaExpression> arguments)
            implements JavaExpression {
        public StaticCall {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(argument, "argument");
            Objects.requireNonNull(method, "method");
            arguments = List.copyOf(arguments);
        }
    }

    /** A call of a static method that is imported by its name. */
    record ImportedCall(JavaType type, String method, List<JavaExpression> arguments) implements JavaExpression {
        public ImportedCall {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(method, "method");
            arguments = List.copyOf(arguments);
        }
    }

    /** A new object. */
    record Make(JavaType type, List<JavaExpression> arguments) implements JavaExpression {
        public Make {
            Objects.requireNonNull(type, "type");
            arguments = List.copyOf(arguments);
        }
    }

    /** A function of one parameter. */
    record Lambda(String parameter, JavaExpression body) implements JavaExpression {
        public Lambda {
            Objects.requireNonNull(parameter, "parameter");
            Objects.requireNonNull(body, "body");
        }
    }

    /** Texts and what becomes text, one after the other. */
    record Concatenation(List<JavaExpression> parts) implements JavaExpression {
        public Concatenation {
            parts = List.copyOf(parts);
        }
    }

    /** Returns a call of a method on this. */
    default Call call(String method, JavaExpression... arguments) {
        return new Call(this, method, List.of(arguments));
    }

    /** Returns a call of a method on this. */
    default Call call(String method, List<JavaExpression> arguments) {
        return new Call(this, method, arguments);
    }

    /** Returns a call of a static method. */
    static StaticCall of(JavaType type, String method, JavaExpression... arguments) {
        return new StaticCall(type, Optional.empty(), method, List.of(arguments));
    }

    /** Returns what is directly inside. */
    default List<JavaExpression> children() {
        return switch (this) {
            case Text text -> List.of();
            case Word word -> List.of();
            case MethodReference reference -> List.of();
            case Constant constant -> List.of();
            case Call call -> {
                List<JavaExpression> all = new ArrayList<>(call.arguments());
                all.add(call.on());
                yield all;
            }
            case StaticCall call -> call.arguments();
            case ImportedCall call -> call.arguments();
            case Make made -> made.arguments();
            case Lambda lambda -> List.of(lambda.body());
            case Concatenation all -> all.parts();
        };
    }

    /** Returns how many parts it has, itself included: what the size of the compiled method grows with. */
    default int weight() {
        int weight = 1;
        for (JavaExpression child : children()) {
            weight += child.weight();
        }
        return weight;
    }
}
