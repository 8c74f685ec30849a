package io.omnideploy.backend.pulumi.emit;

import io.omnideploy.backend.pulumi.emit.ArgumentsClass.Form;
import io.omnideploy.backend.pulumi.emit.ArgumentsClass.OfPulumi;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Kind;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.templates.java.JavaType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The source of one class of arguments of the program's own, with the classes of what is further in: only what the program uses,
 * in the order of the catalog. Where Pulumi has a class for what is in an argument, and it can say all that is asked for, that one
 * serves.
 */
final class OwnArguments {
    /** Names that the source itself needs for others. */
    private static final Set<String> TAKEN = Set.of(
            "Boolean",
            "Double",
            "Either",
            "Import",
            "Integer",
            "InvokeArgs",
            "List",
            "Map",
            "Object",
            "Output",
            "ResourceArgs",
            "String");

    /**
     * One class of the source.
     *
     * @param name empty for the outermost one
     * @param fields what it may take
     * @param counterpart the class that Pulumi has in its place, if any, which can't say all
     */
    record Place(String name, List<CatalogProperty> fields, Optional<OfPulumi> counterpart) {
        Place {
            fields = List.copyOf(fields);
        }
    }

    private record Taken(CatalogProperty property, Set<Form> forms) {}

    private final JavaType type;
    private final String base;
    private final String description;
    private final Map<String, String> constants;
    private final Classes classes;
    private final Place outermost;
    private final Map<String, Place> places = new TreeMap<>();
    private final Map<String, Place> inside = new HashMap<>();
    private final Map<String, TreeMap<Integer, Taken>> taken = new TreeMap<>();

    /**
     * Starts a source.
     *
     * @param base the class of the SDK that it extends
     * @param constants arguments that are always the same
     * @param counterpart the class that Pulumi has in its place, if any
     */
    OwnArguments(
            JavaType type,
            JavaType base,
            String description,
            Map<String, String> constants,
            List<CatalogProperty> properties,
            Optional<OfPulumi> counterpart,
            Classes classes) {
        this.type = type;
        this.base = base.fullName();
        this.description = description;
        this.constants = new LinkedHashMap<>(constants);
        this.classes = classes;
        outermost = new Place("", properties, counterpart);
        taken.put("", new TreeMap<>());
    }

    JavaType outermostType() {
        return type;
    }

    /** Returns the class of the whole. */
    ArgumentsClass arguments() {
        return new ArgumentsClass.OfProgram(this, outermost);
    }

    JavaType type(Place place) {
        return place.name().isEmpty() ? type : new JavaType(type.packageName(), type.name() + "." + place.name());
    }

    /** Returns the class of what is in a property; two properties with the same inside share one. */
    ArgumentsClass inner(Place outer, CatalogProperty property) {
        Optional<OfPulumi> known = outer.counterpart().map(its -> its.inner(property));
        if (known.isPresent() && !classes.saysMore(outer.fields(), property)) {
            return known.get();
        }
        String key = outer.name() + " " + property.name();
        return new ArgumentsClass.OfProgram(
                this, inside.computeIfAbsent(key, absent -> newPlace(outer, property, known)));
    }

    private Place newPlace(Place outer, CatalogProperty property, Optional<OfPulumi> counterpart) {
        List<CatalogProperty> fields = PulumiNames.fields(property);
        String simple = PulumiNames.inner("", new JavaType("", ""), property).name();
        String name = TAKEN.contains(simple) ? simple + "Value" : simple;
        for (int number = 1;
                places.containsKey(name) && !places.get(name).equals(new Place(name, fields, counterpart));
                number++) {
            name = outer.name() + simple + (number == 1 ? "" : number);
        }
        taken.computeIfAbsent(name, key -> new TreeMap<>());
        return places.computeIfAbsent(name, key -> new Place(key, fields, counterpart));
    }

    /** Notes that an argument is given in some form. */
    void takes(Place place, CatalogProperty property, Form form) {
        taken.get(place.name())
                .computeIfAbsent(
                        place.fields().indexOf(property), at -> new Taken(property, EnumSet.noneOf(Form.class)))
                .forms()
                .add(form);
    }

    /** Returns the text of the source. */
    String print() {
        TreeSet<String> imports = new TreeSet<>();
        imports.add(base);
        List<String> classes = new ArrayList<>();
        for (String name : taken.keySet()) {
            if (!name.isEmpty()) {
                classes.add(classOf(places.get(name), imports).indent(4).replaceAll("(?m)^ +$", ""));
            }
        }
        String outer = classOf(outermost, imports);
        String body = outer.substring(0, outer.length() - 2);
        String nested = classes.isEmpty() ? "" : (body.endsWith("{\n") ? "" : "\n") + String.join("\n", classes);
        StringBuilder text = new StringBuilder("// " + Emission.HEADER + "\npackage " + type.packageName() + ";\n\n");
        imports.forEach(each -> text.append("import ").append(each).append(";\n"));
        return text.append("\n/** ")
                .append(description)
                .append(" */\n")
                .append(body)
                .append(nested)
                .append("}\n")
                .toString();
    }

