package io.omnideploy.backend.pulumi.program;

import io.omnideploy.backend.pulumi.program.HclReader.Block;
import io.omnideploy.backend.pulumi.program.HclReader.Body;
import io.omnideploy.backend.pulumi.program.HclReader.Call;
import io.omnideploy.backend.pulumi.program.HclReader.ForEach;
import io.omnideploy.backend.pulumi.program.HclReader.Template;
import io.omnideploy.backend.pulumi.program.HclReader.Way;
import io.omnideploy.backend.terraform.emit.Names;
import io.omnideploy.resource.ApiObjects;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.EmitRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads back what a generated Terraform folder says, with references followed. */
final class TerraformForm {
    private static final OneForm FORM =
            new OneForm(Names.TOOL, property -> property.names().getOrDefault(Names.TOOL, property.name()));

    private final EmitRequest request;
    private final Wanted values;
    private final Names names;
    private final Map<String, Object> locals = new TreeMap<>();

    TerraformForm(EmitRequest request, Wanted values) {
        this.request = request;
        this.values = values;
        names = new Names(request.graph(), request.catalog());
    }

    /** Returns the properties of every resource in the folder. */
    Map<ResourceId, Map<String, Object>> resources(Map<String, String> files) {
        List<Block> blocks = files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".tf"))
                .flatMap(file -> HclReader.read(file.getValue()).blocks().stream())
                .toList();
        blocks.stream()
                .filter(block -> block.type().equals("locals"))
                .forEach(block -> locals.putAll(block.body().attributes()));
        Map<ResourceId, Map<String, Object>> all = new TreeMap<>();
        for (Block block : blocks) {
            if (block.type().equals("resource")) {
                String address = String.join(".", block.labels());
                ResourceId id =
                        names.resource(address).orElseThrow(() -> new AssertionError(address + " is not in the graph"));
                all.put(id, resource(id, block.body()));
            }
        }
        return all;
    }

    private Map<String, Object> resource(ResourceId id, Body body) {
        CatalogType type = request.catalog().expect(id.type());
        Map<String, Object> arguments = arguments(body);
        List.of("depends_on", "lifecycle", "for_each").forEach(arguments::remove);
        for (CatalogProperty property : type.properties()) {
            if (property.transform().get(Names.TOOL) instanceof Transform.Each each) {
                each.arguments().forEach(argument -> arguments.remove(argument.argument()));
            }
            if (property.transform().get(Names.TOOL) instanceof Transform.Present) {
                arguments.remove(FORM.name().apply(property), Map.of());
            }
        }
        Optional<String> folded = Optional.ofNullable(type.folded().get(Names.TOOL));
        Map<String, Object> properties = folded.isPresent()
                ? object(type, texts((Map<?, ?>) arguments.remove(folded.get())))
                : FORM.properties(type.properties(), arguments);
        arguments.forEach((key, left) -> properties.put(key + " (unknown)", left));
        return properties;
    }

    private Map<String, Object> object(CatalogType type, Map<String, Object> object) {
        ApiObjects api = new ApiObjects(type.type().provider());
        Set.of("apiVersion", "kind").forEach(object::remove);
        return new OneForm(type.type().provider(), api::field).properties(type.properties(), object);
    }

    private Map<String, Object> arguments(Body body) {
        Map<String, Object> arguments = new TreeMap<>();
        body.attributes().forEach((name, value) -> {
            // What waits for what is no value.
            if (!Set.of("depends_on", "for_each", "ignore_changes", "condition", "error_message")
                    .contains(name)) {
                arguments.put(name, evaluated(value));
            }
        });
        for (Block block : body.blocks()) {
            List<Object> blocks = new ArrayList<>((List<?>) arguments.getOrDefault(block.type(), List.of()));
            blocks.add(arguments(block.body()));
            arguments.put(block.type(), blocks);
        }
        return arguments;
    }

    private Object evaluated(Object value) {
        return switch (value) {
            case Way way -> followed(way);
            case ForEach each -> {
                List<Object> steps = new ArrayList<>(each.items().steps());
                steps.addAll(((Way) each.result()).steps().subList(1, 2));
                yield followed(new Way(steps));
            }
            case Template template -> {
                StringBuilder text = new StringBuilder();
                template.parts().forEach(part -> text.append(evaluated(part)));
                yield text.toString();
            }
            case Call call -> called(call);
            case Map<?, ?> map -> {
                Map<String, Object> fields = new TreeMap<>();
                map.forEach((key, inner) -> fields.put(key.toString(), evaluated(inner)));
                yield fields;
            }
            case List<?> list -> list.stream().map(this::evaluated).toList();
            default -> OneForm.plain(value);
        };
    }

    private Object called(Call call) {
        return switch (call.function()) {
            case "jsonencode" -> GraphForm.document(evaluated(call.arguments().getFirst()));
            case "abspath" -> evaluated(call.arguments().getFirst());
            // What the platform gave back encrypted, else what is given: the same secret.
            case "lookup" -> evaluated(call.arguments().getLast());
            // Revisions of write-only arguments, which are no property of the graph.
            case "parseint", "substr", "sha256" -> "revision";
            default -> throw new AssertionError("nobody expects the function " + call.function());
        };
    }

    private Object followed(Way way) {
        List<Object> steps = way.steps();
        return switch ((String) steps.getFirst()) {
            case "var" -> variable((String) steps.get(1));
            case "local" -> evaluated(locals.get((String) steps.get(1)));
            case "each" -> way.toString();
            case "data" -> {
                String lookup = (String) steps.get(2);
                CatalogType type = request.catalog()
                        .expect(request.graph().lookups().get(lookup).type());
                yield GraphForm.evaluated(values.plain(
                        new Value.LookupRef(lookup, path(type, steps.subList(3, steps.size())))));
            }
            default -> {
                String address = steps.get(0) + "." + steps.get(1);
                ResourceId id =
                        names.resource(address).orElseThrow(() -> new AssertionError("nothing is at " + address));
                CatalogType type = request.catalog().expect(id.type());
                yield GraphForm.evaluated(values.plain(new Value.Ref(id, path(type, steps.subList(2, steps.size())))));
            }
        };
    }

    private Object variable(String variable) {
        for (String secret : request.graph().secrets().keySet()) {
            if (Names.variable(secret).equals(variable)) {
                return values.plain(new Value.SecretInput(secret));
            }
        }
        return variable.endsWith("_revision") ? "revision" : values.plain(new Value.InputRef(variable));
    }

    /** Returns the way in the words of the graph, in which the one block of a kind is no list. */
    private static AttributePath path(CatalogType type, List<Object> steps) {
        String first = (String) steps.getFirst();
        String attribute = type.attributes().stream()
                .filter(name -> type.attributeName(Names.TOOL, name).equals(first))
                .findFirst()
                .orElseGet(() -> type.properties().stream()
                        .filter(property -> FORM.name().apply(property).equals(first))
                        .map(CatalogProperty::name)
                        .findFirst()
                        .orElse(first));
        AttributePath path = AttributePath.of(attribute);
        Optional<CatalogProperty> at = type.property(attribute);
        for (Object step : steps.subList(1, steps.size())) {
            if (step instanceof Integer index) {
                boolean only = at.filter(one -> one.block() && one.kind() == CatalogProperty.Kind.OBJECT)
                        .isPresent();
                path = only ? path : path.at(index);
            } else {
                at = at.flatMap(outer -> outer.field((String) step));
                path = path.then((String) step);
            }
        }
        return path;
    }

    private static Map<String, Object> texts(Map<?, ?> map) {
        Map<String, Object> texts = new TreeMap<>();
        map.forEach((key, value) -> texts.put(key.toString(), value));
        return texts;
    }
}
