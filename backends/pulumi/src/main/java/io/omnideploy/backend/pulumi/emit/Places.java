package io.omnideploy.backend.pulumi.emit;

import io.omnideploy.backend.pulumi.emit.Partition.Part;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.templates.java.JavaNames;
import io.omnideploy.templates.java.JavaType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** In which class and field of the program each resource and lookup is. */
final class Places {
    private static final String SHARED = "shared";

    /** Classes that a program may have besides those of its components, and those of the language. */
    private static final List<String> TAKEN = List.of(
            "App",
            "Boolean",
            "Config",
            "Context",
            "Expectation",
            "Integer",
            "Lookups",
            "Object",
            "Output",
            "Override",
            "Providers",
            "Resource",
            "String");

    /**
     * Where something is.
     *
     * @param owner the class that has it
     */
    record Place(JavaType owner, String field) {}

    private final String packageName;
    private final Map<ResourceId, Place> resources = new HashMap<>();
    private final Map<String, Place> lookups = new HashMap<>();
    private final SequencedMap<JavaType, Part> classes = new LinkedHashMap<>();
    private final JavaType lookupsClass;
    private final Set<String> names = new HashSet<>();

    Places(DeploymentId id, ResourceGraph graph, PulumiNames pulumi) {
        packageName = JavaNames.packageName(id.name());
        lookupsClass = own("Lookups");
        Set<String> taken = new HashSet<>();
        TAKEN.forEach(name -> taken.add(name.toLowerCase(Locale.ROOT)));
        Set<String> sdk = new HashSet<>();
        graph.types().forEach(type -> sdk.add(pulumi.type(type).name()));
        for (Part part : Partition.of(graph)) {
            JavaType owner = own(JavaNames.unique(className(part, sdk), taken));
            classes.put(owner, part);
            Set<String> fields = new HashSet<>();
            part.resources().forEach(spec -> resources.put(spec.id(), new Place(owner, field(spec, fields))));
        }
        Set<String> fields = new HashSet<>();
        graph.lookups()
                .values()
                .forEach(lookup -> lookups.put(
                        lookup.name(),
                        new Place(lookupsClass, JavaNames.unique(JavaNames.variable(lookup.name()), fields))));
        names.add("App");
        names.add("Expectation");
        names.add("Lookups");
        names.add("Providers");
        classes.keySet().forEach(type -> names.add(type.name()));
    }

    JavaType own(String name) {
        return new JavaType(packageName, name);
    }

    String packageName() {
        return packageName;
    }

    /** Returns the classes with the resources of each, in the order in which they are made. */
    SequencedMap<JavaType, Part> classes() {
        return classes;
    }

    /** Returns the names of all classes of the program. */
    Set<String> names() {
        return names;
    }

    /** Adds a class with values that are too many for the class that needs them. */
    JavaType data(String name) {
        Set<String> taken = new HashSet<>();
        names.forEach(other -> taken.add(other.toLowerCase(Locale.ROOT)));
        String free = JavaNames.unique(name, taken);
        names.add(free);
        return own(free);
    }

    JavaType lookupsClass() {
        return lookupsClass;
    }

    Place of(ResourceId id) {
        return resources.get(id);
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

    private static String className(Part part, Set<String> sdk) {
        String name = JavaNames.type(part.component().equals(ResourceId.MAIN) ? SHARED : part.component());
        if (part.number() > 1) {
            List<String> kinds = new ArrayList<>(part.resources().stream()
                    .map(spec -> spec.id().type().kind())
                    .distinct()
                    .toList());
            name += kinds.size() == 1 ? kinds.getFirst() + "s" : "More";
        }
        return sdk.contains(name) || name.startsWith("_") ? name + "Component" : name;
    }

    /** A resource is called by what it is, with its role before it. */
    private static String field(ResourceSpec spec, Set<String> taken) {
        String kind = spec.id().type().kind();
        String role = spec.id().role();
        boolean leading = role.isEmpty() || !Character.isLetter(role.charAt(0));
        String name = JavaNames.variable(leading ? kind : role + "-" + kind);
        if (leading && !role.isEmpty()) {
            name = JavaNames.variable(kind + "-" + role);
        }
        if (taken.contains(name.toLowerCase(Locale.ROOT))) {
            name = JavaNames.variable(name + "-" + spec.id().type().service());
        }
        return JavaNames.unique(name, taken);
    }
}
