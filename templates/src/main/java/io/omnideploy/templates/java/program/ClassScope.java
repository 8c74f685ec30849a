package io.omnideploy.templates.java.program;

import io.omnideploy.templates.java.JavaExpression;
import io.omnideploy.templates.java.JavaExpression.Make;
import io.omnideploy.templates.java.JavaExpression.Word;
import io.omnideploy.templates.java.JavaNames;
import io.omnideploy.templates.java.JavaSource.Parameter;
import io.omnideploy.templates.java.JavaSource.Statement;
import io.omnideploy.templates.java.JavaSource.Typed;
import io.omnideploy.templates.java.JavaType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What the code of one class sees of the other classes, and which of them it turns out to need. */
public final class ClassScope {
    private final JavaType self;
    private final List<JavaType> classes;
    private final Set<String> parameters = new TreeSet<>();
    private final Set<JavaType> needed = new HashSet<>();

    /**
     * Makes the scope of a class.
     *
     * @param classes all classes with fields, in the order in which a constructor is given them
     * @param others what else a constructor of the program may be given
     */
    public ClassScope(JavaType self, List<JavaType> classes, Collection<String> others) {
        this.self = self;
        this.classes = List.copyOf(classes);
        classes.forEach(type -> parameters.add(parameter(type)));
        parameters.addAll(others);
    }

    /** Returns the class itself. */
    public JavaType self() {
        return self;
    }

    /** Returns the names that no local variable may have. */
    public Set<String> taken() {
        return Set.copyOf(parameters);
    }

    /** Returns how the code of the class says a field, its own or that of another class. */
    public Word field(Place place) {
        if (place.owner().equals(self)) {
            return new Word(parameters.contains(place.field()) ? "this." + place.field() : place.field());
        }
        needed.add(place.owner());
        return new Word(parameter(place.owner()) + "." + place.field());
    }

    /** Returns what an object of a class is called. */
    public static String parameter(JavaType type) {
        return JavaNames.variable(type.name());
    }

    /** Returns the objects that the constructor must be given. */
    public List<Parameter> parameters() {
        return classes.stream()
                .filter(needed::contains)
                .map(type -> new Parameter(Typed.of(type), parameter(type)))
                .toList();
    }

    /**
     * Returns the statements that make an object of each class, in order, kept where another one needs it.
     *
     * @param needs the parameters of the constructor of each class that there is
     * @param used parameters that the code behind these statements speaks of
     * @param leading what the constructor of a class is given before its parameters
     */
    public static List<Statement> objects(
            List<JavaType> order,
            Map<JavaType, List<Parameter>> needs,
            Collection<Parameter> used,
            Function<JavaType, List<JavaExpression>> leading) {
        Set<String> kept = new HashSet<>();
        needs.values().forEach(all -> all.forEach(one -> kept.add(one.name())));
        used.forEach(one -> kept.add(one.name()));
        List<Statement> made = new ArrayList<>();
        for (JavaType type : order) {
            if (needs.containsKey(type)) {
                String name = parameter(type);
                List<JavaExpression> given = new ArrayList<>(leading.apply(type));
                needs.get(type).forEach(one -> given.add(new Word(one.name())));
                made.add(new Statement(kept.contains(name) ? "var " + name + " = " : "", new Make(type, given)));
            }
        }
        return made;
    }
}
