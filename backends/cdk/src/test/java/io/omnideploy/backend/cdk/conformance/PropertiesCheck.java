package io.omnideploy.backend.cdk.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Kind;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.CatalogType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** Compares the properties of one type of the catalog with those of the CloudFormation type that it becomes. */
final class PropertiesCheck {
    /** Names no property of CloudFormation, though one is called alike. */
    private static final Set<String> OTHER_THINGS = Set.of(
            // A policy in JSON against types of its own.
            "aws.secretsmanager.Secret.policy",
            // A list against one object.
            "aws.ecs.Service.service_connect_configuration.service.client_alias.test_traffic_rules",
            "aws.route53.Record.geoproximity_routing_policy.coordinates",
            // A map against a list of maps.
            "aws.scheduler.Schedule.target.ecs_parameters.tags");

    private final CatalogType type;
    private final Map<String, JsonNode> all;
    private final List<String> problems;
    private final SortedMap<String, String> structure;
    private final JsonNode root;

    PropertiesCheck(CatalogType type, Map<String, JsonNode> all, List<String> problems) {
        this.type = type;
        this.all = all;
        this.problems = problems;
        structure = type.structure().getOrDefault(Template.TOOL, Collections.emptySortedMap());
        root = all.get(type.names().get(Template.TOOL)).get("properties");
    }

    void check() {
        JsonNode start = root;
        if (structure.containsKey("as")) {
            start = at(root, structure.get("as"));
        } else if (structure.containsKey("each")) {
            start = at(root, structure.get("each").split(" ")[0] + "[]");
        }
        Set<String> elsewhere = new TreeSet<>();
        Optional.ofNullable(structure.get("into")).ifPresent(elsewhere::add);
        Optional.ofNullable(structure.get("companion")).ifPresent(words -> {
            String[] parts = words.split(" ");
            for (CatalogProperty property : type.properties()) {
                if (List.of(parts).contains(property.name())) {
                    elsewhere.add(property.name());
                    compare(type.type() + ".", property, all.get(parts[0]).get("properties"));
                }
            }
        });
        for (JsonNode place : structure.containsKey("item") ? items() : List.of(start)) {
            for (CatalogProperty property : type.properties()) {
                if (!elsewhere.contains(property.name())) {
                    compare(type.type() + ".", property, place);
                }
            }
        }
        Optional.ofNullable(structure.get("variant")).ifPresent(this::variant);
        if (!structure.containsKey("into")) {
            required();
        }
    }

    /** What becomes an item of a list stands there under a key, each of which takes the same. */
    private List<JsonNode> items() {
        List<JsonNode> items = new ArrayList<>();
        String[] words = structure.get("item").split(" ");
        for (String word : List.of(words).subList(2, words.length)) {
            JsonNode item = at(root, words[0] + "[]").path(word.substring(word.indexOf('=') + 1));
            if (item.isMissingNode()) {
                problems.add(type.type() + ": there is no " + word);
            } else {
                items.add(item);
            }
        }
        return items;
    }

    /** Another type has the same properties, but for those with another name. */
    private void variant(String words) {
        List<String> parts = List.of(words.split(" "));
        JsonNode other = all.get(parts.get(2)).get("properties");
        root.fieldNames().forEachRemaining(name -> {
            String renamed = parts.stream()
                    .filter(word -> word.startsWith(name + "="))
                    .map(word -> word.substring(name.length() + 1))
                    .findFirst()
                    .orElse(name);
            boolean used = type.properties().stream()
                    .anyMatch(property -> path(property).equals(name));
            if (used && !other.has(renamed)) {
                problems.add(type.type() + ": " + parts.get(2) + " has no " + renamed);
            }
        });
    }

    /** What must be there can be said. */
    private void required() {
        Set<String> said = new TreeSet<>();
        type.properties().forEach(property -> said.add(path(property).replaceFirst("[.\\[].*", "")));
        all.get(type.names().get(Template.TOOL)).get("required").forEach(name -> {
            if (!said.contains(name.asText())) {
                problems.add(type.type() + " can't say " + name.asText() + ", which must be said");
            }
        });
    }

