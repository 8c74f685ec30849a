package io.omnideploy.backend.terraform.emit;

import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.templates.hcl.HclExpression;
import io.omnideploy.templates.hcl.HclExpression.Call;
import io.omnideploy.templates.hcl.HclExpression.ForTuple;
import io.omnideploy.templates.hcl.HclExpression.Mapping;
import io.omnideploy.templates.hcl.HclExpression.Reference;
import io.omnideploy.templates.hcl.HclExpression.Template;
import io.omnideploy.templates.hcl.HclExpression.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Turns values of a graph into HCL. */
final class Expressions {
    /** The input that every backend provides itself: the folder of the description. */
    static final String PROJECT_DIR = "project_dir";

    /** What a loop calls each of its items. */
    static final String ITEM = "item";

    private final ResourceGraph graph;
    private final Names names;
    private final SealedValues sealed;

    Expressions(ResourceGraph graph, Names names, SealedValues sealed) {
        this.graph = graph;
        this.names = names;
        this.sealed = sealed;
    }

    HclExpression of(Value value) {
        return switch (value) {
            case Value.Text text -> new HclExpression.Text(text.text());
            case Value.Num number -> new HclExpression.Num(number.plain());
            case Value.Bool bool -> new HclExpression.Bool(bool.on());
            case Value.Null nothing -> new HclExpression.Null();
            case Value.Seq seq -> new Tuple(seq.items().stream().map(this::of).toList());
            case Value.Obj object -> mapping(object);
            case Value.Ref ref -> resource(ref);
            case Value.LookupRef lookup ->
                reference(
                        lookupSteps(lookup),
                        graph.lookups().get(lookup.lookup()).type(),
                        lookup.attribute());
            case Value.InputRef input -> sealed.expression(input.input(), this).orElseGet(() -> input(input.input()));
            case Value.SecretInput secret -> Reference.of("var", Names.variable(secret.secret()));
            case Value.Interpolation interpolation ->
                new Template(interpolation.parts().stream().map(this::of).toList());
            case Value.JsonText json -> new Call("jsonencode", List.of(of(json.value())));
        };
    }

    /**
     * Returns a whole number that changes with the value of a secret, or with anything else in the value. A secret alone has its
     * own; text around it makes one out of the text's hash, with 28 bits, which every provider's number can hold.
     */
    HclExpression revision(Value secret) {
        HclExpression revised = text(WriteOnly.revised(secret));
        if (secret instanceof Value.SecretInput input) {
            return of(WriteOnly.revised(input));
        }
        Call hash = new Call("sha256", List.of(revised));
        Call start = new Call("substr", List.of(hash, new HclExpression.Num("0"), new HclExpression.Num("7")));
        return new Call("parseint", List.of(start, new HclExpression.Num("16")));
    }

    /** Returns what a function that takes text takes. */
    private HclExpression text(Value value) {
        return value instanceof Value.Obj || value instanceof Value.Seq
                ? new Call("jsonencode", List.of(of(value)))
                : of(value);
    }

    /** Returns text, with a prefix before what may be known only later. */
    HclExpression prefixed(String prefix, Value value) {
        return switch (value) {
            case Value.Text text -> new HclExpression.Text(prefix + text.text());
            case Value.Num number -> new HclExpression.Text(prefix + number.plain());
            case Value.Bool bool -> new HclExpression.Text(prefix + bool.on());
            case Value.Interpolation interpolation -> {
                List<HclExpression> parts = new ArrayList<>(List.of(new HclExpression.Text(prefix)));
                interpolation.parts().forEach(part -> parts.add(of(part)));
                yield new Template(parts);
            }
            default -> new Template(List.of(new HclExpression.Text(prefix), of(value)));
        };
    }

    private Mapping mapping(Value.Obj object) {
        SequencedMap<String, HclExpression> entries = new LinkedHashMap<>();
        object.fields().forEach((key, value) -> entries.put(key, of(value)));
        return new Mapping(entries);
    }

    /** Of what there is one per item of a list, an attribute is a list too. */
    private HclExpression resource(Value.Ref ref) {
        return names.isOnePerItem(ref.resource().type())
                ? new ForTuple(ITEM, new Reference(resourceSteps(ref)), attribute(List.of(ITEM), ref))
                : attribute(resourceSteps(ref), ref);
    }

    private Reference attribute(List<Object> start, Value.Ref ref) {
        return reference(start, ref.resource().type(), ref.attribute());
    }

    private List<Object> resourceSteps(Value.Ref ref) {
        return List.of(names.type(ref.resource().type()), names.name(ref.resource()));
    }

    private List<Object> lookupSteps(Value.LookupRef lookup) {
        Lookup known = graph.lookups().get(lookup.lookup());
        if (known == null) {
            throw new IllegalArgumentException("the graph has no lookup " + lookup.lookup());
        }
        return List.of("data", names.type(known), lookup.lookup());
    }

    private Reference reference(List<Object> start, ResourceType type, AttributePath attribute) {
        CatalogType known = names.known(type);
        List<Object> steps = new ArrayList<>(start);
        boolean first = true;
        Optional<CatalogProperty> at = Optional.empty();
        for (AttributePath.Step step : attribute.steps()) {
            switch (step) {
                case AttributePath.Key key -> {
                    if (at.filter(Expressions::isBlock).isPresent()) {
                        // A block of which there is one at most is a list all the same.
                        steps.add(0);
                    }
                    at = first ? known.property(key.name()) : at.flatMap(outer -> outer.field(key.name()));
                    steps.add(
                            first
                                    ? known.attributeName(Names.TOOL, key.name())
                                    : at.map(inner -> inner.names().get(Names.TOOL))
                                            .orElse(key.name()));
                }
                case AttributePath.Index index -> steps.add(index.index());
            }
            first = false;
        }
        return new Reference(steps);
    }

    private static boolean isBlock(CatalogProperty property) {
        return property.kind() == CatalogProperty.Kind.OBJECT && property.block();
    }

    private static HclExpression input(String input) {
        Reference variable = Reference.of("var", Names.variable(input));
        // Platforms ask for absolute paths; the default leads from the folder of the files to that of the description.
        return input.equals(PROJECT_DIR) ? new Call("abspath", List.of(variable)) : variable;
    }
}
