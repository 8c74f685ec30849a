package io.omnideploy.backend.pulumi.program;

import io.omnideploy.backend.pulumi.emit.PulumiNames;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Kind;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.resource.Value.Obj;
import io.omnideploy.resource.Value.Seq;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a program has to declare for each resource of a graph, worked out from graph and catalog without any Java. */
final class Wanted {
    private final ResourceGraph graph;
    private final Catalog catalog;
    private final ImaginedPlatform platform;
    private final String projectDir;

    Wanted(ResourceGraph graph, Catalog catalog, ImaginedPlatform platform, String projectDir) {
        this.graph = graph;
        this.catalog = catalog;
        this.platform = platform;
        this.projectDir = projectDir;
    }

    /** Returns the inputs of every resource by token and name. */
    Map<String, Map<String, Object>> resources() {
        Map<String, Map<String, Object>> all = new TreeMap<>();
        PulumiNames pulumi = new PulumiNames(catalog);
        for (ResourceSpec spec : graph.resources().values()) {
            CatalogType type = catalog.expect(spec.id().type());
            Map<String, Object> inputs = fields(spec.properties(), type.properties());
            inputs.putAll(pulumi.constants(spec.id().type()));
            annotate(inputs, spec, type);
            String name = spec.id().name();
            for (CatalogProperty property : type.properties()) {
                if (property.transform().get(PulumiNames.TOOL) instanceof Transform.Each each) {
                    Map<?, ?> item =
                            (Map<?, ?>) ((List<?>) value(spec.properties().get(property.name()), property)).getFirst();
                    name += "-" + item.get(PulumiNames.camel(each.keyField()));
                    each.arguments()
                            .forEach(argument -> inputs.put(
                                    PulumiNames.camel(argument.argument()),
                                    argument.kind() == Kind.LIST
                                            ? List.of(item.get(PulumiNames.camel(argument.field())))
                                            : item.get(PulumiNames.camel(argument.field()))));
                }
            }
            all.put(pulumi.token(spec.id().type()) + " " + name, inputs);
        }
        return all;
    }

    /** A switch of the tool's own is an annotation, where the graph doesn't ask to wait. */
    @SuppressWarnings("unchecked")
    private static void annotate(Map<String, Object> inputs, ResourceSpec spec, CatalogType type) {
        for (CatalogProperty property : type.properties()) {
            Value value = spec.properties().get(property.name());
            if (property.transform().get(PulumiNames.TOOL) instanceof Transform.Annotation annotation
                    && (value == null ? annotation.unless() : value.equals(Value.bool(false)))) {
                Map<String, Object> metadata =
                        (Map<String, Object>) inputs.computeIfAbsent("metadata", key -> new TreeMap<String, Object>());
                Map<String, Object> annotations = new TreeMap<>(
                        (Map<String, Object>) metadata.getOrDefault("annotations", new TreeMap<String, Object>()));
                annotations.put(annotation.key(), "true");
                metadata.put("annotations", annotations);
            }
        }
    }

    private Map<String, Object> fields(Map<String, Value> properties, List<CatalogProperty> known) {
        Map<String, Object> fields = new TreeMap<>();
        for (CatalogProperty property : known) {
            Value value = properties.get(property.name());
            Transform transform = property.transform().get(PulumiNames.TOOL);
            if (value != null
                    && !property.omitted().containsKey(PulumiNames.TOOL)
                    && !(transform instanceof Transform.Annotation)
                    && !(transform instanceof Transform.Each)
                    && !(transform instanceof Transform.CustomTimeouts)) {
                fields.put(PulumiNames.registered(property), value(value, property));
            }
        }
        return fields;
    }

    private Object value(Value value, CatalogProperty property) {
        Transform transform = property.transform().get(PulumiNames.TOOL);
        return switch (value) {
            case Obj object
            when transform instanceof Transform.Pairs pairs ->
                object.fields().entrySet().stream()
                        .map(entry -> (Object) (entry.getKey() + pairs.separator() + plain(entry.getValue())))
                        .toList();
            case Obj object
            when transform instanceof Transform.Entries form ->
                object.fields().entrySet().stream()
                        .map(entry -> (Object) new TreeMap<>(Map.of(
                                PulumiNames.camel(form.keyField()),
                                entry.getKey(),
                                PulumiNames.camel(form.valueField()),
                                plain(entry.getValue()))))
                        .toList();
            case Obj object
            when property.kind() == Kind.OBJECT -> {
                Map<String, Object> fields = fields(object.fields(), property.fields());
                yield transform instanceof Transform.ListOfOne ? List.of(fields) : fields;
            }
            case Seq seq
            when !property.fields().isEmpty() ->
                seq.items().stream()
                        .map(item -> (Object) fields(((Obj) item).fields(), property.fields()))
                        .toList();
            case Value.Num number
            when property.kind() == Kind.TEXT || transform instanceof Transform.NumberToText -> number.plain();
            default -> plain(value);
        };
    }

    /** Returns a value as JSON has it, with references followed. */
    Object plain(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Num number -> number.number().doubleValue();
            case Value.Bool bool -> bool.on();
            case Value.Null nothing -> "nothing";
            case Seq seq -> seq.items().stream().map(this::plain).toList();
            case Obj object -> {
                Map<String, Object> fields = new TreeMap<>();
                object.fields().forEach((key, inner) -> fields.put(key, plain(inner)));
                yield fields;
            }
            case Value.Ref ref -> reference(ref);
            case Value.LookupRef ref ->
                ImaginedPlatform.inside(
                        platform.found(new PulumiNames(catalog)
                                        .token(graph.lookups().get(ref.lookup()).type()))
                                .get(PulumiNames.attribute(
                                        catalog.expect(graph.lookups()
                                                .get(ref.lookup())
                                                .type()),
                                        ImaginedPlatform.key(ref.attribute()))),
                        ref.attribute());
            case Value.InputRef input -> projectDir;
            case Value.SecretInput secret -> "secret " + secret.secret();
            case Value.Interpolation interpolation -> {
                StringBuilder text = new StringBuilder();
                interpolation
                        .parts()
                        .forEach(part -> text.append(
                                part instanceof Value.Num number
                                        ? number.plain()
                                        : plain(part).toString()));
                yield text.toString();
            }
            case Value.JsonText json -> new Document(plain(json.value()));
        };
    }

    /** A document in JSON, whose bytes may differ while it says the same. */
    record Document(Object content) {}

    private Object reference(Value.Ref ref) {
        ResourceSpec spec = graph.resource(ref.resource());
        CatalogType type = catalog.expect(spec.id().type());
        boolean each = type.properties().stream()
                .anyMatch(property -> property.transform().get(PulumiNames.TOOL) instanceof Transform.Each);
        Object one =
                platform.attribute(spec, ref.attribute(), new TreeMap<>(fields(spec.properties(), type.properties())));
        List<Object> several = new ArrayList<>();
        several.add(one);
        return each ? several : one;
    }
}
