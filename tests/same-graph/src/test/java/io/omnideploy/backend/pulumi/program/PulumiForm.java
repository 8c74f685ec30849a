package io.omnideploy.backend.pulumi.program;

import io.omnideploy.backend.pulumi.emit.PulumiNames;
import io.omnideploy.backend.pulumi.program.GraphForm.Difference;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.spi.EmitRequest;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads back what a Pulumi program declared. */
final class PulumiForm {
    private static final OneForm FORM = new OneForm(PulumiNames.TOOL, PulumiNames::registered);

    private final EmitRequest request;
    private final PulumiNames pulumi;

    PulumiForm(EmitRequest request) {
        this.request = request;
        pulumi = new PulumiNames(request.catalog());
    }

    /** Returns the properties of every resource that was declared. */
    Map<ResourceId, Map<String, Object>> resources(
            Map<String, Map<String, Object>> declared, Set<Difference> differences) {
        Map<ResourceId, Map<String, Object>> all = new TreeMap<>();
        declared.forEach((name, inputs) -> {
            if (!name.startsWith("pulumi:")) {
                ResourceId id = request.graph().resources().keySet().stream()
                        .filter(one -> isDeclaredAs(one, name))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(name + " is not in the graph"));
                all.put(id, resource(id, inputs, differences));
            }
        });
        return all;
    }

    private boolean isDeclaredAs(ResourceId id, String name) {
        String plain = pulumi.token(id.type()) + " " + id.name();
        boolean each = request.catalog().expect(id.type()).properties().stream()
                .anyMatch(property -> property.transform().get(PulumiNames.TOOL) instanceof Transform.Each);
        return name.equals(plain) || (each && name.startsWith(plain + "-"));
    }

    private Map<String, Object> resource(ResourceId id, Map<String, Object> inputs, Set<Difference> differences) {
        CatalogType type = request.catalog().expect(id.type());
        Map<String, Object> arguments = new TreeMap<>(inputs);
        pulumi.constants(id.type()).forEach((key, value) -> {
            if (arguments.remove(key, value)) {
                differences.add(new Difference(
                        PulumiNames.TOOL,
                        id.type().provider() + ".*." + key,
                        "Every object of this API says what it is; the graph has it as its type."));
            }
        });
        for (CatalogProperty property : type.properties()) {
            switch (property.transform().get(PulumiNames.TOOL)) {
                case Transform.Each each ->
                    each.arguments().forEach(argument -> arguments.remove(PulumiNames.camel(argument.argument())));
                case Transform.Annotation annotation -> unannotated(arguments, annotation, type, property, differences);
                case null, default -> {}
            }
        }
        Map<String, Object> properties = FORM.properties(type.properties(), arguments);
        arguments.forEach((key, left) -> properties.put(key + " (unknown)", left));
        return properties;
    }

    /** Takes the plug-in's own annotations off. */
    private static void unannotated(
            Map<String, Object> arguments,
            Transform.Annotation annotation,
            CatalogType type,
            CatalogProperty property,
            Set<Difference> differences) {
        if (arguments.get("metadata") instanceof Map<?, ?> metadata
                && metadata.get("annotations") instanceof Map<?, ?> annotations
                && annotations.containsKey(annotation.key())) {
            Map<Object, Object> left = new TreeMap<>(annotations);
            left.remove(annotation.key());
            Map<Object, Object> changed = new TreeMap<>(metadata);
            changed.put("annotations", left);
            if (left.isEmpty()) {
                changed.remove("annotations");
            }
            arguments.put("metadata", changed);
            differences.add(new Difference(
                    PulumiNames.TOOL,
                    type.type() + ".metadata.annotations",
                    "Has %s, since the graph does not ask for `%s`.".formatted(annotation.key(), property.name())));
        }
    }
}
