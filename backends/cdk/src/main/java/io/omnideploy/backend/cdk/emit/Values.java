package io.omnideploy.backend.cdk.emit;

import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.backend.cdk.template.TemplateValue;
import io.omnideploy.backend.cdk.template.TemplateValue.Attribute;
import io.omnideploy.backend.cdk.template.TemplateValue.Joined;
import io.omnideploy.backend.cdk.template.TemplateValue.Obj;
import io.omnideploy.backend.cdk.template.TemplateValue.Picked;
import io.omnideploy.backend.cdk.template.TemplateValue.RefTo;
import io.omnideploy.backend.cdk.template.TemplateValue.Seq;
import io.omnideploy.backend.cdk.template.TemplateValue.Text;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.Value;
import io.omnideploy.templates.json.JsonPrinter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns values of a graph into values of a template, for one resource at a time. */
final class Values {
    private static final Pattern PIECE = Pattern.compile("\\{([^}]*)}|([^{]+)");

    private final ResourceGraph graph;
    private final Catalog catalog;
    private final Parameters parameters;
    private final Hosts hosts;

    Values(ResourceGraph graph, Catalog catalog, Parameters parameters, Hosts hosts) {
        this.graph = graph;
        this.catalog = catalog;
        this.parameters = parameters;
        this.hosts = hosts;
    }

    /** Returns a value, in which keys stay as they are. */
    TemplateValue of(Value value, Draft draft) {
        return of(value, draft, key -> key, List.of());
    }

    /** Returns a value whose keys begin with a capital, but those inside of some. */
    TemplateValue capitals(Value value, Draft draft, List<String> verbatim) {
        return of(value, draft, Values::capital, verbatim);
    }

    /** Returns a single value as text. */
    TemplateValue text(Value value, Draft draft) {
        return switch (value) {
            case Value.Num number -> new Text(number.plain());
            case Value.Bool bool -> new Text(Boolean.toString(bool.on()));
            default -> of(value, draft);
        };
    }

    private TemplateValue of(Value value, Draft draft, UnaryOperator<String> key, List<String> verbatim) {
        return switch (value) {
            case Value.Text text -> Foreign.checked(text.text());
            case Value.Num number -> new TemplateValue.Num(number.plain());
            case Value.Bool bool -> new TemplateValue.Bool(bool.on());
            case Value.Null nothing -> throw new IllegalArgumentException("a template has no null");
            case Value.Seq seq ->
                new Seq(seq.items().stream()
                        .map(item -> of(item, draft, key, verbatim))
                        .toList());
            case Value.Obj object -> {
                SortedMap<String, TemplateValue> fields = new TreeMap<>();
                object.fields().forEach((name, inner) -> {
                    boolean data = verbatim.contains(name);
                    fields.put(
                            Foreign.checkedKey(key.apply(name)),
                            of(inner, draft, data ? UnaryOperator.identity() : key, verbatim));
                });
                yield new Obj(fields);
            }
            case Value.Ref ref -> resource(ref, draft);
            case Value.LookupRef lookup -> lookup(lookup);
            case Value.InputRef input -> parameters.input(input.input());
            case Value.SecretInput secret -> parameters.secret(secret.secret());
            case Value.Interpolation interpolation -> {
                List<TemplateValue> parts = new ArrayList<>();
                interpolation.parts().forEach(part -> join(parts, text(part, draft)));
                yield joined(parts);
            }
            case Value.JsonText json -> {
                List<TemplateValue> parts = new ArrayList<>();
                json(json.value(), draft, parts);
                yield joined(parts);
            }
        };
    }

    /** Writes JSON piece by piece; a reference stands between quotes, as what it leads to needs no escape. */
    private void json(Value value, Draft draft, List<TemplateValue> parts) {
        switch (value) {
            case Value.Obj object -> {
                String before = "{";
                for (Map.Entry<String, Value> field : object.fields().entrySet()) {
                    join(parts, new Text(before + JsonPrinter.compact(new Value.Text(field.getKey())) + ":"));
                    json(field.getValue(), draft, parts);
                    before = ",";
                }
                join(parts, new Text(object.fields().isEmpty() ? "{}" : "}"));
            }
            case Value.Seq seq -> {
                String before = "[";
                for (Value item : seq.items()) {
                    join(parts, new Text(before));
                    json(item, draft, parts);
                    before = ",";
                }
                join(parts, new Text(seq.items().isEmpty() ? "[]" : "]"));
            }
            case Value.Interpolation interpolation -> {
                join(parts, new Text("\""));
                interpolation.parts().forEach(part -> inJson(part, draft, parts));
                join(parts, new Text("\""));
            }
            case Value.Ref ref -> quoted(ref, draft, parts);
            case Value.LookupRef lookup -> quoted(lookup, draft, parts);
            case Value.InputRef input -> quoted(input, draft, parts);
            case Value.SecretInput secret -> quoted(secret, draft, parts);
            case Value.Text text -> join(parts, Foreign.checked(JsonPrinter.compact(text)));
            case Value.Num number -> join(parts, new Text(number.plain()));
            case Value.Bool bool -> join(parts, new Text(Boolean.toString(bool.on())));
            case Value.Null nothing -> join(parts, new Text("null"));
            case Value.JsonText inner -> throw new IllegalArgumentException("JSON inside of JSON");
        }
    }

