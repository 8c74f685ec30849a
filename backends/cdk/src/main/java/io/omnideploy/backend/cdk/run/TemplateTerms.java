package io.omnideploy.backend.cdk.run;

import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.backend.cdk.template.TemplateParameter;
import io.omnideploy.resource.Value;
import io.omnideploy.templates.json.Json;
import io.omnideploy.templates.json.JsonPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Tells in the graph's words what a template says in CloudFormation's: names in snake case, references by address, secrets as
 * secrets, and lists whose items have a name by that name.
 */
final class TemplateTerms {
    private static final Pattern PASCAL = Pattern.compile("[A-Z][A-Za-z0-9]*");

    /** Maps whose keys are somebody's own, and documents in words of their own. */
    private static final Set<String> OWN_WORDS = Set.of(
            "AssumeRolePolicyDocument",
            "DockerLabels",
            "Options",
            "Parameters",
            "PolicyDocument",
            "PolicyText",
            "Tags");

    private static final List<String> IDENTITIES = List.of("Name", "Key");

    private final Origins ids;
    private final SortedMap<String, TemplateParameter> parameters;

    TemplateTerms(Template wanted, Origins ids) {
        this.ids = ids;
        this.parameters = wanted.parameters();
    }

    /** Returns a resource's properties by the names that the graph has for them. */
    SortedMap<String, Value> properties(SortedMap<String, Value> written) {
        SortedMap<String, Value> told = new TreeMap<>();
        written.forEach((name, value) -> told.put(name(name), value(value, OWN_WORDS.contains(name))));
        return told;
    }

    /** Returns a name in snake case, as {@code task_role_arn}. */
    static String name(String written) {
        return PASCAL.matcher(written).matches()
                ? written.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
                        .toLowerCase(Locale.ROOT)
                : written;
    }

    /** Returns a value outside of any property, as of an output. */
    Value value(Value written) {
        return value(written, false);
    }

    /**
     * Returns a way into properties as the graph would tell it.
     *
     * @param slashes keys and indexes, each behind a slash
     * @param written the properties into which it leads
     */
    static String path(String slashes, SortedMap<String, Value> written) {
        StringBuilder path = new StringBuilder();
        Value at = new Value.Obj(written);
        boolean own = false;
        for (String step : slashes.replaceFirst("^/", "").split("/")) {
            Value next = null;
            if (at instanceof Value.Seq seq && step.matches("[0-9]{1,6}")) {
                int index = Integer.parseInt(step);
                next = index < seq.items().size() ? seq.items().get(index) : null;
                Optional<String> identity = Optional.ofNullable(next).flatMap(TemplateTerms::identity);
                path.append(identity.map(name -> "." + name).orElse("[" + step + "]"));
            } else {
                next = at instanceof Value.Obj object ? object.fields().get(step) : null;
                path.append(path.isEmpty() ? "" : ".").append(own ? step : name(step));
                own |= OWN_WORDS.contains(step);
            }
            at = next == null ? new Value.Null() : next;
        }
        return path.toString();
    }

    private Value value(Value written, boolean own) {
        if (written instanceof Value.Obj object) {
            return object(object, own);
        }
        return written instanceof Value.Seq seq ? list(seq, own) : written;
    }

    private Value object(Value.Obj object, boolean own) {
        if (object.fields().size() == 1) {
            String only = object.fields().firstKey();
            if (only.equals("Ref") || only.startsWith("Fn::")) {
                return function(only, object);
            }
        }
        SortedMap<String, Value> fields = new TreeMap<>();
        object.fields()
                .forEach((key, value) ->
                        fields.put(own ? key : name(key), value(value, own || OWN_WORDS.contains(key))));
        return new Value.Obj(fields);
    }

    private Value function(String name, Value.Obj call) {
        Value argument = call.fields().get(name);
        return switch (name) {
            case "Ref" -> argument instanceof Value.Text text ? reference(text.text(), "id") : unknown(call);
            case "Fn::GetAtt" -> attribute(argument).orElseGet(() -> unknown(call));
            case "Fn::Join" -> joined(argument).orElseGet(() -> unknown(call));
            default -> unknown(call);
        };
    }

    private Optional<Value> attribute(Value argument) {
        if (argument instanceof Value.Text text && text.text().indexOf('.') > 0) {
            int dot = text.text().indexOf('.');
            return Optional.of(
                    reference(text.text().substring(0, dot), text.text().substring(dot + 1)));
        }
        return argument instanceof Value.Seq seq
                        && seq.items().size() == 2
                        && seq.items().get(0) instanceof Value.Text resource
                        && seq.items().get(1) instanceof Value.Text attribute
                ? Optional.of(reference(resource.text(), attribute.text()))
                : Optional.empty();
    }

    private Optional<Value> joined(Value argument) {
        if (!(argument instanceof Value.Seq call)
                || call.items().size() != 2
                || !(call.items().get(0) instanceof Value.Text delimiter)
                || !(call.items().get(1) instanceof Value.Seq parts)) {
            return Optional.empty();
        }
        List<Value> told = new ArrayList<>();
        for (Value part : parts.items()) {
            if (!told.isEmpty() && !delimiter.text().isEmpty()) {
                told.add(delimiter);
            }
            told.add(value(part, false));
        }
        return Optional.of(new Value.Interpolation(told));
    }

    private Value reference(String name, String attribute) {
        TemplateParameter parameter = parameters.get(name);
        if (parameter != null) {
            return switch (parameter.source()) {
                case TemplateParameter.Secret secret -> new Value.SecretInput(secret.secret());
                case TemplateParameter.SecretInJson secret -> new Value.SecretInput(secret.secret());
                case TemplateParameter.Input input -> new Value.InputRef(input.input());
                case TemplateParameter.Revision revision -> new Value.InputRef(revision.secret() + "_revision");
                case TemplateParameter.Found found -> new Value.LookupRef(found.lookup(), found.attribute());
            };
        }
        return ids.find(name)
                .<Value>map(id -> Value.ref(id, name(attribute)))
                .orElseGet(() -> Value.text("${" + name + "}"));
    }

    private static Value unknown(Value.Obj call) {
        return Value.text(JsonPrinter.compact(call));
    }

    /** A list whose items all have names, each another, is told by name: so one that comes first moves none behind it. */
    private Value list(Value.Seq seq, boolean own) {
        SortedMap<String, Value> named = new TreeMap<>();
        for (Value item : seq.items()) {
            Optional<String> name = identity(item);
            if (name.isEmpty() || named.containsKey(name.get())) {
                return new Value.Seq(
                        seq.items().stream().map(inner -> value(inner, own)).toList());
            }
            named.put(name.get(), value(rest(item), false));
        }
        return named.isEmpty() ? seq : new Value.Obj(named);
    }

    private static Optional<String> identity(Value item) {
        return IDENTITIES.stream().flatMap(key -> Json.text(item, key).stream()).findFirst();
    }

    private static Value rest(Value item) {
        SortedMap<String, Value> fields = new TreeMap<>(Json.fields(item));
        fields.remove(IDENTITIES.stream()
                .filter(name -> fields.containsKey(name))
                .findFirst()
                .orElse(""));
        return fields.size() == 1 && Set.of("Value", "ValueFrom").contains(fields.firstKey())
                ? fields.get(fields.firstKey())
                : new Value.Obj(fields);
    }
}
