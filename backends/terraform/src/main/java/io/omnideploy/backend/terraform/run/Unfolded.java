package io.omnideploy.backend.terraform.run;

import io.omnideploy.backend.terraform.emit.Names;
import io.omnideploy.resource.ApiObjects;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.Value;
import io.omnideploy.resource.Value.Obj;
import io.omnideploy.templates.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes what Terraform plans of an object that it has whole in one argument out of that argument. */
final class Unfolded {
    private static final List<String> SIDES =
            List.of("before", "after", "after_unknown", "before_sensitive", "after_sensitive");

    private Unfolded() {}

    /** Returns a resource of a plan with the object's properties as its own; the same one where nothing is folded. */
    static Value of(Value json, Optional<CatalogType> type) {
        Optional<String> argument = type.map(known -> known.folded().get(Names.TOOL));
        if (argument.isEmpty() || !(json instanceof Obj resource)) {
            return json;
        }
        Obj change = new Obj(new TreeMap<>(Json.fields(json, "change")));
        for (String side : SIDES) {
            Optional<Value> object = Json.get(change, side, argument.get());
            if (object.isPresent()) {
                change = change.with(side, properties(type.get(), object.get()));
            }
        }
        return resource.with("change", change);
    }

    private static Value properties(CatalogType type, Value object) {
        SortedMap<String, Value> properties = new TreeMap<>();
        if (object instanceof Obj fields) {
            ApiObjects api = new ApiObjects(type.type().provider());
            properties.putAll(api.properties(type.properties(), fields.fields()));
        } else {
            // A mark that stands for the whole object stands for each of its properties.
            type.properties().forEach(property -> properties.put(property.name(), object));
        }
        return new Obj(properties);
    }
}
