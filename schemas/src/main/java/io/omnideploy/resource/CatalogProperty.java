package io.omnideploy.resource;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How the tools write one property.
 *
 * @param name its name in the graph, the Terraform provider's own where it has one
 * @param kind its form
 * @param item the kind of its items or values, when it is a list, set or map
 * @param fields what is inside, when it or its items are objects
 * @param block whether Terraform writes it as a block
 * @param replaces whether changing it makes a new resource
 * @param secret whether it holds a secret by nature
 * @param names its name in a tool, only where the mechanical rule doesn't give it
 * @param transform how its form differs from the graph's in each tool, by tool name
 * @param omitted why a tool leaves it out, by tool name
 * @param since the version of a tool's plug-in from which on it is known, by tool name, where the tool's own classes do not have it
 * @param classes what a tool calls the form of what is inside, by tool name, only where the mechanical rule doesn't give it
 */
public record CatalogProperty(
        String name,
        Kind kind,
        Optional<Kind> item,
        List<CatalogProperty> fields,
        boolean block,
        boolean replaces,
        boolean secret,
        SortedMap<String, String> names,
        SortedMap<String, Transform> transform,
        SortedMap<String, String> omitted,
        SortedMap<String, String> since,
        SortedMap<String, String> classes) {
    public CatalogProperty {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(item, "item");
        fields = List.copyOf(fields);
        names = copy(names);
        transform = copy(transform);
        omitted = copy(omitted);
        since = copy(since);
        classes = copy(classes);
    }

    /** Most properties have none, and there are thousands of them. */
    private static <V> SortedMap<String, V> copy(SortedMap<String, V> map) {
        return map.isEmpty() ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    /** Makes a property that all classes of all tools have, called by the rule. */
    public CatalogProperty(
            String name,
            Kind kind,
            Optional<Kind> item,
            List<CatalogProperty> fields,
            boolean block,
            boolean replaces,
            boolean secret,
            SortedMap<String, String> names,
            SortedMap<String, Transform> transform,
            SortedMap<String, String> omitted) {
        this(
                name,
                kind,
                item,
                fields,
                block,
                replaces,
                secret,
                names,
                transform,
                omitted,
                Collections.emptySortedMap(),
                Collections.emptySortedMap());
    }

    /** Returns what is inside by name. */
    public Optional<CatalogProperty> field(String field) {
        return fields.stream().filter(inner -> inner.name().equals(field)).findFirst();
    }

    /** The form of a value. */
    public enum Kind {
        TEXT,
        NUMBER,
        /** A number, or a text that is none, such as a port by number or name. */
        NUMBER_OR_TEXT,
        BOOL,
        LIST,
        SET,
        MAP,
        OBJECT
    }

    /** How a tool's form differs from the graph's; a small closed set, to which a new difference adds one. */
    public sealed interface Transform {
        /** A map written as a list of {@code key=value} texts. */
        record Pairs(String separator) implements Transform {
            public Pairs {
                Objects.requireNonNull(separator, "separator");
            }

            /** Returns the map that such a list stands for. */
            public Value.Obj read(Value.Seq list) {
                SortedMap<String, Value> fields = new TreeMap<>();
                for (Value item : list.items()) {
                    if (item instanceof Value.Text(String text)) {
                        int at = text.indexOf(separator);
                        fields.put(
                                at < 0 ? text : text.substring(0, at),
                                Value.text(at < 0 ? "" : text.substring(at + separator.length())));
                    }
                }
                return new Value.Obj(fields);
            }
        }

        /** A map written as a list of objects with a field for the key and one for the value. */
        record Entries(String keyField, String valueField) implements Transform {
            public Entries {
                Objects.requireNonNull(keyField, "keyField");
                Objects.requireNonNull(valueField, "valueField");
            }

            /** Returns the map that such a list stands for. */
            public Value.Obj read(Value.Seq list) {
                SortedMap<String, Value> fields = new TreeMap<>();
                for (Value item : list.items()) {
                    if (item instanceof Value.Obj entry
                            && entry.fields().get(keyField) instanceof Value.Text(String key)) {
                        Value value = entry.fields().get(valueField);
                        fields.put(key, value == null || value instanceof Value.Null ? Value.text("") : value);
                    }
                }
                return new Value.Obj(fields);
            }
        }

        /** A text for which the tool has another word, by the word of the graph; other texts stay as they are. */
        record Values(SortedMap<String, String> words) implements Transform {
            public Values {
                words = Collections.unmodifiableSortedMap(new TreeMap<>(words));
            }

            /** Returns the word of the graph for what the tool says; empty for a text that stays as it is. */
            public Optional<String> read(String said) {
                return words.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(said))
                        .map(Map.Entry::getKey)
                        .findFirst();
            }
        }

        /** A block that the tool wants to be there, although nothing may be in it. */
        record Present() implements Transform {}

        /** A number written as text. */
        record NumberToText() implements Transform {
            private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

            /** Returns the number that a text stands for; the text itself when it is none. */
            public Value read(Value.Text text) {
                return NUMBER.matcher(text.text()).matches() ? new Value.Num(text.text()) : text;
            }
        }

        /** A number that the tool takes with a decimal point only. */
        record Decimal() implements Transform {}

        /** An object that the tool takes as the one item of a list. */
        record ListOfOne() implements Transform {}

        /** How long making, changing and removing may take: nothing of the resource, but said to the tool. */
        record CustomTimeouts() implements Transform {}

        /**
         * A switch of the tool's own, which it takes as an annotation of the object: set where the property is false.
         *
         * @param unless set where the property is not there either
         */
        record Annotation(String key, boolean unless) implements Transform {
            public Annotation {
                Objects.requireNonNull(key, "key");
            }
        }

        /**
         * A text in JSON, written open with its keys as people order them.
         *
         * @param keys in their order, at any depth; others follow by the alphabet
         */
        record JsonKeys(List<String> keys) implements Transform {
            public JsonKeys {
                keys = List.copyOf(keys);
            }
        }

        /**
         * A list that only the platform knows, of which the tool makes one resource per item; who refers to such a resource
         * gets a list.
         *
         * @param keyField the field of an item that tells the resources apart
         * @param arguments what the resource takes from its item
         */
        record Each(String keyField, List<ItemArgument> arguments) implements Transform {
            public Each {
                Objects.requireNonNull(keyField, "keyField");
                arguments = List.copyOf(arguments);
            }
        }

        /** An object whose fields stand among those of what holds it. */
        record Flat() implements Transform {}

        /**
         * A single value that is one of the pairs of texts in a list of the whole resource.
         *
         * @param list the list, whose items have a {@code Key} and a {@code Value}
         * @param key its key
         */
        record AttributePair(String list, String key) implements Transform {
            public AttributePair {
                Objects.requireNonNull(list, "list");
                Objects.requireNonNull(key, "key");
            }
        }

        /** A text in JSON that the tool takes as the object itself. */
        record JsonObject() implements Transform {}

        /**
         * A text in JSON that the tool takes as the object itself, with keys that begin with a capital.
         *
         * @param verbatim keys of maps, whose own keys are data
         */
        record JsonCapitals(List<String> verbatim) implements Transform {
            public JsonCapitals {
                verbatim = List.copyOf(verbatim);
            }
        }

        /**
         * An object beside which a field must tell that it is there.
         *
         * @param field the field, among those of what holds the object
         * @param word what it says
         */
        record Announced(String field, String word) implements Transform {
            public Announced {
                Objects.requireNonNull(field, "field");
                Objects.requireNonNull(word, "word");
            }
        }

        /** A list of objects written as a map, with one field as the key and one as the value. */
        record MapBy(String keyField, String valueField) implements Transform {
            public MapBy {
                Objects.requireNonNull(keyField, "keyField");
                Objects.requireNonNull(valueField, "valueField");
            }
        }

        /**
         * A list of objects written as a map of them.
         *
         * @param keyField the field that becomes the key
         * @param flagField a field that is true of those whose keys stand in another list
         * @param list that list
         */
        record Named(String keyField, String flagField, String list) implements Transform {
            public Named {
                Objects.requireNonNull(keyField, "keyField");
                Objects.requireNonNull(flagField, "flagField");
                Objects.requireNonNull(list, "list");
            }
        }

        /** What has no meaning, and is left out, where another property of the same object has a certain value. */
        record Unless(String property, String word) implements Transform {
            public Unless {
                Objects.requireNonNull(property, "property");
                Objects.requireNonNull(word, "word");
            }
        }

        /** A text that is a number to the tool. */
        record TextToNumber() implements Transform {}

        /**
         * A secret that has a twin which the tool hands on and never keeps; anything else is written as it is.
         *
         * @param argument the twin
         * @param versionArgument tells the tool that the twin's value has changed, which it can't see by itself
         */
        record WriteOnly(String argument, String versionArgument) implements Transform {
            public WriteOnly {
                Objects.requireNonNull(argument, "argument");
                Objects.requireNonNull(versionArgument, "versionArgument");
            }
        }

        /**
         * A secret that the platform gives back encrypted, and takes in that form again: what it gave back is written in its place
         * for as long as the secret is the same, since the tool would take it for a change otherwise.
         *
         * @param key the field that tells it from the other items of a set; absent where it is in none
         * @param field the field beside it that says whether it is one
         * @param word what that field says then; any if absent
         */
        record Sealed(Optional<String> key, Optional<String> field, Optional<String> word) implements Transform {
            public Sealed {
                Objects.requireNonNull(key, "key");
                Objects.requireNonNull(field, "field");
                Objects.requireNonNull(word, "word");
            }
        }
    }

    /**
     * An argument that takes its value from an item of a list.
     *
     * @param argument its name in the tool
     * @param field where the item has the value
     * @param kind the form of the argument; a list has the value as its only item
     */
    public record ItemArgument(String argument, String field, Kind kind) {
        public ItemArgument {
            Objects.requireNonNull(argument, "argument");
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(kind, "kind");
        }
    }
}
