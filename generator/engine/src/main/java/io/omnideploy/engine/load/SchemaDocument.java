package io.omnideploy.engine.load;

import io.omnideploy.config.DeployShape;
import io.omnideploy.config.Node;
import io.omnideploy.config.Shape;
import io.omnideploy.engine.load.ShapeCheck.Extent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Writes the shape of deploy.yaml as a JSON Schema (draft 2020-12) for editors: short and long form, and what may be written
 * shorter. It accepts what the checks accept, but for three things that it can't say: limits of sizes and durations, what only
 * the whole can tell, and what a variable gives (any text with a dollar sign passes).
 */
public final class SchemaDocument {
    /** The identity of the schema; the address need not answer. */
    public static final String ID = "https://omnideploy.io/schema/deploy.schema.json";

    private static final String COMPONENTS = "components";
    private static final String SERVICES = "backing_services";

    private final DeployShape shape;
    private final Shape.Fields top;

    private SchemaDocument(DeployShape shape, Map<String, Shape.Fields> sections) {
        this.shape = shape;
        this.top = shape.top(sections);
    }

    /**
     * Returns the schema as a tree; numbers and switches in it are unquoted scalars.
     *
     * @param sections the shapes of the targets' own settings, by target
     */
    public static Node.Mapping of(DeployShape shape, Map<String, Shape.Fields> sections) {
        return new SchemaDocument(shape, sections).document();
    }

    private Node.Mapping document() {
        SequencedMap<String, Node> schema = new LinkedHashMap<>();
        schema.put("$schema", Node.text("https://json-schema.org/draft/2020-12/schema"));
        schema.put("$id", Node.text(ID));
        schema.put("title", Node.text("OmniDeploy deployment"));
        schema.put(
                "description",
                Node.text("Describes one application: its components, what they need, and what differs per stack."));
        topLevel(top, Extent.WHOLE).entries().forEach((key, entry) -> schema.put(key, entry.value()));
        schema.put("$defs", definitions());
        return Node.map(schema);
    }

    private Node definitions() {
        SequencedMap<String, Node> definitions = new LinkedHashMap<>();
        for (Extent extent : Extent.values()) {
            ShapeSchema component = new ShapeSchema(extent, shape.shorthands());
            definitions.put(name("component", extent), component.of(shape.component()));
            definitions.put(
                    name("backing_service", extent), new ShapeSchema(extent, List.of()).of(shape.backingService()));
        }
        definitions.put("long_form", Node.map(Map.of("properties", Node.map(forbidden(shape.shortFormKeys())))));
        definitions.put("short_form", Node.map(Map.of("properties", Node.map(forbidden(List.of(COMPONENTS))))));
        return Node.map(definitions);
    }

    private static SequencedMap<String, Node> forbidden(List<String> keys) {
        SequencedMap<String, Node> forbidden = new LinkedHashMap<>();
        keys.forEach(key -> forbidden.put(key, Node.word(false)));
        return forbidden;
    }

    /** What has the key of one form has no key of the other, and neither have its stacks. */
    private Node forms() {
        Node longForm = reference("long_form").with("properties", stacksOf("long_form"));
        Node shortForm = Node.map(Map.of("properties", stacksOf("short_form")));
        SequencedMap<String, Node> forms = new LinkedHashMap<>();
        forms.put(COMPONENTS, longForm);
        shape.shortFormKeys().forEach(key -> forms.put(key, shortForm));
        return Node.map(forms);
    }

    private static Node stacksOf(String form) {
        return Node.map(Map.of("stacks", Node.map(Map.of("additionalProperties", reference(form)))));
    }

    /** Both forms have the same keys; they differ in which keys go together. */
    private Node.Mapping topLevel(Shape.Fields fields, Extent extent) {
        ShapeSchema schemas = new ShapeSchema(extent, List.of());
        SequencedMap<String, Node> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Shape.Field field : fields.fields()) {
            Node.Mapping schema = switch (field.key()) {
                case COMPONENTS -> named(field, "component", extent);
                case SERVICES -> named(field, "backing_service", extent);
                case "stacks" -> stacks(field);
                default -> schemas.of(field.shape());
            };
            properties.put(field.key(), schemas.property(field, schema));
            if (field.required() && extent == Extent.WHOLE) {
                required.add(field.key());
            }
        }
        for (String key : shape.shortFormKeys()) {
            properties.put(key, reference(name("component", extent) + "/properties/" + key));
        }
        SequencedMap<String, Node> schema = new LinkedHashMap<>();
        schema.put("type", Node.text("object"));
        schema.put("properties", Node.map(properties));
        if (!required.isEmpty()) {
            schema.put("required", ShapeSchema.texts(required));
        }
        schema.put("additionalProperties", Node.word(false));
        schema.put("dependentSchemas", forms());
        return Node.map(schema);
    }

    private Node.Mapping named(Shape.Field field, String definition, Extent extent) {
        Shape.MapOf map = (Shape.MapOf) field.shape();
        return new ShapeSchema(extent, List.of()).map(map, reference(name(definition, extent)));
    }

    private Node.Mapping stacks(Shape.Field field) {
        Shape.MapOf map = (Shape.MapOf) field.shape();
        return new ShapeSchema(Extent.OVERLAY, List.of())
                .map(map, topLevel((Shape.Fields) map.value(), Extent.OVERLAY));
    }

    private static Node.Mapping reference(String definition) {
        return Node.map(Map.of("$ref", Node.text("#/$defs/" + definition)));
    }

    private static String name(String definition, Extent extent) {
        return switch (extent) {
            case WHOLE -> definition;
            case OVERLAY -> definition + "_changes";
        };
    }
}