    private void compare(String place, CatalogProperty property, JsonNode real) {
        String at = place + property.name();
        Transform transform = property.transform().get(Template.TOOL);
        if (property.omitted().containsKey(Template.TOOL)) {
            if (real.has(path(property))
                    && !property.omitted().get(Template.TOOL).isEmpty()
                    && !OTHER_THINGS.contains(at)) {
                problems.add(at + " is there, though the catalog omits it");
            }
            return;
        }
        if (transform instanceof Transform.Flat) {
            property.fields().forEach(field -> compare(at + ".", field, real));
            return;
        }
        if (transform instanceof Transform.AttributePair pair) {
            expect(at, "[{Key=text, Value=text}]", form(root.path(pair.list())));
            return;
        }
        if (transform instanceof Transform.Announced announced) {
            expect(at, "text", form(real.path(announced.field())));
            if (property.kind() == Kind.OBJECT && property.fields().isEmpty()) {
                return;
            }
        }
        JsonNode found = at(real, path(property));
        if (found.isMissingNode()) {
            problems.add(at + ": there is no " + path(property));
            return;
        }
        expect(at, wanted(property, transform), form(found));
        JsonNode inner = found.isArray() ? found.get(0) : found;
        // Of what has itself inside, the first is written down.
        if (inner.isObject()) {
            property.fields().forEach(field -> compare(at + ".", field, inner));
        }
    }

    private void expect(String at, String wanted, String real) {
        boolean open = real.equals("any") || real.equals("[any]") || real.equals("[map]");
        boolean document = wanted.equals("any") && real.equals("json");
        boolean pairs = wanted.equals("[{}]") && real.startsWith("[{");
        boolean map = wanted.equals("map") && (real.equals("json") || real.startsWith("{"));
        if (!wanted.equals(real) && !open && !document && !pairs && !map) {
            problems.add(at + " is " + wanted + " in the catalog, " + real + " in CloudFormation");
        }
    }

    private static String path(CatalogProperty property) {
        String special = property.names().get(Template.TOOL);
        if (special != null) {
            return special;
        }
        StringBuilder name = new StringBuilder();
        for (String word : property.name().split("_")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }

    private static JsonNode at(JsonNode start, String path) {
        JsonNode at = start;
        for (String step : path.split("\\.")) {
            at = step.endsWith("[]")
                    ? at.path(step.substring(0, step.length() - 2)).path(0)
                    : at.path(step);
        }
        return at;
    }

    private static String wanted(CatalogProperty property, Transform transform) {
        return switch (transform) {
            case Transform.NumberToText text -> property.item().isPresent() ? "[text]" : "text";
            case Transform.TextToNumber number -> property.item().isPresent() ? "[number]" : "number";
            case Transform.Values words -> "text";
            case Transform.JsonObject json -> "any";
            case Transform.JsonCapitals json -> "[{}]";
            case Transform.MapBy map -> "map";
            case Transform.Named named -> "map";
            case Transform.Entries entries -> "[" + pair(List.of(entries.keyField(), entries.valueField())) + "]";
            case null, default ->
                property.fields().isEmpty() ? plain(property) : property.kind() == Kind.OBJECT ? "{}" : "[{}]";
        };
    }

    private static String plain(CatalogProperty property) {
        return switch (property.kind()) {
            // One resource for each item takes the item.
            case LIST, SET ->
                path(property).matches("CidrIp.*|SourcePrefixListId")
                        ? word(property.item().orElse(Kind.TEXT))
                        : "[" + word(property.item().orElse(Kind.TEXT)) + "]";
            case MAP -> "map";
            case TEXT, NUMBER, BOOL, NUMBER_OR_TEXT, OBJECT -> word(property.kind());
        };
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case TEXT -> "text";
            case NUMBER -> "number";
            case BOOL -> "bool";
            case NUMBER_OR_TEXT -> "any";
            case OBJECT, LIST, SET, MAP -> "{}";
        };
    }

    private static String form(JsonNode real) {
        if (real.isMissingNode()) {
            return "nothing";
        }
        if (real.isTextual()) {
            return real.asText();
        }
        if (real.isArray()) {
            JsonNode item = real.get(0);
            return item.isObject() && isPair(item) ? "[" + pair(names(item)) + "]" : "[" + form(item) + "]";
        }
        return "{}";
    }

    private static boolean isPair(JsonNode item) {
        return item.size() == 2
                && names(item).stream().allMatch(name -> item.get(name).asText().equals("text"));
    }

    private static List<String> names(JsonNode item) {
        List<String> names = new ArrayList<>();
        item.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String pair(Collection<String> fields) {
        return "{" + String.join("=text, ", new TreeSet<>(fields)) + "=text}";
    }
}
