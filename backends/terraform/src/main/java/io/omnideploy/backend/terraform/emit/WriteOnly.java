package io.omnideploy.backend.terraform.emit;

import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.resource.Value.InputRef;
import io.omnideploy.resource.Value.Interpolation;
import io.omnideploy.resource.Value.JsonText;
import io.omnideploy.resource.Value.Obj;
import io.omnideploy.resource.Value.SecretInput;
import io.omnideploy.resource.Value.Seq;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which secrets of a graph go into write-only arguments, which Terraform hands on and never keeps.
 *
 * @param handedOn those that at least one write-only argument takes, with a revision beside
 * @param kept those that the state keeps in clear, since something else takes them too
 * @param sealed those that at least one argument takes which the platform gives back encrypted, see {@link SealedValues}
 */
public record WriteOnly(SortedSet<String> handedOn, SortedSet<String> kept, SortedSet<String> sealed) {
    private static final String REVISION = "_revision";

    public WriteOnly {
        handedOn = Collections.unmodifiableSortedSet(new TreeSet<>(handedOn));
        kept = Collections.unmodifiableSortedSet(new TreeSet<>(kept));
        sealed = Collections.unmodifiableSortedSet(new TreeSet<>(sealed));
    }

    /** Finds the uses of every secret of a graph. */
    public static WriteOnly in(ResourceGraph graph, Catalog catalog) {
        SortedSet<String> handedOn = new TreeSet<>();
        SortedSet<String> kept = new TreeSet<>();
        SealedValues sealed = SealedValues.in(graph, catalog);
        for (ResourceSpec spec : sealed.graph(graph).resources().values()) {
            spec.properties().forEach((name, value) -> {
                if (value.isSecret()) {
                    boolean writeOnly = catalog.type(spec.id().type())
                            .flatMap(type -> type.property(name))
                            .flatMap(property -> twin(property, value))
                            .isPresent();
                    (writeOnly ? handedOn : kept).addAll(value.secrets());
                }
            });
        }
        graph.lookups().values().stream()
                .flatMap(lookup -> lookup.properties().values().stream())
                .forEach(value -> kept.addAll(value.secrets()));
        graph.outputs().values().forEach(output -> kept.addAll(output.value().secrets()));
        return new WriteOnly(handedOn, kept, new TreeSet<>(sealed.secrets()));
    }

    /** Returns how a property is handed on, if its value is a secret and the provider can. */
    static Optional<Transform.WriteOnly> twin(CatalogProperty property, Value value) {
        return property.transform().get(Names.TOOL) instanceof Transform.WriteOnly twin && value.isSecret()
                ? Optional.of(twin)
                : Optional.empty();
    }

    /** Returns the secrets of which Terraform is told by a number which value it is given. */
    public SortedSet<String> revised() {
        SortedSet<String> revised = new TreeSet<>(handedOn);
        revised.addAll(sealed);
        return revised;
    }

    /** Tells whether Terraform may forget a secret as soon as a run ends: every use is write-only. */
    boolean isEphemeral(String secret) {
        return handedOn.contains(secret) && !kept.contains(secret) && !sealed.contains(secret);
    }

    /** Returns the name of the input that tells which value of a secret this is. */
    public static String revision(String secret) {
        return secret + REVISION;
    }

    /** Returns a value with the revision of each secret in the secret's place: it changes when the value does. */
    static Value revised(Value value) {
        return switch (value) {
            case SecretInput secret -> new InputRef(revision(secret.secret()));
            case Seq seq -> new Seq(seq.items().stream().map(WriteOnly::revised).toList());
            case Obj object -> {
                SortedMap<String, Value> fields = new TreeMap<>();
                object.fields().forEach((key, inner) -> fields.put(key, revised(inner)));
                yield new Obj(fields);
            }
            case Interpolation interpolation ->
                new Interpolation(
                        interpolation.parts().stream().map(WriteOnly::revised).toList());
            case JsonText json -> new JsonText(revised(json.value()));
            case Value.Text text -> text;
            case Value.Num number -> number;
            case Value.Bool bool -> bool;
            case Value.Null nothing -> nothing;
            case Value.Ref ref -> ref;
            case Value.LookupRef lookup -> lookup;
            case InputRef input -> input;
        };
    }
}
