package io.omnideploy.backend.cdk.run;

import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.backend.cdk.template.TemplateValue;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.RunRequest;
import io.omnideploy.templates.json.JsonPrinter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gives a run the template of a {@link Market}, and counts how often it asked for the app's. */
final class HandWritten implements TemplateSource {
    private final Market market;
    private int synthesised;

    HandWritten(Market market) {
        this.market = market;
    }

    int synthesised() {
        return synthesised;
    }

    @Override
    public Template template(EmitRequest request) {
        return market.template();
    }

    @Override
    public String synthesised(RunRequest request) {
        synthesised++;
        return text(market.template());
    }

    @Override
    public String text(Template template) {
        Map<String, Value> resources = new TreeMap<>();
        template.resources().forEach((id, resource) -> {
            Map<String, Value> properties = new TreeMap<>();
            resource.properties().forEach((name, value) -> properties.put(name, json(value)));
            resources.put(
                    id,
                    Value.object(Map.of("Type", Value.text(resource.type()), "Properties", Value.object(properties))));
        });
        Map<String, Value> parameters = new TreeMap<>();
        template.parameters()
                .forEach((name, parameter) -> parameters.put(
                        name,
                        Value.object(Map.of(
                                "Type", Value.text(parameter.type()), "NoEcho", Value.bool(parameter.isNoEcho())))));
        Map<String, Value> outputs = new TreeMap<>();
        template.outputs()
                .forEach((name, output) -> outputs.put(name, Value.object(Map.of("Value", json(output.value())))));
        return JsonPrinter.pretty(Value.object(Map.of(
                "Resources", Value.object(resources),
                "Parameters", Value.object(parameters),
                "Outputs", Value.object(outputs))));
    }

    private static Value json(TemplateValue value) {
        return switch (value) {
            case TemplateValue.Text text -> Value.text(text.text());
            case TemplateValue.Num number -> new Value.Num(number.plain());
            case TemplateValue.Bool bool -> Value.bool(bool.on());
            case TemplateValue.Seq seq ->
                new Value.Seq(seq.items().stream().map(HandWritten::json).toList());
            case TemplateValue.Obj object -> {
                Map<String, Value> fields = new TreeMap<>();
                object.fields().forEach((key, inner) -> fields.put(key, json(inner)));
                yield Value.object(fields);
            }
            case TemplateValue.RefTo ref -> Value.object(Map.of("Ref", Value.text(ref.name())));
            case TemplateValue.Attribute attribute ->
                Value.object(Map.of("Fn::GetAtt", Value.texts(List.of(attribute.logicalId(), attribute.name()))));
            default -> throw new IllegalArgumentException("not in a market: " + value);
        };
    }
}
