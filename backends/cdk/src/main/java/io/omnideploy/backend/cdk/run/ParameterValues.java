package io.omnideploy.backend.cdk.run;

import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.backend.cdk.template.TemplateParameter;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.RunRequest;
import io.omnideploy.spi.run.LivePlatforms;
import io.omnideploy.templates.json.JsonPrinter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a run fills into the parameters of a template: values of secrets, what lookups find, and inputs of the graph. */
final class ParameterValues {
    /** Source: the CloudFormation User Guide, "Understand CloudFormation quotas". */
    private static final int MOST_BYTES = 4096;

    private final RunRequest request;
    private final LivePlatforms live;
    private final Map<String, SortedMap<String, Value>> found = new HashMap<>();

    ParameterValues(RunRequest request, LivePlatforms live) {
        this.request = request;
        this.live = live;
    }

    /**
     * Returns the values by name, secrets in clear.
     *
     * @throws io.omnideploy.diagnostic.Refused when one is too long
     */
    SortedMap<String, String> of(Template template) {
        SortedMap<String, String> values = new TreeMap<>();
        Diagnostics problems = new Diagnostics();
        template.parameters()
                .forEach((name, parameter) -> value(parameter).ifPresent(value -> {
                    int bytes = value.getBytes(StandardCharsets.UTF_8).length;
                    if (bytes > MOST_BYTES) {
                        problems.add(
                                Diagnostic.error(
                                                "parameter-too-long",
                                                "%s has %d bytes, and a parameter of CloudFormation takes %d."
                                                        .formatted(what(parameter), bytes, MOST_BYTES))
                                        .remedy(
                                                "Keep it in Secrets Manager and name it by 'secretsmanager:', or use another backend."));
                    }
                    values.put(name, value);
                }));
        problems.refuseOnError();
        return values;
    }

    /** Returns what tells two sets of values apart without telling one. */
    String mark(Template template, SortedMap<String, String> values) {
        StringBuilder mark = new StringBuilder();
        values.forEach((name, value) -> mark.append(name)
                .append('=')
                .append(template.parameters()
                        .get(name)
                        .secret()
                        .map(request.secrets()::fingerprint)
                        .orElse(value))
                .append('\n'));
        return mark.toString();
    }

    private static String what(TemplateParameter parameter) {
        return parameter.secret().map(secret -> "Secret " + secret).orElse("Parameter " + parameter.name());
    }

    private Optional<String> value(TemplateParameter parameter) {
        ResourceGraph graph = request.emit().graph();
        return switch (parameter.source()) {
            case TemplateParameter.Secret secret ->
                Optional.of(request.secrets().value(secret.secret()));
            case TemplateParameter.SecretInJson secret ->
                Optional.of(quoted(request.secrets().value(secret.secret())));
            case TemplateParameter.Revision revision ->
                Optional.of(Integer.toString(request.secrets().revision(revision.secret())));
            case TemplateParameter.Input input ->
                Optional.ofNullable(graph.inputs().get(input.input()))
                        .flatMap(spec -> spec.fallback())
                        .map(ParameterValues::text);
            case TemplateParameter.Found lookup ->
                Optional.of(text(lookedUp(graph.lookups().get(lookup.lookup()), lookup.attribute())));
        };
    }

    /** Returns a text as it stands between the quotes of a text in JSON. */
    private static String quoted(String text) {
        String json = JsonPrinter.compact(Value.text(text));
        return json.substring(1, json.length() - 1);
    }

    private Value lookedUp(Lookup lookup, AttributePath attribute) {
        SortedMap<String, Value> attributes = found.get(lookup.name());
        if (attributes == null) {
            attributes = live.session(lookup.type().provider()).lookUp(known(lookup));
            found.put(lookup.name(), attributes);
        }
        Value at = new Value.Obj(attributes);
        for (AttributePath.Step step : attribute.steps()) {
            at = switch (step) {
                case AttributePath.Key key ->
                    at instanceof Value.Obj object ? object.fields().get(key.name()) : null;
                case AttributePath.Index index ->
                    at instanceof Value.Seq seq ? seq.items().get(index.index()) : null;
            };
        }
        if (at == null) {
            throw new IllegalArgumentException("lookup " + lookup.name() + " has no " + attribute);
        }
        return at;
    }

    /** A lookup may start from what another one found. */
    private Lookup known(Lookup lookup) {
        SortedMap<String, Value> properties = new TreeMap<>(lookup.properties());
        properties.replaceAll((name, value) -> known(value));
        return new Lookup(lookup.name(), lookup.type(), properties);
    }

    private Value known(Value value) {
        if (value instanceof Value.LookupRef ref) {
            return lookedUp(request.emit().graph().lookups().get(ref.lookup()), ref.attribute());
        }
        if (value instanceof Value.Seq seq) {
            return new Value.Seq(seq.items().stream().map(this::known).toList());
        }
        if (value instanceof Value.Obj object) {
            SortedMap<String, Value> fields = new TreeMap<>(object.fields());
            fields.replaceAll((key, inner) -> known(inner));
            return new Value.Obj(fields);
        }
        return value;
    }

    /** A list goes in as CloudFormation reads lists. */
    private static String text(Value value) {
        if (value instanceof Value.Seq seq) {
            List<String> items = new ArrayList<>();
            seq.items().forEach(item -> items.add(text(item)));
            return String.join(",", items);
        }
        return value instanceof Value.Text text ? text.text() : JsonPrinter.compact(value);
    }
}
