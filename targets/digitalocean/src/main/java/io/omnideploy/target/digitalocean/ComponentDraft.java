package io.omnideploy.target.digitalocean;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A component of the app while it is put together. */
final class ComponentDraft {
    private final Component component;
    private final Section section;
    private final SortedMap<String, Value> fields = new TreeMap<>();
    private final SortedMap<String, SortedSet<Origin>> origins = new TreeMap<>();

    ComponentDraft(Component component) {
        this.component = component;
        section = Section.of(component);
    }

    Component component() {
        return component;
    }

    Section section() {
        return section;
    }

    ConfigPath path() {
        return DeployConfig.pathOf(component);
    }

    /** Sets a field of the app's specification and says why it is there. */
    ComponentDraft set(String field, Value value, Origin... why) {
        fields.put(field, value);
        return because(field, List.of(why));
    }

    /** Says more about why a field, or something in it, is there. */
    ComponentDraft because(String field, Collection<Origin> why) {
        if (!why.isEmpty()) {
            origins.computeIfAbsent(field, key -> new TreeSet<>()).addAll(why);
        }
        return this;
    }

    Value.Obj value() {
        return Value.object(fields);
    }

    SortedMap<String, SortedSet<Origin>> origins() {
        return origins;
    }
}
