package io.omnideploy.platform.kubernetes.manifest;

import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.resource.ApiObjects;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.resource.Value.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Objects as a person would write them: what they are, how they are called, then the rest in the order of the catalog. */
final class Manifests {
    private final ApiObjects api = new ApiObjects("kubernetes");
    private final Catalog catalog;
    private final PlainValues values;
    private final Diagnostics found;

    Manifests(Catalog catalog, PlainValues values, Diagnostics found) {
        this.catalog = catalog;
        this.values = values;
        this.found = found;
    }

    /** Returns the object of a resource. */
    Node.Mapping document(ResourceSpec spec) {
        CatalogType type = catalog.expect(spec.id().type());
        Map<String, Node> entries = new LinkedHashMap<>();
        entries.put("apiVersion", Node.text(api.version(type)));
        entries.put("kind", Node.text(api.kind(type)));
        entries.putAll(fields(spec.id(), type.properties(), spec.properties()));
        return Node.map(entries);
    }

    /** Returns a property of a resource as the graph alone knows it. */
    Optional<Value> property(ResourceSpec spec, String name) {
        return Optional.ofNullable(spec.properties().get(name)).flatMap(values::of);
    }

    private Map<String, Node> fields(ResourceId owner, List<CatalogProperty> properties, Map<String, Value> wanted) {
        Map<String, Node> fields = new LinkedHashMap<>();
        for (CatalogProperty property : properties) {
            Value value = wanted.get(property.name());
            if (value != null && api.has(property)) {
                values.of(value)
                        .flatMap(plain -> node(owner, property, plain))
                        .ifPresent(node -> fields.put(api.field(property), node));
            }
        }
        return fields;
    }

    private Optional<Node> node(ResourceId owner, CatalogProperty property, Value value) {
        return switch (value) {
            case Obj object
            when !property.fields().isEmpty() ->
                Optional.of(Node.map(fields(owner, property.fields(), object.fields())));
            case Obj object -> {
                Map<String, Node> entries = new LinkedHashMap<>();
                object.fields()
                        .forEach(
                                (key, inner) -> node(owner, property, inner).ifPresent(node -> entries.put(key, node)));
                yield Optional.of(Node.map(entries));
            }
            case Value.Seq seq ->
                Optional.of(Node.list(seq.items().stream()
                        .map(item -> node(owner, property, item))
                        .flatMap(Optional::stream)
                        .toList()));
            case Value.Text text -> Optional.of(Node.text(text.text()));
            case Value.Num number -> Optional.of(Node.word(number.plain()));
            case Value.Bool bool -> Optional.of(Node.word(bool.on()));
            default -> refused(owner, property);
        };
    }

    private Optional<Node> refused(ResourceId owner, CatalogProperty property) {
        found.add(Diagnostic.error(
                        "manifest-value",
                        "Property %s of %s can't be written into a manifest: it holds a secret, or what only the cluster knows."
                                .formatted(property.name(), owner))
                .remedy("Leave it out, or use '--backend terraform'."));
        return Optional.empty();
    }
}
