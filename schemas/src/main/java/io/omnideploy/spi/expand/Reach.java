package io.omnideploy.spi.expand;

import io.omnideploy.config.Component;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Template;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who reaches whom: what a component depends on, and what it refers to. Security groups let nothing else through, and names
 * are known to nobody else.
 */
public final class Reach {
    private final Map<String, SortedSet<String>> reached = new TreeMap<>();
    private final DeployConfig config;

    public Reach(DeployConfig config) {
        this.config = config;
        config.components().values().forEach(component -> reached.put(component.name(), reached(component)));
    }

    /** Returns the names of the components and backing services that a component reaches. */
    public SortedSet<String> of(Component component) {
        return reached.get(component.name());
    }

    /** Tells whether a component reaches a component or backing service. */
    public boolean reaches(Component component, String other) {
        return of(component).contains(other);
    }

    /** Returns the components that reach a component or backing service, by name. */
    public SortedMap<String, Component> to(String name) {
        SortedMap<String, Component> from = new TreeMap<>();
        config.components().values().stream()
                .filter(component -> reaches(component, name))
                .forEach(component -> from.put(component.name(), component));
        return from;
    }

    /** Returns the services and workers that a component reaches and that don't reach it, by whatever way: they come first. */
    public List<Component> before(Component component) {
        return of(component).stream()
                .map(config.components()::get)
                .filter(other -> other != null && other.kind() != Component.Kind.JOB)
                .filter(other -> !leadsTo(other.name(), component.name(), new TreeSet<>()))
                .toList();
    }

    private boolean leadsTo(String from, String wanted, Set<String> seen) {
        if (from.equals(wanted)) {
            return true;
        }
        boolean leads = false;
        if (seen.add(from)) {
            for (String next : reached.getOrDefault(from, Collections.emptySortedSet())) {
                leads |= leadsTo(next, wanted, seen);
            }
        }
        return leads;
    }

    private static SortedSet<String> reached(Component component) {
        TreeSet<String> names = new TreeSet<>();
        component.dependsOn().forEach(dependency -> names.add(dependency.name()));
        component.templates().stream()
                .flatMap(template -> template.parts().stream())
                .filter(Template.Reference.class::isInstance)
                .forEach(part -> names.add(((Template.Reference) part).owner()));
        names.remove(component.name());
        return Collections.unmodifiableSortedSet(names);
    }
}
