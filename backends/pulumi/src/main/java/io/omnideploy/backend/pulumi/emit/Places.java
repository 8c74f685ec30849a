package io.omnideploy.backend.pulumi.emit;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.templates.java.JavaNames;
import io.omnideploy.templates.java.JavaType;
import io.omnideploy.templates.java.program.Declared;
import io.omnideploy.templates.java.program.Layout;
import io.omnideploy.templates.java.program.Part;
import io.omnideploy.templates.java.program.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** In which class and field of the program each resource and lookup is. */
final class Places {
    /** Classes that a program may have besides those of its components. */
    private static final List<String> OWN = List.of("App", "Expectation", "Inside", "Lookups", "Providers");

    /** Classes of the SDK of which programs speak. */
    private static final List<String> TAKEN = List.of("Config", "Context", "Output", "Resource");

    private final Layout<ResourceSpec> layout;
    private final Map<String, Place> lookups = new HashMap<>();
    private final JavaType lookupsClass;

    private final Classes types;

    Places(DeploymentId id, ResourceGraph graph, Catalog catalog, PulumiNames pulumi) {
        String packageName = JavaNames.packageName(id.name());
        Set<String> taken = new HashSet<>();
        OWN.forEach(name -> taken.add(name.toLowerCase(Locale.ROOT)));
        TAKEN.forEach(name -> taken.add(name.toLowerCase(Locale.ROOT)));
        types = new Classes(graph, catalog, pulumi, packageName, taken);
        List<String> ours = new ArrayList<>(OWN);
        ours.addAll(OwnClasses.names(types));
        Set<String> kinds = new HashSet<>(OwnClasses.names(types));
        graph.types().forEach(type -> kinds.add(types.type(type).name()));
        List<Declared<ResourceSpec>> declared =
                graph.inOrder().stream().map(Places::declared).toList();
        layout = new Layout<>(packageName, declared, ours, TAKEN, kinds);
        lookupsClass = own("Lookups");
        Set<String> fields = new HashSet<>();
        graph.lookups()
                .values()
                .forEach(lookup -> lookups.put(
                        lookup.name(),
                        new Place(lookupsClass, JavaNames.unique(JavaNames.variable(lookup.name()), fields))));
    }

    private static Declared<ResourceSpec> declared(ResourceSpec spec) {
        int weight = 10
                + spec.properties().values().stream().mapToInt(Places::weight).sum();
        return new Declared<>(spec, spec.id(), spec.id(), spec.needs(), weight);
    }

    private static int weight(Value value) {
        return 1 + value.children().stream().mapToInt(Places::weight).sum();
    }

    Layout<ResourceSpec> layout() {
        return layout;
    }

    /** Returns of which class each type is. */
    Classes types() {
        return types;
    }

    JavaType own(String name) {
        return layout.own(name);
    }

    String packageName() {
        return layout.packageName();
    }

    /** Returns the classes with the resources of each, in the order in which they are made. */
    SequencedMap<JavaType, Part<ResourceSpec>> classes() {
        return layout.classes();
    }

    /** Returns the classes with fields, in the order in which they are made. */
    List<JavaType> owners() {
        List<JavaType> owners = new ArrayList<>(List.of(own("Providers"), lookupsClass));
        owners.addAll(classes().keySet());
        return owners;
    }

    /** Returns the names of all classes of the program. */
    Set<String> names() {
        return layout.names();
    }

    JavaType lookupsClass() {
        return lookupsClass;
    }

    Place of(ResourceId id) {
        return layout.place(id).orElseThrow();
    }

    Place of(Lookup lookup) {
        return lookups.get(lookup.name());
    }

    Place lookup(String name) {
        Place place = lookups.get(name);
        if (place == null) {
            throw new IllegalArgumentException("the graph has no lookup " + name);
        }
        return place;
    }
}
