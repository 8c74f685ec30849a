package io.omnideploy.backend.cdk.emit;

import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.resource.CatalogType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How CloudFormation cuts things into resources where it cuts them otherwise than the graph, as the catalog says.
 *
 * @param into the property that names the resource of which this becomes a part
 * @param as where in that resource its properties stand; empty for its top
 * @param item the list in that resource of which this becomes an item, and under which key there
 * @param each one item for each of the other resource's names, into each of which the properties go
 * @param companion a second resource that takes some of the properties
 * @param variant another type where a property has a certain value
 * @param perItem lists for each of whose items there is a resource
 * @param constants what is always written
 * @param present lists that must be there though they are empty
 * @param revision where to write which values of secrets it was made with
 * @param refused why there can be no such resource
 * @param snapshot the property that is true where no snapshot is taken at the end
 */
record Structure(
        Optional<String> into,
        String as,
        Optional<Item> item,
        Optional<Each> each,
        Optional<Companion> companion,
        Optional<Variant> variant,
        List<String> perItem,
        Map<String, String> constants,
        List<String> present,
        Optional<String> revision,
        Optional<String> refused,
        Optional<String> snapshot) {

    /** An item of a list, an object with one key, which a property of this tells. */
    record Item(String list, String property, Map<String, String> keys) {}

    /** One item of a list for each name that some properties of a resource hold. */
    record Each(String list, String field, List<String> properties) {}

    /** A resource beside another one, to which it refers by a property. */
    record Companion(String type, String property, List<String> takes) {}

    /** Another type, with other names of some properties. */
    record Variant(String property, String word, String type, Map<String, String> renamed) {}

    /** Reads what the catalog says of a type. */
    static Structure of(CatalogType type) {
        SortedMap<String, String> words = type.structure().getOrDefault(Template.TOOL, Collections.emptySortedMap());
        return new Structure(
                Optional.ofNullable(words.get("into")),
                words.getOrDefault("as", ""),
                words(words, "item").map(all -> new Item(all.get(0), all.get(1), pairs(all.subList(2, all.size())))),
                words(words, "each").map(all -> new Each(all.get(0), all.get(1), all.subList(2, all.size()))),
                words(words, "companion").map(all -> new Companion(all.get(0), all.get(1), all.subList(2, all.size()))),
                words(words, "variant")
                        .map(all -> new Variant(all.get(0), all.get(1), all.get(2), pairs(all.subList(3, all.size())))),
                words(words, "per_item").orElse(List.of()),
                pairs(words(words, "constants").orElse(List.of())),
                words(words, "present").orElse(List.of()),
                Optional.ofNullable(words.get("revision")),
                Optional.ofNullable(words.get("refused")),
                Optional.ofNullable(words.get("snapshot")));
    }

    /** Tells whether a property is no property of the resource itself. */
    boolean takesAway(String property) {
        return into.filter(property::equals).isPresent()
                || companion.filter(other -> other.takes().contains(property)).isPresent();
    }

    private static Optional<List<String>> words(Map<String, String> words, String key) {
        return Optional.ofNullable(words.get(key)).map(text -> List.of(text.split(" ")));
    }

    private static Map<String, String> pairs(List<String> words) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String word : words) {
            int equal = word.indexOf('=');
            pairs.put(word.substring(0, equal), word.substring(equal + 1));
        }
        return Collections.unmodifiableMap(new LinkedHashMap<>(new TreeMap<>(pairs)));
    }
}
