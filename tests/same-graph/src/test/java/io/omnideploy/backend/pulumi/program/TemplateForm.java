package io.omnideploy.backend.pulumi.program;

import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.backend.cdk.template.TemplateResource;
import io.omnideploy.backend.cdk.template.TemplateValue;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Kind;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a CloudFormation template says and what it has to say by graph and catalog, both as {@code path=value}. Where CloudFormation
 * cuts things into other resources and objects, a property is looked for by its own last name in the resource that it went into.
 */
final class TemplateForm {
    static final String TOOL = "cloudformation";

    /** Stands for what is known only later. */
    private static final String LATER = "→";

    /** What the catalog says of the structure of a type that moves none of its properties. */
    private static final Set<String> LEAVES_PLACES = Set.of("constants", "present", "revision", "snapshot");

    /** Stands for the key of a map. */
    private static final String KEY = "the key";

    private final ResourceGraph graph;
    private final Catalog catalog;

    TemplateForm(ResourceGraph graph, Catalog catalog) {
        this.graph = graph;
        this.catalog = catalog;
    }

    /** Returns the resource of the template that a resource is or went into. */
    ResourceId host(ResourceId id) {
        Map<String, String> words = catalog.expect(id.type()).structure().getOrDefault(TOOL, new TreeMap<>());
        return words.containsKey("into")
                        && graph.resource(id).properties().get(words.get("into")) instanceof Value.Ref ref
                ? host(ref.resource())
                : id;
    }

    /** Returns what the template says, by the resource that it is told for. */
    Map<ResourceId, Set<String>> said(Template template) {
        Map<ResourceId, Set<String>> said = new TreeMap<>();
        for (TemplateResource resource : template.resources().values()) {
            Set<String> all = said.computeIfAbsent(resource.origin(), key -> new TreeSet<>());
            resource.properties().forEach((name, value) -> collect(name, "." + name, value, all));
        }
        return said;
    }

    private static void collect(String name, String path, TemplateValue value, Set<String> all) {
        switch (value) {
            case TemplateValue.Obj object -> {
                List<String> plain = new ArrayList<>();
                object.fields().forEach((key, inner) -> {
                    collect(key, path + "." + key, inner, all);
                    all.add(pair(KEY, key));
                    plain.add(text(inner));
                });
                // Pairs of an attribute or a tag and its value.
                if (plain.size() == 2) {
                    all.add(pair(plain.get(0), plain.get(1)));
                }
            }
            case TemplateValue.Seq seq -> seq.items().forEach(item -> collect(name, path, item, all));
            default -> all.addAll(List.of(pair(name, text(value)), pair(path, text(value))));
        }
    }

    private static String text(TemplateValue value) {
        return switch (value) {
            case TemplateValue.Text text -> text.text().contains("{{resolve:") ? LATER : text.text();
            case TemplateValue.Num number -> number.plain();
            case TemplateValue.Bool bool -> Boolean.toString(bool.on());
            case TemplateValue.Joined joined ->
                joined.delimiter().isEmpty()
                        ? String.join(
                                "",
                                joined.parts().stream().map(TemplateForm::text).toList())
                        : LATER;
            default -> LATER;
        };
    }

    private static String pair(String name, String value) {
        return (name + "=" + value.replaceAll(LATER + "+", LATER)).toLowerCase(Locale.ROOT);
    }

    /** Returns what is to be said of a resource, each with the places that say so. */
    Map<String, Set<String>> wanted(ResourceSpec spec) {
        CatalogType type = catalog.expect(spec.id().type());
        Map<String, Set<String>> wanted = new TreeMap<>();
        Map<String, Value> properties = new TreeMap<>(spec.properties());
        spec.lifecycle().ignore().forEach(properties::remove);
        Map<String, String> words = type.structure().getOrDefault(TOOL, new TreeMap<>());
        properties.remove(words.getOrDefault("into", ""));
        Optional<String> top = LEAVES_PLACES.containsAll(words.keySet()) ? Optional.of("") : Optional.empty();
        fields(properties, type.properties(), type.type().toString(), top, wanted);
        renamed(words.getOrDefault("variant", ""), properties, wanted);
        return wanted;
    }

    /** Another type, where a property has a certain value, calls some otherwise: {@code property word type from=to ...}. */
    private static void renamed(String variant, Map<String, Value> properties, Map<String, Set<String>> wanted) {
        String[] words = variant.split(" ");
        if (words.length > 2 && Value.text(words[1]).equals(properties.get(words[0]))) {
            for (int word = 3; word < words.length; word++) {
                String[] names = words[word].toLowerCase(Locale.ROOT).split("=");
                wanted.values()
                        .forEach(forms -> List.copyOf(forms).stream()
                                .filter(form -> form.startsWith(names[0] + "="))
                                .forEach(form -> forms.add(names[1] + form.substring(names[0].length()))));
            }
        }
    }

