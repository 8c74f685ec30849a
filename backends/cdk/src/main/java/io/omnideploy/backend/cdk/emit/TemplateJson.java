package io.omnideploy.backend.cdk.emit;

import io.omnideploy.backend.cdk.template.Retention;
import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.backend.cdk.template.TemplateOutput;
import io.omnideploy.backend.cdk.template.TemplateParameter;
import io.omnideploy.backend.cdk.template.TemplateResource;
import io.omnideploy.backend.cdk.template.TemplateValue;
import io.omnideploy.resource.Value;
import io.omnideploy.templates.json.JsonPrinter;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes templates as JSON: keys sorted, the same bytes for the same template. */
public final class TemplateJson {
    private TemplateJson() {}

    /** Returns a template over several lines, for people. */
    public static String pretty(Template template) {
        return JsonPrinter.pretty(document(template));
    }

    /** Returns a template on one line: CloudFormation takes 51,200 bytes in a call. */
    public static String compact(Template template) {
        return JsonPrinter.compact(document(template));
    }

    /** Returns a template as plain data. */
    public static Value.Obj document(Template template) {
        SortedMap<String, Value> top = new TreeMap<>();
        top.put("Description", Value.text(template.description()));
        put(top, "Parameters", template.parameters(), TemplateJson::parameter);
        put(top, "Resources", template.resources(), TemplateJson::resource);
        put(top, "Outputs", template.outputs(), TemplateJson::output);
        return new Value.Obj(top);
    }

    /** Returns a value as plain data, functions as CloudFormation writes them. */
    public static Value value(TemplateValue value) {
        return switch (value) {
            case TemplateValue.Text text -> Value.text(text.text());
            case TemplateValue.Num number -> new Value.Num(number.plain());
            case TemplateValue.Bool bool -> Value.bool(bool.on());
            case TemplateValue.Seq seq ->
                new Value.Seq(seq.items().stream().map(TemplateJson::value).toList());
            case TemplateValue.Obj object -> object(object.fields());
            case TemplateValue.RefTo ref -> function("Ref", Value.text(ref.name()));
            case TemplateValue.Attribute attribute ->
                function("Fn::GetAtt", Value.text(attribute.logicalId()), Value.text(attribute.name()));
            case TemplateValue.Joined joined ->
                function(
                        "Fn::Join",
                        Value.text(joined.delimiter()),
                        new Value.Seq(
                                joined.parts().stream().map(TemplateJson::value).toList()));
            case TemplateValue.JoinedList joined ->
                function("Fn::Join", Value.text(joined.delimiter()), value(joined.list()));
            case TemplateValue.Picked picked ->
                function("Fn::Select", new Value.Num(Integer.toString(picked.index())), value(picked.list()));
            case TemplateValue.Pieces pieces ->
                function("Fn::Split", Value.text(pieces.delimiter()), value(pieces.text()));
            case TemplateValue.Zones zones -> function("Fn::GetAZs", Value.text(""));
        };
    }

    private static Value function(String name, Value... arguments) {
        return Value.object(Map.of(name, arguments.length == 1 ? arguments[0] : new Value.Seq(List.of(arguments))));
    }

    private static Value.Obj object(Map<String, TemplateValue> fields) {
        SortedMap<String, Value> written = new TreeMap<>();
        fields.forEach((key, inner) -> written.put(key, value(inner)));
        return new Value.Obj(written);
    }

    private static <T> void put(
            SortedMap<String, Value> top, String section, SortedMap<String, T> entries, Function<T, Value> form) {
        if (!entries.isEmpty()) {
            SortedMap<String, Value> written = new TreeMap<>();
            entries.forEach((name, entry) -> written.put(name, form.apply(entry)));
            top.put(section, new Value.Obj(written));
        }
    }

    private static Value parameter(TemplateParameter parameter) {
        SortedMap<String, Value> fields = new TreeMap<>();
        fields.put("Type", Value.text(parameter.type()));
        parameter.description().ifPresent(text -> fields.put("Description", Value.text(text)));
        parameter.fallback().ifPresent(text -> fields.put("Default", Value.text(text)));
        if (parameter.isNoEcho()) {
            fields.put("NoEcho", Value.bool(true));
        }
        return new Value.Obj(fields);
    }

    private static Value resource(TemplateResource resource) {
        SortedMap<String, Value> fields = new TreeMap<>();
        fields.put("Type", Value.text(resource.type()));
        if (!resource.properties().isEmpty()) {
            fields.put("Properties", object(resource.properties()));
        }
        if (!resource.dependsOn().isEmpty()) {
            fields.put("DependsOn", Value.texts(List.copyOf(resource.dependsOn())));
        }
        if (resource.deletion() != Retention.UNSAID) {
            fields.put("DeletionPolicy", Value.text(resource.deletion().word()));
        }
        if (resource.replacement() != Retention.UNSAID) {
            fields.put("UpdateReplacePolicy", Value.text(resource.replacement().word()));
        }
        return new Value.Obj(fields);
    }

    private static Value output(TemplateOutput output) {
        SortedMap<String, Value> fields = new TreeMap<>();
        output.description().ifPresent(text -> fields.put("Description", Value.text(text)));
        fields.put("Value", value(output.value()));
        return new Value.Obj(fields);
    }
}
