package io.omnideploy.backend.cdk.app;

import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.templates.java.JavaExpression;
import io.omnideploy.templates.java.JavaExpression.Word;
import io.omnideploy.templates.java.JavaSource.Parameter;
import io.omnideploy.templates.java.JavaType;
import io.omnideploy.templates.java.program.ClassScope;
import java.util.List;

/** What the code of one class of the app sees of resources and parameters. */
final class AppScope {
    private static final List<String> CONSTRUCTOR = List.of("id", "scope");

    private final Template template;
    private final AppPlaces places;
    private final ClassScope others;

    AppScope(Template template, AppPlaces places, JavaType self) {
        this.template = template;
        this.places = places;
        others = new ClassScope(self, places.owners(), CONSTRUCTOR);
    }

    JavaType self() {
        return others.self();
    }

    /** Tells whether a name is that of a parameter and not of a resource. */
    boolean isParameter(String name) {
        return template.parameters().containsKey(name);
    }

    Word parameter(String name) {
        return others.field(places.parameter(name));
    }

    Word resource(String logicalId) {
        return others.field(places.resource(logicalId));
    }

    JavaExpression tag(JavaExpression key, JavaExpression value) {
        return places.tagging().tag(key, value);
    }

    /** Returns the objects of other classes that the constructor must be given. */
    List<Parameter> parameters() {
        return others.parameters();
    }
}
