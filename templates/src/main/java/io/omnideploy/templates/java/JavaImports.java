package io.omnideploy.templates.java;

import io.omnideploy.templates.java.JavaExpression.Constant;
import io.omnideploy.templates.java.JavaExpression.ImportedCall;
import io.omnideploy.templates.java.JavaExpression.Make;
import io.omnideploy.templates.java.JavaExpression.MethodReference;
import io.omnideploy.templates.java.JavaExpression.StaticCall;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a source imports: of two classes with one name the first, the other one is written in full. */
final class JavaImports {
    private static final String LANGUAGE = "java.lang";

    private final String ownPackage;
    private final SortedMap<String, JavaType> bySimpleName = new TreeMap<>();
    private final SortedSet<String> methods = new TreeSet<>();

    /** @param taken names of classes of the package itself, which nothing imported may hide */
    JavaImports(String ownPackage, Collection<JavaType> types, Set<String> taken) {
        this.ownPackage = ownPackage;
        TreeSet<JavaType> outer = new TreeSet<>();
        types.forEach(type -> outer.add(type.outer()));
        for (JavaType type : outer) {
            if (type.packageName().equals(ownPackage) || !taken.contains(type.name())) {
                bySimpleName.merge(
                        type.name(), type, (one, other) -> other.packageName().equals(ownPackage) ? other : one);
            }
        }
    }

    /** Collects the classes of which an expression speaks. */
    static void collect(JavaExpression expression, Collection<JavaType> types) {
        switch (expression) {
            case MethodReference reference -> types.add(reference.type());
            case Constant constant -> types.add(constant.type());
            case StaticCall call -> {
                types.add(call.type());
                call.argument().ifPresent(types::add);
            }
            case Make made -> types.add(made.type());
            default -> {}
        }
        expression.children().forEach(child -> collect(child, types));
    }

    void addMethods(JavaExpression expression) {
        if (expression instanceof ImportedCall call) {
            methods.add(call.type().fullName() + "." + call.method());
        }
        expression.children().forEach(this::addMethods);
    }

    /** Returns what a class is called in this source. */
    String name(JavaType type) {
        JavaType outer = type.outer();
        return outer.equals(bySimpleName.get(outer.name())) ? type.name() : type.fullName();
    }

    /** Returns the lines of the imports, those of methods first; each ends with LF. */
    String lines() {
        StringBuilder text = new StringBuilder();
        methods.forEach(method -> text.append("import static ").append(method).append(";\n"));
        if (!methods.isEmpty()) {
            text.append('\n');
        }
        List<JavaType> imported = bySimpleName.values().stream()
                .filter(type -> !type.packageName().equals(ownPackage)
                        && !type.packageName().equals(LANGUAGE))
                .sorted()
                .toList();
        imported.forEach(type -> text.append("import ").append(type.fullName()).append(";\n"));
        if (!imported.isEmpty()) {
            text.append('\n');
        }
        return text.toString();
    }
}
