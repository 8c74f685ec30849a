package io.omnideploy.templates.java.program;

import io.omnideploy.resource.ResourceId;
import io.omnideploy.templates.java.JavaNames;
import io.omnideploy.templates.java.JavaType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** In which class and field of a program each thing is that it declares. */
public final class Layout<T> {
    private static final String SHARED = "shared";

    /** Classes of the language, of which every program speaks. */
    private static final List<String> LANGUAGE = List.of("Boolean", "Integer", "Object", "Override", "String");

    private final String packageName;
    private final Map<Object, Place> places = new HashMap<>();
    private final SequencedMap<JavaType, Part<T>> classes = new LinkedHashMap<>();
    private final Set<String> names;

    /**
     * Lays out a program.
     *
     * @param own names of the classes that the program has besides those of components
     * @param taken names of the SDK's classes that no component's class shall have
     * @param kinds names of the SDK's classes of resources, which a component's class would be taken for
     */
    public Layout(
            String packageName,
            List<Declared<T>> declared,
            Collection<String> own,
            Collection<String> taken,
            Collection<String> kinds) {
        this.packageName = packageName;
        names = new HashSet<>(own);
        Set<String> used = new HashSet<>();
        LANGUAGE.forEach(name -> used.add(name.toLowerCase(Locale.ROOT)));
        own.forEach(name -> used.add(name.toLowerCase(Locale.ROOT)));
        taken.forEach(name -> used.add(name.toLowerCase(Locale.ROOT)));
        for (Part<T> part : Partition.of(declared)) {
            JavaType owner = own(JavaNames.unique(className(part, Set.copyOf(kinds)), used));
            classes.put(owner, part);
            names.add(owner.name());
            Set<String> fields = new HashSet<>();
            part.members().forEach(one -> places.put(one.id(), new Place(owner, field(one.address(), fields))));
        }
    }

    /** Returns a class of the program's package. */
    public JavaType own(String name) {
        return new JavaType(packageName, name);
    }

    /** Returns the package of all classes. */
    public String packageName() {
        return packageName;
    }

    /** Returns the classes with what each declares, in the order in which they are made. */
    public SequencedMap<JavaType, Part<T>> classes() {
        return classes;
    }

    /** Returns the names of all classes of the program. */
    public Set<String> names() {
        return Set.copyOf(names);
    }

    /** Adds a class beside those of components. */
    public JavaType add(String name) {
        Set<String> used = new HashSet<>();
        names.forEach(other -> used.add(other.toLowerCase(Locale.ROOT)));
        String free = JavaNames.unique(name, used);
        names.add(free);
        return own(free);
    }

    /** Returns where something is that the program declares. */
    public Optional<Place> place(Object id) {
        return Optional.ofNullable(places.get(id));
    }

    private static <T> String className(Part<T> part, Set<String> kinds) {
        String name = JavaNames.type(part.component().equals(ResourceId.MAIN) ? SHARED : part.component());
        if (part.number() > 1) {
            List<String> of = new ArrayList<>(part.members().stream()
                    .map(one -> one.address().type().kind())
                    .distinct()
                    .toList());
            name += of.size() > 1 ? "More" : of.getFirst() + (part.members().size() == 1 ? "" : "s");
        }
        return kinds.contains(name) || name.startsWith("_") ? name + "Component" : name;
    }

    /** A resource is called by what it is, with its role before it. */
    private static String field(ResourceId address, Set<String> taken) {
        String kind = address.type().kind();
        String role = address.role();
        boolean leading = role.isEmpty() || !Character.isLetter(role.charAt(0));
        String name = JavaNames.variable(leading ? kind : role + "-" + kind);
        if (leading && !role.isEmpty()) {
            name = JavaNames.variable(kind + "-" + role);
        }
        if (taken.contains(name.toLowerCase(Locale.ROOT))) {
            name = JavaNames.variable(name + "-" + address.type().service());
        }
        return JavaNames.unique(name, taken);
    }
}
