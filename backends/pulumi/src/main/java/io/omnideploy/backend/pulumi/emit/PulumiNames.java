package io.omnideploy.backend.pulumi.emit;

import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Kind;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.CatalogProvider;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.templates.java.JavaType;
import java.util.Locale;

/**
 * The rules by which Pulumi makes its names out of Terraform's: camel case, in the plural when there can be several. The catalog
 * names the exceptions.
 */
public final class PulumiNames {
    /** The name of the tool in the catalog. */
    public static final String TOOL = "pulumi";

    private final Catalog catalog;

    public PulumiNames(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Returns the token of a type, as {@code aws:ecs/service:Service}. */
    public String token(ResourceType type) {
        return catalog.expect(type)
                .name(TOOL)
                .orElseThrow(() -> new IllegalArgumentException("Pulumi has no resource for " + type));
    }

    /** Tells whether a token is that of a function, which looks something up. */
    public static boolean isLookup(String token) {
        return name(token).startsWith("get");
    }

    /** Returns the class of a token; for a function, the one of its arguments without that word. */
    public JavaType type(ResourceType type) {
        String token = token(type);
        return new JavaType(packageOf(type.provider(), token), capital(name(token)));
    }

    /** Returns the class that has the function of a token. */
    public JavaType functions(ResourceType type) {
        String token = token(type);
        String module = module(token);
        return new JavaType(
                packageOf(type.provider(), token),
                capital(module.isEmpty() ? token.substring(0, token.indexOf(':')) : module) + "Functions");
    }

    /** Returns the name of a token without its package: that of the class or of the function. */
    public static String name(String token) {
        return token.substring(token.lastIndexOf(':') + 1);
    }

    /** Returns the package of the classes of a provider, as {@code com.pulumi.aws}. */
    public String packageOf(String provider) {
        return fact(provider, "package").replace(':', '.');
    }

    private String packageOf(String provider, String token) {
        String module = module(token);
        return packageOf(provider) + (module.isEmpty() ? "" : "." + module);
    }

    private static String module(String token) {
        String middle = token.substring(token.indexOf(':') + 1, token.lastIndexOf(':'));
        String module = middle.contains("/") ? middle.substring(0, middle.indexOf('/')) : middle;
        return module.equals("index") ? "" : module;
    }

    /** Returns what the catalog tells of a provider. */
    public String fact(String provider, String key) {
        return catalog.provider(provider)
                .flatMap(known -> known.tool(TOOL))
                .map(facts -> facts.get(key))
                .orElseThrow(() -> new IllegalArgumentException("Pulumi has no provider for " + provider));
    }

    /** Returns the settings that a provider has. */
    public CatalogProvider provider(String provider) {
        return catalog.provider(provider)
                .orElseThrow(() -> new IllegalArgumentException("not in the catalog: provider " + provider));
    }

    /** Returns the name of a property, which is that of the method of the builder too. */
    public static String property(CatalogProperty property) {
        String explicit = property.names().get(TOOL);
        if (explicit != null) {
            return explicit;
        }
        String camel = camel(property.name());
        return repeated(property) ? plural(camel) : camel;
    }

    /** Returns the name under which the program registers a property: Java alone puts a line behind its own names. */
    public static String registered(CatalogProperty property) {
        String name = property(property);
        return name.endsWith("_") ? name.substring(0, name.length() - 1) : name;
    }

    /** Returns the end of the class of what is in a property: its name, of one of several in the singular. */
    public static String inner(CatalogProperty property) {
        return capital(repeated(property) ? singular(property(property)) : camel(property.name()));
    }

    /** Returns the method that tells an attribute. */
    public static String attribute(CatalogType type, String attribute) {
        String special = type.attributeName(TOOL, attribute);
        if (!special.equals(attribute)) {
            return special;
        }
        return type.attributes().contains(attribute)
                ? camel(attribute)
                : type.property(attribute).map(PulumiNames::property).orElse(camel(attribute));
    }

    private static boolean repeated(CatalogProperty property) {
        Transform transform = property.transform().get(TOOL);
        return property.kind() == Kind.LIST
                || property.kind() == Kind.SET
                || transform instanceof Transform.Pairs
                || transform instanceof Transform.Entries;
    }

    /** Returns snake case in camel case. */
    public static String camel(String snake) {
        StringBuilder camel = new StringBuilder();
        for (String word : snake.split("_")) {
            camel.append(camel.isEmpty() ? word : capital(word));
        }
        return camel.toString();
    }

    private static String plural(String word) {
        if (word.endsWith("s")) {
            return word;
        }
        if (word.endsWith("y") && "aeiou".indexOf(word.charAt(word.length() - 2)) < 0) {
            return word.substring(0, word.length() - 1) + "ies";
        }
        return word.endsWith("ch") || word.endsWith("x") ? word + "es" : word + "s";
    }

    private static String singular(String word) {
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word;
    }

    static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
