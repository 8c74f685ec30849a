package io.omnideploy.resource;

import io.omnideploy.resource.CatalogProperty.ItemArgument;
import io.omnideploy.resource.CatalogProperty.Kind;
import io.omnideploy.resource.CatalogProperty.Transform;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The catalog as the build compiled it: {@code catalog/<provider>/<service>.bin} on the class path, one file per service,
 * read when a type of that service is first asked for; {@code provider.bin} is the provider's header. A plug-in changes entries
 * by files of the same names under {@code catalog-overlay/}, see docs/catalog.md. Several threads may ask: resources are brought up
 * side by side.
 */
public final class CompiledCatalog implements Catalog {
    private static final String HEADER = "provider";

    private final CatalogFiles files;
    private final Map<String, Map<String, CatalogType>> services = new HashMap<>();
    private final Map<String, Optional<CatalogProvider>> providers = new HashMap<>();

    public CompiledCatalog(ClassLoader loader) {
        files = new CatalogFiles(loader);
    }

    @Override
    public synchronized Optional<CatalogType> type(ResourceType type) {
        return Optional.ofNullable(services.computeIfAbsent(
                        type.provider() + "/" + type.service(), path -> readService(type.provider(), type.service()))
                .get(type.kind()));
    }

    @Override
    public synchronized Optional<CatalogProvider> provider(String name) {
        return providers.computeIfAbsent(name, this::readProvider);
    }

    /** Returns every type of a service, for conformance tests and docs. */
    public List<CatalogType> types(String provider, String service) {
        return List.copyOf(readService(provider, service).values());
    }

    private Map<String, CatalogType> readService(String provider, String service) {
        Map<String, CatalogType> types = new LinkedHashMap<>();
        files.read(provider + "/" + service)
                .ifPresent(tree -> map(tree)
                        .forEach((kind, entry) ->
                                types.put(kind, type(new ResourceType(provider, service, kind), map(entry)))));
        return types;
    }

    private Optional<CatalogProvider> readProvider(String name) {
        return files.read(name + "/" + HEADER).map(tree -> {
            Map<String, Object> header = map(tree);
            return new CatalogProvider(name, tools(header.get("tools")), properties(header.get("settings")));
        });
    }

    private static SortedMap<String, SortedMap<String, String>> tools(Object tree) {
        SortedMap<String, SortedMap<String, String>> tools = new TreeMap<>();
        map(tree == null ? Map.of() : tree).forEach((tool, facts) -> tools.put(tool, texts(facts)));
        return tools;
    }

    private static CatalogType type(ResourceType type, Map<String, Object> entry) {
        return new CatalogType(
                type,
                texts(entry.get("names")),
                texts(entry.get("omitted")),
                texts(entry.get("since")),
                texts(entry.get("folded")),
                "true".equals(entry.get("holds_data")),
                Optional.ofNullable((String) entry.get("part_of")),
                Optional.ofNullable((String) entry.get("guard")),
                properties(entry.get("properties")),
                Set.copyOf(list(entry.get("attributes"))),
                tools(entry.get("attribute_names")),
                tools(entry.get("structure")));
    }

    private static List<CatalogProperty> properties(Object tree) {
        List<CatalogProperty> properties = new ArrayList<>();
        map(tree == null ? Map.of() : tree).forEach((name, entry) -> properties.add(property(name, map(entry))));
        return properties;
    }

    private static CatalogProperty property(String name, Map<String, Object> entry) {
        SortedMap<String, Transform> transforms = new TreeMap<>();
        map(entry.getOrDefault("transform", Map.of()))
                .forEach((tool, text) -> transforms.put(tool, transform((String) text)));
        return new CatalogProperty(
                name,
                kind((String) entry.get("type")),
                Optional.ofNullable((String) entry.get("of")).map(CompiledCatalog::kind),
                properties(entry.get("fields")),
                "true".equals(entry.get("block")),
                "true".equals(entry.get("replaces")),
                "true".equals(entry.get("secret")),
                texts(entry.get("names")),
                transforms,
                texts(entry.get("omitted")),
                texts(entry.get("since")),
                texts(entry.get("classes")));
    }

    private static Kind kind(String name) {
        return Kind.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static Transform transform(String text) {
        String[] words = text.split(" ");
        return switch (words[0]) {
            case "pairs" -> new Transform.Pairs(words[1]);
            case "entries" -> new Transform.Entries(words[1], words[2]);
            case "values" -> new Transform.Values(pairs(words));
            case "present" -> new Transform.Present();
            case "number_to_text" -> new Transform.NumberToText();
            case "decimal" -> new Transform.Decimal();
            case "list_of_one" -> new Transform.ListOfOne();
            case "custom_timeouts" -> new Transform.CustomTimeouts();
            case "flat" -> new Transform.Flat();
            case "pair" -> new Transform.AttributePair(words[1], words[2]);
            case "json_object" -> new Transform.JsonObject();
            case "json_capitals" -> new Transform.JsonCapitals(List.of(words).subList(1, words.length));
            case "announced" -> new Transform.Announced(words[1], words[2]);
            case "map_by" -> new Transform.MapBy(words[1], words[2]);
            case "named" -> new Transform.Named(words[1], words[2], words[3]);
            case "unless" -> new Transform.Unless(words[1], words[2]);
            case "text_to_number" -> new Transform.TextToNumber();
            case "annotation" -> new Transform.Annotation(words[1], words[2].equals("unless"));
            case "json_keys" -> new Transform.JsonKeys(List.of(words).subList(1, words.length));
            case "each" -> new Transform.Each(words[1], itemArguments(words));
            case "sealed" -> new Transform.Sealed(word(words, 1), word(words, 2), word(words, 3));
            case "write_only" -> new Transform.WriteOnly(words[1], words[2]);
            default -> throw new IllegalArgumentException("not a transform: " + text);
        };
    }

    private static Optional<String> word(String[] words, int at) {
        return words.length > at ? Optional.of(words[at]) : Optional.empty();
    }

    private static SortedMap<String, String> pairs(String[] words) {
        SortedMap<String, String> pairs = new TreeMap<>();
        for (int word = 1; word + 1 < words.length; word += 2) {
            pairs.put(words[word], words[word + 1]);
        }
        return pairs;
    }

    /** Reads {@code name=field}, or {@code name=[field]} for a list. */
    private static List<ItemArgument> itemArguments(String[] words) {
        List<ItemArgument> arguments = new ArrayList<>();
        for (int word = 2; word < words.length; word++) {
            int equal = words[word].indexOf('=');
            String field = words[word].substring(equal + 1);
            boolean list = field.startsWith("[");
            arguments.add(new ItemArgument(
                    words[word].substring(0, equal),
                    list ? field.substring(1, field.length() - 1) : field,
                    list ? Kind.LIST : Kind.TEXT));
        }
        return arguments;
    }

    private static SortedMap<String, String> texts(Object tree) {
        if (tree == null) {
            return Collections.emptySortedMap();
        }
        SortedMap<String, String> texts = new TreeMap<>();
        map(tree).forEach((key, value) -> texts.put(key, (String) value));
        return texts;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object tree) {
        return (Map<String, Object>) tree;
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(Object tree) {
        return tree == null ? List.of() : (List<String>) tree;
    }
}
