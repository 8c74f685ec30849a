package io.omnideploy.backend.cdk.run;

import io.omnideploy.resource.Value;
import io.omnideploy.templates.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A template as its text says it, whoever wrote that: ours, or that of the app, or what a stack has. */
record LiveTemplate(Value.Obj document) {
    /** Nothing. */
    static final LiveTemplate NONE = new LiveTemplate(new Value.Obj(new TreeMap<>()));

    private static final String RESOURCES = "Resources";
    private static final String PROPERTIES = "Properties";

    static LiveTemplate of(String text) {
        return new LiveTemplate(Json.object(text));
    }

    /** Returns the resources by logical id. */
    SortedMap<String, Value> resources() {
        return new TreeMap<>(Json.fields(document, RESOURCES));
    }

    /** Returns a resource's type; empty text when there is no such resource. */
    String type(String logicalId) {
        return Json.text(document, RESOURCES, logicalId, "Type").orElse("");
    }

    /** Returns a resource's properties. */
    SortedMap<String, Value> properties(String logicalId) {
        return new TreeMap<>(Json.fields(document, RESOURCES, logicalId, PROPERTIES));
    }

    /** Returns the names of the parameters. */
    SortedSet<String> parameters() {
        return new TreeSet<>(Json.fields(document, "Parameters").keySet());
    }

    /** Returns the values of the outputs as they are written, by name. */
    SortedMap<String, Value> outputs() {
        SortedMap<String, Value> outputs = new TreeMap<>();
        Json.fields(document, "Outputs")
                .forEach((name, output) -> Json.get(output, "Value").ifPresent(value -> outputs.put(name, value)));
        return outputs;
    }

    /** Returns the tags of a resource, as CloudFormation writes them for most types: a list, or a map. */
    SortedMap<String, String> tags(String logicalId) {
        SortedMap<String, String> tags = new TreeMap<>();
        Json.items(document, RESOURCES, logicalId, PROPERTIES, "Tags").forEach(tag -> {
            Optional<String> key = Json.text(tag, "Key");
            Optional<String> value = Json.text(tag, "Value");
            if (key.isPresent() && value.isPresent()) {
                tags.put(key.get(), value.get());
            }
        });
        Json.fields(document, RESOURCES, logicalId, PROPERTIES, "Tags").forEach((key, value) -> {
            if (value instanceof Value.Text text) {
                tags.put(key, text.text());
            }
        });
        return tags;
    }

    /** Returns this template with other resources. */
    LiveTemplate withResources(Map<String, Value> resources) {
        return new LiveTemplate(document.with(RESOURCES, Value.object(resources)));
    }

    /** Returns the logical ids and parameters to which a value of a template refers. */
    static Set<String> references(Value value) {
        Set<String> found = new TreeSet<>();
        collect(value, found);
        return found;
    }

    private static void collect(Value value, Set<String> found) {
        Json.text(value, "Ref").ifPresent(found::add);
        Json.text(value, "Fn::GetAtt").ifPresent(path -> found.add(path.replaceFirst("\\..*", "")));
        Json.texts(value, "Fn::GetAtt").stream().findFirst().ifPresent(found::add);
        value.children().forEach(child -> collect(child, found));
    }
}