    private void fields(
            Map<String, Value> properties,
            List<CatalogProperty> known,
            String place,
            Optional<String> at,
            Map<String, Set<String>> wanted) {
        for (CatalogProperty property : known) {
            Value value = properties.get(property.name());
            if (value == null || value instanceof Value.Null) {
                continue;
            }
            Transform transform = property.transform().get(TOOL);
            boolean unsaid = property.omitted().containsKey(TOOL)
                    || (transform instanceof Transform.Unless unless
                            && Value.text(unless.word()).equals(properties.get(unless.property())));
            if (!unsaid) {
                property(property, transform, value, place + "." + property.name(), at, wanted);
            }
        }
    }

    private void property(
            CatalogProperty property,
            Transform transform,
            Value value,
            String here,
            Optional<String> at,
            Map<String, Set<String>> wanted) {
        String names = property.names()
                .getOrDefault(TOOL, property.name().replace("_", ""))
                .replace("[]", "");
        String name = names.substring(names.lastIndexOf('.') + 1);
        // Another form may have another place.
        Optional<String> path = at.filter(outer -> transform == null).map(outer -> outer + "." + names);
        switch (value) {
            case Value.Obj object
            when !property.fields().isEmpty() -> fields(object.fields(), property.fields(), here, path, wanted);
            case Value.Seq seq
            when !property.fields().isEmpty() ->
                seq.items()
                        .forEach(item -> property(
                                property,
                                transform,
                                transform instanceof Transform.Named form
                                        ? named((Value.Obj) item, form, here, wanted)
                                        : item,
                                here,
                                at,
                                wanted));
            case Value.Obj map
            when property.kind() == Kind.MAP -> map.fields().forEach((key, inner) -> leaf(key, inner, here, wanted));
            default -> {
                String key = transform instanceof Transform.AttributePair pair ? pair.key() : path.orElse(name);
                Value told = transform instanceof Transform.Values other && isPlain(value)
                        ? Value.text(other.words().getOrDefault(text(value), text(value)))
                        : value;
                leaf(key, told, here, wanted);
            }
        }
    }

    private static boolean isPlain(Value value) {
        return value instanceof Value.Text || value instanceof Value.Bool;
    }

    /** A list that becomes a map has its names as keys, and the flags of its items as a list of names. */
    private static Value named(Value.Obj item, Transform.Named form, String here, Map<String, Set<String>> wanted) {
        Map<String, Value> rest = new TreeMap<>(item.fields());
        String key = pair(KEY, text(rest.remove(form.keyField())));
        wanted.put(here + ": " + key, new TreeSet<>(List.of(key)));
        rest.remove(form.flagField());
        return Value.object(rest);
    }

    /** Tells whether CloudFormation can't tell an attribute, and a tag of who refers to it changes in its stead. */
    private boolean isRevision(Value value) {
        return value instanceof Value.Ref ref
                && catalog.expect(ref.resource().type())
                        .attributeName(TOOL, ref.attribute().toString())
                        .startsWith("revision ");
    }

    private Value withoutRevisions(Value value) {
        return value instanceof Value.Interpolation interpolation
                ? new Value.Interpolation(interpolation.parts().stream()
                        .filter(part -> !isRevision(part))
                        .toList())
                : value;
    }

    private void leaf(String name, Value value, String here, Map<String, Set<String>> wanted) {
        switch (value) {
            case Value.Seq seq -> seq.items().forEach(item -> leaf(name, item, here, wanted));
            case Value.Obj object -> object.fields().forEach((key, inner) -> leaf(key, inner, here, wanted));
            case Value.JsonText json -> leaf(name, json.value(), here, wanted);
            case Value.Null nothing -> {}
            default ->
                wanted.computeIfAbsent(here + ": " + pair(name, text(value)), key -> new TreeSet<>())
                        .addAll(List.of(
                                pair(name, text(value)),
                                pair(name, text(graph.known(value))),
                                pair(name, text(withoutRevisions(value)))));
        }
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Num number -> number.plain();
            case Value.Bool bool -> Boolean.toString(bool.on());
            case Value.Interpolation interpolation ->
                String.join(
                        "",
                        interpolation.parts().stream().map(TemplateForm::text).toList());
            default -> LATER;
        };
    }
}