    private void quoted(Value value, Draft draft, List<TemplateValue> parts) {
        join(parts, new Text("\""));
        inJson(value, draft, parts);
        join(parts, new Text("\""));
    }

    private void inJson(Value value, Draft draft, List<TemplateValue> parts) {
        switch (value) {
            case Value.SecretInput secret -> join(parts, parameters.secretInJson(secret.secret()));
            case Value.Text text -> {
                String quoted = JsonPrinter.compact(text);
                join(parts, Foreign.checked(quoted.substring(1, quoted.length() - 1)));
            }
            default -> join(parts, text(value, draft));
        }
    }

    private TemplateValue resource(Value.Ref ref, Draft draft) {
        CatalogType type = catalog.expect(ref.resource().type());
        List<AttributePath.Step> steps = ref.attribute().steps();
        String attribute = key(steps.getFirst());
        String form = type.attributeNames()
                .getOrDefault(Template.TOOL, Collections.emptySortedMap())
                .get(attribute);
        if (form != null) {
            return inside(attribute(form, ref, draft), steps);
        }
        Optional<Value> property = graph.property(ref);
        if (property.isPresent()) {
            draft.after(hosts.logicalId(ref.resource()));
            return of(property.get(), draft);
        }
        throw Foreign.refusal("CloudFormation does not tell " + ref.attribute() + " of " + ref.resource());
    }

    private TemplateValue attribute(String form, Value.Ref ref, Draft draft) {
        String id = hosts.logicalId(ref.resource());
        if (form.equals("Ref")) {
            return new RefTo(id);
        }
        if (form.startsWith("revision ")) {
            Value secrets = graph.resource(ref.resource()).properties().get(form.substring("revision ".length()));
            if (secrets != null) {
                secrets.secrets()
                        .forEach(secret ->
                                draft.notices(parameters.revision(secret).name()));
            }
            draft.after(id);
            return new Text("");
        }
        if (!form.contains("{")) {
            return new Attribute(id, form);
        }
        List<TemplateValue> parts = new ArrayList<>();
        Matcher piece = PIECE.matcher(form);
        while (piece.find()) {
            join(parts, piece.group(1) == null ? new Text(piece.group(2)) : new Attribute(id, piece.group(1)));
        }
        return joined(parts);
    }

    private TemplateValue lookup(Value.LookupRef ref) {
        CatalogType type = catalog.expect(graph.lookups().get(ref.lookup()).type());
        List<AttributePath.Step> steps = ref.attribute().steps();
        String attribute = key(steps.getFirst());
        String form = type.attributeNames()
                .getOrDefault(Template.TOOL, Collections.emptySortedMap())
                .get(attribute);
        if (form == null) {
            throw Foreign.refusal("CloudFormation does not tell " + attribute + " of " + type.type());
        }
        if (form.startsWith("AWS::")) {
            return inside(new RefTo(form), steps);
        }
        if (form.equals("Fn::GetAZs")) {
            return inside(new TemplateValue.Zones(), steps);
        }
        return inside(parameters.found(ref.lookup(), attribute, form.substring("parameter ".length())), steps);
    }

    private static TemplateValue inside(TemplateValue value, List<AttributePath.Step> steps) {
        TemplateValue at = value;
        for (AttributePath.Step step : steps.subList(1, steps.size())) {
            at = switch (step) {
                case AttributePath.Index index -> new Picked(index.index(), at);
                case AttributePath.Key key -> throw new IllegalArgumentException("no way to " + key.name());
            };
        }
        return at;
    }

    private static String key(AttributePath.Step step) {
        return switch (step) {
            case AttributePath.Key key -> key.name();
            case AttributePath.Index index -> throw new IllegalArgumentException("a resource is no list");
        };
    }

    private static String capital(String key) {
        return key.isEmpty() ? key : Character.toUpperCase(key.charAt(0)) + key.substring(1);
    }

    /** Adds a part, joined with the one before when both are texts. */
    private static void join(List<TemplateValue> parts, TemplateValue part) {
        if (part instanceof Joined inner && inner.delimiter().isEmpty()) {
            inner.parts().forEach(one -> join(parts, one));
        } else if (part instanceof Text text && !parts.isEmpty() && parts.getLast() instanceof Text before) {
            parts.set(parts.size() - 1, Foreign.checked(before.text() + text.text()));
        } else if (!(part instanceof Text text) || !text.text().isEmpty()) {
            parts.add(part);
        }
    }

    private static TemplateValue joined(List<TemplateValue> parts) {
        return switch (parts.size()) {
            case 0 -> new Text("");
            case 1 -> parts.getFirst();
            default -> new Joined("", parts);
        };
    }
}