    private String classOf(Place place, Set<String> imports) {
        boolean whole = place.name().isEmpty();
        String name = whole ? type.name() : place.name();
        String parent = whole ? simple(base) : "ResourceArgs";
        if (!whole) {
            imports.add(Sdk.RESOURCE_ARGS.fullName());
        }
        List<String> fields = new ArrayList<>();
        List<String> methods = new ArrayList<>();
        if (whole) {
            constants.forEach((key, value) -> fields.add("""
                        @Import private final String %s = "%s";
                    """.formatted(key, value)));
        }
        taken.get(place.name()).values().forEach(one -> {
            boolean isPlain = PulumiNames.fields(one.property()).isEmpty()
                    && one.property().kind() != Kind.OBJECT;
            String inner = isPlain ? "" : name(inner(place, one.property()), imports);
            Member member = new Member(name, one.property(), inner);
            fields.add(member.field(imports));
            one.forms().forEach(form -> methods.add(member.method(form, imports)));
        });
        if (!fields.isEmpty()) {
            imports.add("com.pulumi.core.annotations.Import");
        }
        String given = String.join("", fields) + (fields.isEmpty() || methods.isEmpty() ? "" : "\n");
        return (whole ? "final class " : "static final class ") + name + " extends " + parent + " {\n" + given
                + String.join("\n", methods) + "}\n";
    }

    private String name(ArgumentsClass inner, Set<String> imports) {
        return switch (inner) {
            case ArgumentsClass.OfProgram own -> own.place().name();
            case OfPulumi known -> {
                boolean isFree = !known.type().name().equals(type.name())
                        && !places.containsKey(known.type().name());
                if (isFree) {
                    imports.add(known.type().fullName());
                }
                yield isFree ? known.type().name() : known.type().fullName();
            }
        };
    }

    private static String simple(String fullName) {
        return fullName.substring(fullName.lastIndexOf('.') + 1);
    }

    /**
     * An argument of a class.
     *
     * @param owner the class
     * @param inner the class of what is in it, if any
     */
    private record Member(String owner, CatalogProperty property, String inner) {
        String name() {
            return ArgumentsClass.OfProgram.name(property);
        }

        String field(Set<String> imports) {
            imports.add(Sdk.OUTPUT.fullName());
            String registered = PulumiNames.registered(property);
            // Without a name the SDK takes that of the field.
            return registered.equals(name())
                    ? """
                        @Import private Output<%s> %s;
                    """.formatted(whole(imports), name())
                    : """

                        @Import(name = "%s")
                        private Output<%s> %s;
                    """.formatted(registered, whole(imports), name());
        }

        String method(Form form, Set<String> imports) {
            boolean either = property.kind() == Kind.NUMBER_OR_TEXT;
            String item = item();
            String parameter = switch (form) {
                case PLAIN -> either ? "String" : whole(imports);
                case NUMBER -> "Integer";
                case ITEMS -> item + "...";
                case LIST -> "List<" + item + ">";
                case LATER -> "Output<" + (either ? "String" : whole(imports)) + ">";
            };
            String value = switch (form) {
                case PLAIN -> either ? "Output.of(Either.ofRight(%s))" : "Output.of(%s)";
                case NUMBER -> "Output.of(Either.ofLeft(%s))";
                case ITEMS -> "Output.of(List.of(%s))";
                case LIST -> "Output.of(%s)";
                case LATER -> either ? "%s.applyValue(Either::ofRight)" : "%s";
            };
            return """
                        %s %s(%s %s) {
                            this.%s = %s;
                            return this;
                        }
                    """.formatted(owner, name(), parameter, name(), name(), value.formatted(name()));
        }

        private String whole(Set<String> imports) {
            Transform transform = property.transform().get(PulumiNames.TOOL);
            boolean list = property.kind() == Kind.LIST
                    || property.kind() == Kind.SET
                    || transform instanceof Transform.Pairs
                    || transform instanceof Transform.Entries
                    || transform instanceof Transform.ListOfOne;
            if (list) {
                imports.add(Sdk.LIST.fullName());
                return "List<" + item() + ">";
            }
            if (property.kind() == Kind.MAP) {
                imports.add(Sdk.MAP.fullName());
                return "Map<String, " + item() + ">";
            }
            if (property.kind() == Kind.NUMBER_OR_TEXT) {
                imports.add(Sdk.EITHER.fullName());
                return "Either<Integer, String>";
            }
            return item();
        }

        /** Returns the class of the value, or of each item of it. */
        private String item() {
            Transform transform = property.transform().get(PulumiNames.TOOL);
            if (!inner.isEmpty()) {
                return inner;
            }
            if (transform instanceof Transform.NumberToText || transform instanceof Transform.Pairs) {
                return "String";
            }
            if (transform instanceof Transform.Decimal) {
                return "Double";
            }
            boolean single = property.item().isEmpty();
            return switch (single ? property.kind() : property.item().orElse(Kind.TEXT)) {
                case NUMBER -> "Integer";
                case BOOL -> "Boolean";
                case TEXT, NUMBER_OR_TEXT, LIST, SET, MAP, OBJECT -> "String";
            };
        }
    }

    /** Returns what the value of a property is in Java; empty where it has classes of its own inside. */
    static Optional<String> plain(CatalogProperty property, Set<String> imports) {
        return PulumiNames.fields(property).isEmpty()
                ? Optional.of(new Member("", property, "").whole(imports))
                : Optional.empty();
    }
}
