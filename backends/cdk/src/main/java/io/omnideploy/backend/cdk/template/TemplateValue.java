package io.omnideploy.backend.cdk.template;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A value in a CloudFormation template: plain data, or one of the intrinsic functions that a deployment needs. */
public sealed interface TemplateValue {
    /** Text that stands for itself, dynamic references such as {@code {{resolve:ssm:name}}} among it. */
    record Text(String text) implements TemplateValue {
        public Text {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * A number.
     *
     * @param plain as JSON has it, never with an exponent, without trailing zeros
     */
    record Num(String plain) implements TemplateValue {
        public Num {
            BigDecimal number = new BigDecimal(plain);
            plain = (number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros()).toPlainString();
        }
    }

    /** true or false. */
    record Bool(boolean on) implements TemplateValue {}

    /** A list. */
    record Seq(List<TemplateValue> items) implements TemplateValue {
        public Seq {
            items = List.copyOf(items);
        }
    }

    /** A map, a nested object or a whole document, ordered by key. */
    record Obj(SortedMap<String, TemplateValue> fields) implements TemplateValue {
        public Obj {
            fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        }
    }

    /**
     * {@code Ref}: the physical id of a resource, the value of a parameter, or a pseudo parameter.
     *
     * @param name a logical id, the name of a parameter, or a pseudo parameter as {@code AWS::Region}
     */
    record RefTo(String name) implements TemplateValue {
        private static final String PSEUDO = "AWS::";

        public RefTo {
            Objects.requireNonNull(name, "name");
        }

        /** Tells whether it is given by CloudFormation itself. */
        public boolean isPseudo() {
            return name.startsWith(PSEUDO);
        }
    }

    /**
     * {@code Fn::GetAtt}.
     *
     * @param name as CloudFormation has it, such as {@code Arn} or {@code Endpoint.Address}
     */
    record Attribute(String logicalId, String name) implements TemplateValue {
        public Attribute {
            Objects.requireNonNull(logicalId, "logicalId");
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * {@code Fn::Join} of single values.
     *
     * @param delimiter what stands between the parts; mostly empty
     * @param parts in order; numbers and booleans are written as text by who makes it
     */
    record Joined(String delimiter, List<TemplateValue> parts) implements TemplateValue {
        public Joined {
            Objects.requireNonNull(delimiter, "delimiter");
            parts = List.copyOf(parts);
        }
    }

    /**
     * {@code Fn::Join} of a list that only CloudFormation knows.
     *
     * @param list an attribute, a parameter or zones
     */
    record JoinedList(String delimiter, TemplateValue list) implements TemplateValue {
        public JoinedList {
            Objects.requireNonNull(delimiter, "delimiter");
            Objects.requireNonNull(list, "list");
        }
    }

    /**
     * {@code Fn::Select}.
     *
     * @param index 0-based
     * @param list what gives a list
     */
    record Picked(int index, TemplateValue list) implements TemplateValue {
        public Picked {
            Objects.requireNonNull(list, "list");
        }
    }

    /** {@code Fn::Split}: the list of a text's pieces. */
    record Pieces(String delimiter, TemplateValue text) implements TemplateValue {
        public Pieces {
            Objects.requireNonNull(delimiter, "delimiter");
            Objects.requireNonNull(text, "text");
        }
    }

    /** {@code Fn::GetAZs} of the stack's region: the list of its availability zones. */
    record Zones() implements TemplateValue {}

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
    static Seq list(TemplateValue... items) {
        return new Seq(List.of(items));
    }

    /** Returns an object. */
    static Obj object(Map<String, ? extends TemplateValue> fields) {
        return new Obj(new TreeMap<>(fields));
    }

    /** Returns the parts as one text. */
    static Joined joined(TemplateValue... parts) {
        return new Joined("", List.of(parts));
    }

    /** Returns the values directly inside this one. */
    default Collection<TemplateValue> children() {
        return switch (this) {
            case Seq seq -> seq.items();
            case Obj object -> object.fields().values();
            case Joined joined -> joined.parts();
            case JoinedList joined -> List.of(joined.list());
            case Picked picked -> List.of(picked.list());
            case Pieces pieces -> List.of(pieces.text());
            case Text text -> List.of();
            case Num number -> List.of();
            case Bool bool -> List.of();
            case RefTo ref -> List.of();
            case Attribute attribute -> List.of();
            case Zones zones -> List.of();
        };
    }

    /** Returns the logical ids and parameters to which it refers, without pseudo parameters. */
    default Set<String> references() {
        Set<String> found = new TreeSet<>();
        addReferences(found);
        return found;
    }

    private void addReferences(Set<String> found) {
        if (this instanceof RefTo ref && !ref.isPseudo()) {
            found.add(ref.name());
        } else if (this instanceof Attribute attribute) {
            found.add(attribute.logicalId());
        }
        for (TemplateValue child : children()) {
            child.addReferences(found);
        }
    }
}
