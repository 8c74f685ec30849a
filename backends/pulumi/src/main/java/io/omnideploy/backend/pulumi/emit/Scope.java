package io.omnideploy.backend.pulumi.emit;

import io.omnideploy.resource.ResourceId;
import io.omnideploy.templates.java.JavaExpression;
import io.omnideploy.templates.java.JavaExpression.Text;
import io.omnideploy.templates.java.JavaExpression.Word;
import io.omnideploy.templates.java.JavaNames;
import io.omnideploy.templates.java.JavaSource.Parameter;
import io.omnideploy.templates.java.JavaSource.Statement;
import io.omnideploy.templates.java.JavaSource.Typed;
import io.omnideploy.templates.java.JavaType;
import io.omnideploy.templates.java.program.ClassScope;
import io.omnideploy.templates.java.program.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the code of one class can see, and what of it the class turns out to need. */
final class Scope {
    /** The input that every backend provides itself: the folder of the description. */
    static final String PROJECT_DIR = "project_dir";

    /** What parameters of functions are called. */
    static final String VALUE = "value";

    static final String VALUES = "values";
    static final String ITEM = "item";
    static final String CONFIG = "config";

    private final Places places;
    private final ClassScope others;
    private final Map<String, JavaExpression> fallbacks;
    private final Map<String, String> secrets = new TreeMap<>();
    private final Map<String, String> inputs = new TreeMap<>();
    private final Set<String> locals = new HashSet<>();

    /**
     * Makes the scope of a class.
     *
     * @param fallbacks what an input is when nobody says it, by input
     */
    Scope(Places places, JavaType self, Map<String, JavaExpression> fallbacks) {
        this.places = places;
        this.fallbacks = fallbacks;
        others = new ClassScope(self, places.owners(), List.of(CONFIG, "context"));
        others.taken().forEach(name -> locals.add(name.toLowerCase(Locale.ROOT)));
        List.of(VALUE, VALUES, ITEM).forEach(locals::add);
        if (places.classes().containsKey(self)) {
            places.classes()
                    .get(self)
                    .members()
                    .forEach(
                            one -> locals.add(places.of(one.item().id()).field().toLowerCase(Locale.ROOT)));
        }
    }

    JavaType self() {
        return others.self();
    }

    Word resource(ResourceId id) {
        return field(places.of(id));
    }

    Word lookup(String name) {
        return field(places.lookup(name));
    }

    /** Returns a field that stands beside that of a resource. */
    Word beside(ResourceId id, String ending) {
        Place place = places.of(id);
        return field(new Place(place.owner(), place.field() + ending));
    }

    Word secret(String secret) {
        return new Word(secrets.computeIfAbsent(secret, this::local));
    }

    Word input(String input) {
        return new Word(inputs.computeIfAbsent(input, this::local));
    }

    Word provider(JavaType providers, String field) {
        return field(new Place(providers, field));
    }

    private Word field(Place place) {
        return others.field(place);
    }

    private String local(String name) {
        return JavaNames.unique(JavaNames.variable(name), locals);
    }

    /** Returns the names that no other variable may have, in lower case. */
    Set<String> taken() {
        return Set.copyOf(locals);
    }

    /** Returns what the class must be given. */
    List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        if (!secrets.isEmpty() || !inputs.isEmpty()) {
            all.add(new Parameter(Typed.of(Sdk.CONFIG), CONFIG));
        }
        all.addAll(others.parameters());
        return all;
    }

    /** Returns the statements that read inputs and secrets, which stand before all others. */
    List<Statement> opening() {
        List<Statement> all = new ArrayList<>();
        inputs.forEach((input, local) -> all.add(new Statement("var " + local + " = ", value(input))));
        secrets.forEach((secret, local) -> all.add(
                new Statement("var " + local + " = ", new Word(CONFIG).call("requireSecret", new Text(secret)))));
        return all;
    }

    private JavaExpression value(String input) {
        JavaExpression fallback = fallbacks.get(input);
        JavaExpression read = fallback == null
                ? new Word(CONFIG).call("require", new Text(input))
                : new Word(CONFIG).call("get", new Text(input)).call("orElse", fallback);
        // Platforms ask for absolute paths; the default leads from the folder of the program to that of the
        // description.
        return input.equals(PROJECT_DIR)
                ? JavaExpression.of(Sdk.PATH, "of", read)
                        .call("toAbsolutePath")
                        .call("normalize")
                        .call("toString")
                : read;
    }
}
