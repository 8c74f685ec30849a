package io.omnideploy.spi.stack;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A change of a stack that is to be worked out.
 *
 * @param name letters, digits and dashes, by which the change is known
 * @param template the template as text
 * @param parameters values of the template's parameters, secrets in clear among them: they go into the call alone
 * @param kept names of parameters that keep the value that they have
 * @param tags of the stack itself
 * @param basis what it starts from
 */
public record ChangeRequest(
        String stack,
        String name,
        String template,
        SortedMap<String, String> parameters,
        SortedSet<String> kept,
        SortedMap<String, String> tags,
        Basis basis) {
    public ChangeRequest {
        Objects.requireNonNull(stack, "stack");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(template, "template");
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        kept = Collections.unmodifiableSortedSet(new TreeSet<>(kept));
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        Objects.requireNonNull(basis, "basis");
    }

    /** What a change starts from. */
    public enum Basis {
        /** Nothing: the stack is made. */
        NOTHING,
        /** The template that was last executed. */
        TEMPLATE,
        /** What is really there, so that drift is undone; where the platform can't, the template. */
        REALITY
    }

    /** Names no value: they may be secret. */
    @Override
    public String toString() {
        return "change %s of stack %s with %s".formatted(name, stack, parameters.keySet());
    }
}
