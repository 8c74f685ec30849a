package io.omnideploy.backend.terraform.emit;

import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Kind;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.templates.hcl.HclExpression;
import io.omnideploy.templates.hcl.HclExpression.Call;
import io.omnideploy.templates.hcl.HclExpression.ForMapping;
import io.omnideploy.templates.hcl.HclExpression.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Looks through resources for secrets that a platform gives back encrypted, and puts a mark in their place. */
final class SealedPlaces {
    private final Catalog catalog;
    private final Names names;
    private final SortedMap<String, SealedValues.One> found = new TreeMap<>();

    /**
     * Where a value stands.
     *
     * @param steps by which Terraform refers to what is around it
     * @param names by which people know what is around it
     * @param item the item of the set in which it is
     */
    private record Place(List<Object> steps, List<String> names, Optional<Map<String, Value>> item) {
        Place into(String block) {
            return new Place(with(steps, block), names, Optional.empty());
        }

        Place at(int index, Map<String, Value> fields) {
            return new Place(with(steps, index), named(fields), Optional.empty());
        }

        Place among(Map<String, Value> fields) {
            return new Place(steps, named(fields), Optional.of(fields));
        }

        private List<String> named(Map<String, Value> fields) {
            return fields.get("name") instanceof Value.Text name ? with(names, name.text()) : names;
        }

        private static <T> List<T> with(List<T> some, T one) {
            List<T> more = new ArrayList<>(some);
            more.add(one);
            return more;
        }
    }

    SealedPlaces(Catalog catalog, Names names) {
        this.catalog = catalog;
        this.names = names;
    }

    /** Returns what was found, by name. */
    SortedMap<String, SealedValues.One> found() {
        return found;
    }

    /** Returns a resource with marks. */
    ResourceSpec marked(ResourceSpec spec) {
        List<CatalogProperty> known = catalog.expect(spec.id().type()).properties();
        Place place =
                new Place(List.of(names.type(spec.id().type()), names.name(spec.id())), List.of(), Optional.empty());
        return new ResourceSpec(
                spec.id(), fields(spec.properties(), known, place), spec.dependsOn(), spec.lifecycle(), spec.origins());
    }

    /** Tells whether one may stand somewhere in a property. */
    static boolean mayHave(CatalogProperty property) {
        return !property.omitted().containsKey(Names.TOOL)
                && (property.transform().get(Names.TOOL) instanceof Transform.Sealed
                        || property.fields().stream().anyMatch(SealedPlaces::mayHave));
    }

    private SortedMap<String, Value> fields(SortedMap<String, Value> values, List<CatalogProperty> known, Place place) {
        SortedMap<String, Value> rewritten = new TreeMap<>(values);
        for (CatalogProperty property : known) {
            Value value = values.get(property.name());
            if (value != null && mayHave(property)) {
                rewritten.put(property.name(), value(value, property, values, place));
            }
        }
        return rewritten;
    }

    private Value value(Value value, CatalogProperty property, Map<String, Value> beside, Place place) {
        if (property.transform().get(Names.TOOL) instanceof Transform.Sealed form) {
            return sealed(value, property, form, beside, place);
        }
        Place inside = place.into(property.names().getOrDefault(Names.TOOL, property.name()));
        if (value instanceof Value.Obj object) {
            return new Value.Obj(fields(object.fields(), property.fields(), inside.at(0, object.fields())));
        }
        if (value instanceof Value.Seq seq) {
            List<Value> items = new ArrayList<>();
            for (Value item : seq.items()) {
                SortedMap<String, Value> fields = ((Value.Obj) item).fields();
                Place at = property.kind() == Kind.SET ? inside.among(fields) : inside.at(items.size(), fields);
                items.add(new Value.Obj(fields(fields, property.fields(), at)));
            }
            return new Value.Seq(items);
        }
        return value;
    }

    private Value sealed(
            Value value, CatalogProperty property, Transform.Sealed form, Map<String, Value> beside, Place place) {
        boolean isMeant = form.field()
                .map(field -> form.word().map(Value::text).equals(Optional.ofNullable(beside.get(field))))
                .orElse(value.isSecret());
        if (!isMeant) {
            return value;
        }
        String name = property.names().getOrDefault(Names.TOOL, property.name());
        List<String> named = new ArrayList<>(place.names());
        Reference around = new Reference(place.steps());
        HclExpression live;
        if (form.key().isPresent() && place.item().isPresent()) {
            String key = form.key().get();
            String text = ((Value.Text) place.item().get().get(key)).text();
            named.add(text);
            ForMapping byKey = new ForMapping(
                    Expressions.ITEM,
                    around,
                    Reference.of(Expressions.ITEM, key),
                    Reference.of(Expressions.ITEM, name));
            live = new Call("lookup", List.of(byKey, new HclExpression.Text(text), new HclExpression.Text("")));
        } else {
            named.add(name);
            List<Object> steps = new ArrayList<>(place.steps());
            steps.add(name);
            live = new Reference(steps);
        }
        String label = String.join(".", named);
        found.put(label, new SealedValues.One(value, live));
        return new Value.InputRef(SealedValues.MARK + label);
    }
}
