package io.omnideploy.backend.pulumi.emit;

import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.Value;
import io.omnideploy.templates.java.JavaExpression;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who configures each provider: the settings of the stack, which its default provider reads by itself, or the program where a
 * setting is a secret or known later.
 */
final class Providers {
    private final Places places;
    private final SortedMap<String, Value.Obj> settings = new TreeMap<>();
    private final SortedMap<String, Value.Obj> made = new TreeMap<>();

    Providers(ResourceGraph graph, Places places) {
        this.places = places;
        graph.providers().forEach((provider, all) -> (isPlain(all) ? settings : made).put(provider, all));
    }

    /** Returns the providers that the settings of the stack configure. */
    SortedMap<String, Value.Obj> settings() {
        return settings;
    }

    /** Returns the providers that the program makes. */
    SortedMap<String, Value.Obj> made() {
        return made;
    }

    /** Returns the provider of which a resource must be told; empty for the default one. */
    Optional<JavaExpression> of(String provider, Scope scope) {
        return made.containsKey(provider)
                ? Optional.of(scope.provider(places.own("Providers"), provider))
                : Optional.empty();
    }

    private static boolean isPlain(Value value) {
        return switch (value) {
            case Value.Text text -> true;
            case Value.Num number -> true;
            case Value.Bool bool -> true;
            case Value.Seq seq -> seq.items().stream().allMatch(Providers::isPlain);
            case Value.Obj object -> object.fields().values().stream().allMatch(Providers::isPlain);
            default -> false;
        };
    }
}
