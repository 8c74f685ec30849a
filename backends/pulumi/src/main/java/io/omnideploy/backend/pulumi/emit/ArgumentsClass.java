package io.omnideploy.backend.pulumi.emit;

import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.templates.java.JavaExpression;
import io.omnideploy.templates.java.JavaExpression.Make;
import io.omnideploy.templates.java.JavaNames;
import io.omnideploy.templates.java.JavaType;
import java.util.List;

/** A class of arguments: of Pulumi, which has a builder, or of the program itself. */
sealed interface ArgumentsClass {
    /** Returns the class. */
    JavaType type();

    /** Returns the class of what is in a property. */
    ArgumentsClass inner(CatalogProperty property);

    /** Returns the beginning of the arguments. */
    JavaExpression start();

    /** Returns the arguments with one more. */
    JavaExpression set(JavaExpression arguments, CatalogProperty property, Given given);

    /** Returns the finished arguments. */
    JavaExpression end(JavaExpression arguments);

    /** How an argument is given. */
    enum Form {
        /** As it is. */
        PLAIN,
        /** As a number, where it could be a text too. */
        NUMBER,
        /** Item by item. */
        ITEMS,
        /** As a list. */
        LIST,
        /** As an output. */
        LATER
    }

    /** What is given to a method that sets an argument. */
    record Given(Form form, List<JavaExpression> expressions) {
        public Given {
            expressions = List.copyOf(expressions);
        }

        static Given one(Form form, JavaExpression expression) {
            return new Given(form, List.of(expression));
        }
    }

    /**
     * A class of Pulumi's.
     *
     * @param base the package of the provider
     * @param shape what it has arguments of: the package of classes further in, and the name without its ending
     */
    record OfPulumi(JavaType type, String base, JavaType shape) implements ArgumentsClass {
        @Override
        public OfPulumi inner(CatalogProperty property) {
            JavaType inner = PulumiNames.inner(base, shape, property);
            return new OfPulumi(new JavaType(inner.packageName(), inner.name() + PulumiNames.ARGUMENTS), base, inner);
        }

        @Override
        public JavaExpression start() {
            return JavaExpression.of(type, "builder");
        }

        @Override
        public JavaExpression set(JavaExpression arguments, CatalogProperty property, Given given) {
            return arguments.call(PulumiNames.property(property), given.expressions());
        }

        @Override
        public JavaExpression end(JavaExpression arguments) {
            return arguments.call("build");
        }
    }

    /**
     * A class of the program itself, which learns here what it has to take.
     *
     * @param place the class in the source of the outermost one
     */
    record OfProgram(OwnArguments source, OwnArguments.Place place) implements ArgumentsClass {
        @Override
        public JavaType type() {
            return source.type(place);
        }

        @Override
        public ArgumentsClass inner(CatalogProperty property) {
            return source.inner(place, property);
        }

        @Override
        public JavaExpression start() {
            return new Make(type(), List.of());
        }

        @Override
        public JavaExpression set(JavaExpression arguments, CatalogProperty property, Given given) {
            source.takes(place, property, given.form());
            return arguments.call(name(property), given.expressions());
        }

        @Override
        public JavaExpression end(JavaExpression arguments) {
            return arguments;
        }

        /** Returns what field and method of a property are called. */
        static String name(CatalogProperty property) {
            return JavaNames.variable(PulumiNames.registered(property));
        }
    }
}
