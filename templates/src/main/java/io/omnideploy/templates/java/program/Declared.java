package io.omnideploy.templates.java.program;

import io.omnideploy.resource.ResourceId;
import java.util.Objects;
import java.util.Set;

/**
 * Something that a program declares.
 *
 * @param item what it is to whoever writes the program
 * @param id tells it apart in the program
 * @param address after which its class and its field are called
 * @param needs the ids of what must be declared before it
 * @param weight how many parts its declaration has, about: what the size of the compiled method grows with
 */
public record Declared<T>(T item, Object id, ResourceId address, Set<?> needs, int weight) {
    public Declared {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(address, "address");
        needs = Set.copyOf(needs);
    }
}
