package io.omnideploy.templates.java.program;

import io.omnideploy.resource.ResourceId;
import java.util.List;

/**
 * What one class declares.
 *
 * @param number 1 for the first class of a component
 * @param members in an order in which each comes after those that it needs
 */
public record Part<T>(String component, int number, List<Declared<T>> members) {
    public Part {
        members = List.copyOf(members);
    }

    /** Returns one sentence about the class. */
    public String description() {
        String what = component.equals(ResourceId.MAIN) ? "What all components share" : "The component " + component;
        return number == 1 ? what + "." : what + ", continued: this part needs other components.";
    }
}
