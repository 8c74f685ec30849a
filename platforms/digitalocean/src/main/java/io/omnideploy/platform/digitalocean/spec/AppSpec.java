package io.omnideploy.platform.digitalocean.spec;

import io.omnideploy.config.Node;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The specification of an app in the API's own words (OpenAPI of DigitalOcean, AppSpec): what the graph has as the tools' provider
 * calls it. Lists have plurals there, and what there is one of is no list.
 */
final class AppSpec {
    /** In the order in which the platform's own documentation shows them; others follow by the alphabet. */
    private static final List<String> ORDER = List.of(
            "name",
            "region",
            "key",
            "scope",
            "type",
            "kind",
            "schedule",
            "image",
            "github",
            "gitlab",
            "bitbucket",
            "git",
            "http_port",
            "internal_ports",
            "run_command",
            "instance_size_slug",
            "instance_count",
            "autoscaling",
            "domain",
            "engine",
            "version",
            "production",
            "match",
            "component",
            "prefix",
            "env",
            "value",
            "health_check");

    private static final Map<String, String> PLURALS = Map.of(
            "service", "services",
            "worker", "workers",
            "job", "jobs",
            "scheduled_job", "jobs",
            "static_site", "static_sites",
            "database", "databases",
            "env", "envs",
            "alert", "alerts",
            "rule", "rules",
            "log_destination", "log_destinations");

    /** Lists of the provider of which the API has one. */
    private static final Set<String> SINGLE = Set.of("vpc", "egress", "deploy_on_push");

    private final Values values;

    AppSpec(Values values) {
        this.values = values;
    }

    /** Gives the text that stands for a value that is no plain one. */
    @FunctionalInterface
    interface Values {
        String text(Value value);
    }

    /** Returns the specification as a document. */
    Node.Mapping of(Value.Obj spec) {
        return object(spec.fields(), "");
    }

    private Node.Mapping object(Map<String, Value> fields, String place) {
        SequencedMap<String, Node> known = new LinkedHashMap<>();
        Stream.concat(ORDER.stream(), fields.keySet().stream().sorted())
                .filter(fields::containsKey)
                .distinct()
                .forEach(name -> put(known, name, fields.get(name), place));
        return Node.map(known);
    }

    private void put(SequencedMap<String, Node> known, String name, Value value, String place) {
        String api = apiName(name, value, place);
        if (value instanceof Value.Seq list && SINGLE.contains(name)) {
            known.put(api, node(list.items().getFirst(), name));
        } else if (value instanceof Value.Seq list && known.get(api) instanceof Node.Sequence before) {
            List<Node> all = new ArrayList<>(before.items());
            list.items().forEach(item -> all.add(node(item, name)));
            known.put(api, Node.list(all));
        } else {
            known.put(api, node(value, name));
        }
    }

    private static String apiName(String name, Value value, String place) {
        if (place.equals("domain") && name.equals("name")) {
            return "domain";
        }
        if (place.isEmpty() && name.equals("domain")) {
            return "domains";
        }
        // The rule of an alert is a word, those of an ingress are objects.
        return value instanceof Value.Seq ? PLURALS.getOrDefault(name, name) : name;
    }

    private Node node(Value value, String name) {
        return switch (value) {
            case Value.Obj object -> object(object.fields(), name);
            case Value.Seq list ->
                Node.list(list.items().stream().map(item -> node(item, name)).toList());
            case Value.Num number -> Node.word(number.plain());
            case Value.Bool bool -> Node.word(bool.on());
            case Value.Null nothing -> Node.word("null");
            case Value.Text text -> Node.text(text.text());
            case Value.Ref ref -> Node.text(values.text(ref));
            case Value.LookupRef lookup -> Node.text(values.text(lookup));
            case Value.InputRef input -> Node.text(values.text(input));
            case Value.SecretInput secret -> Node.text(values.text(secret));
            case Value.Interpolation whole -> Node.text(values.text(whole));
            case Value.JsonText json -> Node.text(values.text(json));
        };
    }
}
