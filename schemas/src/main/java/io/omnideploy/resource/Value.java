package io.omnideploy.resource;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A value of a property. References are values of their own kind, never text with a syntax in it. */
public sealed interface Value {
    /** Text that stands for itself. */
    record Text(String text) implements Value {
        public Text {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * A number. Kept as text: most are small and whole, and the first decimal that a process makes costs it ten milliseconds.
     *
     * @param plain the number as people and tools write it, never with an exponent, without trailing zeros
     */
    record Num(String plain) implements Value {
        private static final int SURELY_SMALL = 18;

        public Num {
            plain = isWhole(plain) ? plain : canonical(new BigDecimal(plain)).toPlainString();
        }

        public Num(BigDecimal number) {
            this(canonical(number).toPlainString());
        }

        /** Returns the number, without trailing zeros. */
        public BigDecimal number() {
            return canonical(new BigDecimal(plain));
        }

        /** Returns the number when it is whole and has at most 18 digits, as nearly all are. */
        public OptionalLong whole() {
            return isWhole(plain) ? OptionalLong.of(Long.parseLong(plain)) : OptionalLong.empty();
        }

        private static BigDecimal canonical(BigDecimal number) {
            return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }

        /** Tells whether a text is surely how a whole number is written: no sign but minus, no zero in front. */
        private static boolean isWhole(String text) {
            int first = text.startsWith("-") ? 1 : 0;
            int digits = text.length() - first;
            if (digits < 1 || digits > SURELY_SMALL) {
                return false;
            }
            for (int at = first; at < text.length(); at++) {
                if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                    return false;
                }
            }
            return text.charAt(first) != '0' || text.equals("0");
        }
    }

    /** true or false. */
    record Bool(boolean on) implements Value {}

    /** An explicit nothing. */
    record Null() implements Value {}

    /** A list; what the platform keeps as a set is sorted by the target. */
    record Seq(List<Value> items) implements Value {
        public Seq {
            items = List.copyOf(items);
        }
    }

    /** A map or a nested object, ordered by key. */
    record Obj(SortedMap<String, Value> fields) implements Value {
        public Obj {
            fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        }

        /** Returns this object with one more field. */
        public Obj with(String key, Value value) {
            SortedMap<String, Value> copy = new TreeMap<>(fields);
            copy.put(key, value);
            return new Obj(copy);
        }
    }

    /** An attribute of another resource of the graph. */
    record Ref(ResourceId resource, AttributePath attribute) implements Value {
        /** What providers call the secrets that a platform itself makes: keys of buckets, passwords of databases. */
        private static final Set<String> SECRET =
                Set.of("password", "private_uri", "secret_access_key", "secret_key", "uri");

        public Ref {
            Objects.requireNonNull(resource, "resource");
            Objects.requireNonNull(attribute, "attribute");
        }

        /** Tells whether the platform itself makes a secret of this. */
        boolean isMadeSecret() {
            return attribute.steps().getLast() instanceof AttributePath.Key key && SECRET.contains(key.name());
        }
    }

    /** An attribute of something that exists outside of the graph and is looked up. */
    record LookupRef(String lookup, AttributePath attribute) implements Value {
        public LookupRef {
            Objects.requireNonNull(lookup, "lookup");
            Objects.requireNonNull(attribute, "attribute");
        }
    }

    /** An input of the graph that is not secret. */
    record InputRef(String input) implements Value {
        public InputRef {
            Objects.requireNonNull(input, "input");
        }
    }

    /** The value of a secret of the graph, which is never held here. */
    record SecretInput(String secret) implements Value {
        public SecretInput {
            Objects.requireNonNull(secret, "secret");
        }
    }

    /** Text put together from parts: texts, references and secrets. */
    record Interpolation(List<Value> parts) implements Value {
        public Interpolation {
            parts = List.copyOf(parts);
        }
    }

    /** A value that the platform wants as a text in JSON. */
    record JsonText(Value value) implements Value {
        public JsonText {
            Objects.requireNonNull(value, "value");
        }
    }

    /** Returns text. */
    static Text text(String text) {
        return new Text(text);
    }

    /** Returns a whole number. */
    static Num number(long number) {
        return new Num(Long.toString(number));
    }

    /** Returns true or false. */
    static Bool bool(boolean on) {
        return new Bool(on);
    }

    /** Returns a list. */
    static Seq list(Value... items) {
        return new Seq(Arrays.asList(items));
    }

    /** Returns a list of texts in the given order. */
    static Seq texts(Collection<String> texts) {
        return new Seq(texts.stream().map(text -> (Value) new Text(text)).toList());
    }

    /** Returns an object. */
    static Obj object(Map<String, ? extends Value> fields) {
        return new Obj(new TreeMap<>(fields));
    }

    /** Returns a reference to an attribute of another resource. */
    static Ref ref(ResourceId resource, String attribute) {
        return new Ref(resource, AttributePath.of(attribute));
    }

    /** Returns the values directly inside this one. */
    default Collection<Value> children() {
        return switch (this) {
            case Seq seq -> seq.items();
            case Obj obj -> obj.fields().values();
            case Interpolation interpolation -> interpolation.parts();
            case JsonText json -> List.of(json.value());
            case Text text -> List.of();
            case Num num -> List.of();
            case Bool bool -> List.of();
            case Null nothing -> List.of();
            case Ref ref -> List.of();
            case LookupRef lookup -> List.of();
            case InputRef input -> List.of();
            case SecretInput secret -> List.of();
        };
    }

    /** Tells whether a secret is in it. */
    default boolean isSecret() {
        if (this instanceof SecretInput || (this instanceof Ref ref && ref.isMadeSecret())) {
            return true;
        }
        for (Value child : children()) {
            if (child.isSecret()) {
                return true;
            }
        }
        return false;
    }

    /** Returns the resources to which it refers. */
    default Set<ResourceId> references() {
        Set<ResourceId> found = new TreeSet<>();
        addReferences(found);
        return found;
    }

    /** Returns the names of the secrets in it. */
    default Set<String> secrets() {
        Set<String> found = new TreeSet<>();
        addSecrets(found);
        return found;
    }

    private void addReferences(Set<ResourceId> found) {
        if (this instanceof Ref ref) {
            found.add(ref.resource());
        }
        for (Value child : children()) {
            child.addReferences(found);
        }
    }

    private void addSecrets(Set<String> found) {
        if (this instanceof SecretInput secret) {
            found.add(secret.secret());
        }
        for (Value child : children()) {
            child.addSecrets(found);
        }
    }
}
