package io.omnideploy.backend.pulumi.emit;

import io.omnideploy.backend.pulumi.emit.ArgumentsClass.OfPulumi;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.templates.java.JavaType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the program's own classes turn out to need while the program is written, and their sources. */
final class OwnClasses {
    private static final String VALUE = "Object";

    private final Catalog catalog;
    private final PulumiNames pulumi;
    private final Classes classes;
    private final SortedMap<JavaType, OwnArguments> arguments = new TreeMap<>();
    private final SortedMap<ResourceType, SortedMap<String, String>> attributes = new TreeMap<>();
    private boolean looksInside;

    OwnClasses(Catalog catalog, PulumiNames pulumi, Classes classes) {
        this.catalog = catalog;
        this.pulumi = pulumi;
        this.classes = classes;
    }

    /** Returns the class of the arguments of a resource. */
    ArgumentsClass resource(ResourceType type) {
        JavaType made = classes.type(type);
        if (!classes.isOwn(type)) {
            return ofPulumi(made.packageName(), made.name(), type.provider(), false);
        }
        attributes.computeIfAbsent(type, key -> new TreeMap<>());
        Optional<OfPulumi> known =
                classes.counterpart(type).map(its -> ofPulumi(its.packageName(), its.name(), type.provider(), false));
        return own(made, Sdk.RESOURCE_ARGS, pulumi.constants(type), catalog.expect(type), known);
    }

    /** Returns the class of the arguments of a lookup. */
    ArgumentsClass lookup(ResourceType type) {
        JavaType function = classes.type(type);
        return classes.isOwn(type)
                ? own(function, Sdk.INVOKE_ARGS, Map.of(), catalog.expect(type), Optional.empty())
                : ofPulumi(function.packageName() + ".inputs", function.name(), type.provider(), true);
    }

    /** Returns the class of the settings of a provider. */
    ArgumentsClass settings(String provider, JavaType ownType) {
        if (pulumi.hasPackage(provider)) {
            return ofPulumi(pulumi.packageOf(provider), "Provider", provider, false);
        }
        return arguments
                .computeIfAbsent(
                        ownType,
                        type -> new OwnArguments(
                                type,
                                Sdk.RESOURCE_ARGS,
                                "Settings of the provider " + provider + ", for which Pulumi has no class.",
                                Map.of(),
                                pulumi.provider(provider).settings(),
                                Optional.empty(),
                                classes))
                .arguments();
    }

    private OfPulumi ofPulumi(String packageName, String name, String provider, boolean inputs) {
        return new OfPulumi(
                new JavaType(packageName, name + PulumiNames.ARGUMENTS),
                pulumi.packageOf(provider),
                new JavaType(inputs ? packageName : packageName + ".inputs", name));
    }

    private ArgumentsClass own(
            JavaType owner,
            JavaType base,
            Map<String, String> constants,
            CatalogType type,
            Optional<OfPulumi> counterpart) {
        return arguments
                .computeIfAbsent(
                        new JavaType(owner.packageName(), owner.name() + PulumiNames.ARGUMENTS),
                        made -> new OwnArguments(
                                made,
                                base,
                                "Arguments of " + PulumiNames.name(pulumi.token(type.type()))
                                        + ", as far as this program needs them.",
                                constants,
                                type.properties(),
                                counterpart,
                                classes))
                .arguments();
    }

    /** Notes that an attribute of a resource is asked for. */
    void tells(CatalogType type, String attribute) {
        tells(type, attribute, ofProperty(type, attribute).orElse("String"));
    }

    /** Notes that an attribute is asked for that must have a value. */
    void tells(CatalogType type, String attribute, Value wanted) {
        tells(
                type,
                attribute,
                ofProperty(type, attribute)
                        .orElse(
                                switch (wanted) {
                                    case Value.Num number -> "Integer";
                                    case Value.Bool bool -> "Boolean";
                                    default -> "String";
                                }));
    }

    /** Notes that what is inside of an attribute is asked for. */
    void tellsInside(CatalogType type, String attribute) {
        looksInside = true;
        tells(type, attribute, VALUE);
    }

    /** Notes that what is inside of something is asked for. */
    void looksInside() {
        looksInside = true;
    }

    private void tells(CatalogType type, String attribute, String java) {
        String name = PulumiNames.attribute(type, attribute);
        if (!name.equals("id") && !name.equals("urn")) {
            attributes.computeIfAbsent(type.type(), key -> new TreeMap<>()).put(name, java);
        }
    }

    private static Optional<String> ofProperty(CatalogType type, String attribute) {
        return type.property(attribute)
                .map(property -> OwnArguments.plain(property, new TreeSet<>()).orElse(VALUE));
    }

    /** Returns the sources by the simple name of their class. */
    SortedMap<String, String> sources() {
        SortedMap<String, String> sources = new TreeMap<>();
        arguments.values().forEach(one -> sources.put(one.outermostType().name(), one.print()));
        classes.own().forEach((type, made) -> {
            String token = pulumi.token(type);
            if (!PulumiNames.isLookup(token)) {
                sources.put(
                        made.name(),
                        new OwnResource(
                                        made,
                                        token,
                                        pulumi.plugin(type.provider()),
                                        attributes.getOrDefault(type, new TreeMap<>()))
                                .print());
            }
        });
        if (looksInside && !classes.own().isEmpty()) {
            String packageName = classes.own().firstEntry().getValue().packageName();
            sources.put("Inside", OwnResource.inside(packageName));
        }
        return sources;
    }

    /** Returns the names of the classes of the program's own, for those that must not be called the same. */
    static Set<String> names(Classes classes) {
        Set<String> names = new TreeSet<>();
        classes.own().values().forEach(type -> {
            names.add(type.name());
            names.add(type.name() + PulumiNames.ARGUMENTS);
        });
        return names;
    }
}
