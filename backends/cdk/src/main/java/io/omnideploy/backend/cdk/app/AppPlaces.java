package io.omnideploy.backend.cdk.app;

import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.backend.cdk.template.TemplateResource;
import io.omnideploy.backend.cdk.template.TemplateValue;
import io.omnideploy.templates.java.JavaNames;
import io.omnideploy.templates.java.JavaType;
import io.omnideploy.templates.java.program.Declared;
import io.omnideploy.templates.java.program.Layout;
import io.omnideploy.templates.java.program.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** In which class and field of the app each resource and parameter is. */
final class AppPlaces {
    private final Layout<TemplateResource> layout;
    private final Map<String, Place> parameters = new HashMap<>();
    private final JavaType app;
    private final JavaType stack;
    private final JavaType parametersClass;
    private final JavaType outputsClass;
    private final Tagging tagging;

    /** @param name of the deployment, after which package, app and stack are called */
    AppPlaces(String name, Template template) {
        String type = JavaNames.type(name);
        List<String> own = List.of(type + "App", type + "Stack", "Parameters", "Outputs", Tagging.NAME);
        List<Declared<TemplateResource>> declared = template.inOrder().stream()
                .map(resource -> declared(resource, template))
                .toList();
        layout = new Layout<>(JavaNames.packageName(name), declared, own, List.of(), Sdk.NAMES);
        app = layout.own(type + "App");
        stack = layout.own(type + "Stack");
        parametersClass = layout.own("Parameters");
        outputsClass = layout.own("Outputs");
        tagging = new Tagging(layout.own(Tagging.NAME));
        Set<String> fields = new HashSet<>();
        template.parameters()
                .keySet()
                .forEach(parameter -> parameters.put(
                        parameter,
                        new Place(parametersClass, JavaNames.unique(JavaNames.variable(parameter), fields))));
    }

    private static Declared<TemplateResource> declared(TemplateResource resource, Template template) {
        Set<String> needs = new TreeSet<>(resource.needs());
        needs.removeAll(template.parameters().keySet());
        int weight = 10
                + resource.properties().values().stream()
                        .mapToInt(AppPlaces::weight)
                        .sum();
        return new Declared<>(resource, resource.logicalId(), resource.origin(), needs, weight);
    }

    private static int weight(TemplateValue value) {
        return 1 + value.children().stream().mapToInt(AppPlaces::weight).sum();
    }

    Layout<TemplateResource> layout() {
        return layout;
    }

    /** Returns the class that is run. */
    JavaType app() {
        return app;
    }

    JavaType stack() {
        return stack;
    }

    JavaType parametersClass() {
        return parametersClass;
    }

    JavaType outputsClass() {
        return outputsClass;
    }

    Tagging tagging() {
        return tagging;
    }

    /** Returns the classes with fields, in the order in which they are made. */
    List<JavaType> owners() {
        List<JavaType> owners = new ArrayList<>(List.of(parametersClass));
        owners.addAll(layout.classes().keySet());
        return owners;
    }

    Place parameter(String name) {
        return parameters.get(name);
    }

    Place resource(String logicalId) {
        return layout.place(logicalId).orElseThrow();
    }
}
