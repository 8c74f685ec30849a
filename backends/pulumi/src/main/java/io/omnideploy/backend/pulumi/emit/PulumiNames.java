package io.omnideploy.backend.pulumi.emit;

import io.omnideploy.resource.ApiObjects;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Kind;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.CatalogProvider;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.templates.java.JavaType;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The rules by which Pulumi makes its names out of Terraform's: camel case, in the plural when there can be several. The catalog
 * names the exceptions.
 */
public final class PulumiNames {
    /** The name of the tool in the catalog. */
    public static final String TOOL = "pulumi";

    /** The end of the name of every class of arguments. */
    public static final String ARGUMENTS = "Args";

    private static final Pattern VERSION = Pattern.compile("v\\d+((alpha|beta)\\d+)?");

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

    /** {@code ecs/service} is in {@code ecs}; {@code networking.k8s.io/v1}, a group of an API and its version, in {@code networking.v1}. */
    private static String module(String token) {
        String middle = token.substring(token.indexOf(':') + 1, token.lastIndexOf(':'));
        int slash = middle.indexOf('/');
        if (slash < 0) {
            return middle.equals("index") ? "" : middle;
        }
        String first = middle.substring(0, slash);
        String second = middle.substring(slash + 1);
        if (VERSION.matcher(second).matches()) {
            return first.replaceFirst("\\..*", "") + "." + second;
        }
        return first.equals("index") ? "" : first;
    }

    /** Tells whether Pulumi has classes for Java for a provider. */
    public boolean hasPackage(String provider) {
        return facts(provider).containsKey("package");
    }

    /** Returns the version of the plug-in for what is declared by token: its own, or that of the classes. */
    public String plugin(String provider) {
        SortedMap<String, String> facts = facts(provider);
        return facts.containsKey("plugin") ? facts.get("plugin") : fact(provider, "version");
    }

    /** Returns the arguments that every resource of a type has, whatever it is: an object of an API tells its version and kind. */
    public SortedMap<String, String> constants(ResourceType type) {
        SortedMap<String, String> constants = new TreeMap<>();
        String api = facts(type.provider()).get("objects");
        if (api != null) {
            ApiObjects objects = new ApiObjects(api);
            constants.put("apiVersion", objects.version(catalog.expect(type)));
            constants.put("kind", objects.kind(catalog.expect(type)));
        }
        return constants;
    }

    /** Returns the properties of types whose maps hold anything in the eyes of Pulumi's classes, though all in them is text. */
    Set<String> mapsOfAnything(Collection<ResourceType> types) {
        Set<String> names = new TreeSet<>();
        for (ResourceType type : types) {
            if (facts(type.provider()).getOrDefault("maps", "").equals("objects")) {
                collectMaps(catalog.expect(type).properties(), names);
            }
        }
        return names;
    }

    private static void collectMaps(List<CatalogProperty> properties, Set<String> names) {
        for (CatalogProperty property : properties) {
            if (property.kind() == Kind.MAP) {
                names.add(property(property));
            }
            collectMaps(property.fields(), names);
        }
    }

    /** Returns what the catalog tells of a provider. */
    public String fact(String provider, String key) {
        String fact = facts(provider).get(key);
        if (fact == null) {
            throw new IllegalArgumentException("the catalog has no " + key + " of " + provider + " for Pulumi");
        }
        return fact;
    }

    private SortedMap<String, String> facts(String provider) {
        return catalog.provider(provider)
                .flatMap(known -> known.tool(TOOL))
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

    /**
     * Returns the class of what is in a property, without its ending: that of what it is in and its own name, of one of several
     * in the singular.
     *
     * @param base the package of the provider
     * @param outer the class of what it is in, without its ending
     */
    public static JavaType inner(String base, JavaType outer, CatalogProperty property) {
        String explicit = property.classes().get(TOOL);
        if (explicit != null) {
            int dot = explicit.lastIndexOf('.');
            return new JavaType(base + "." + explicit.substring(0, dot) + ".inputs", explicit.substring(dot + 1));
        }
        String name = capital(repeated(property) ? singular(property(property)) : camel(property.name()));
        return new JavaType(outer.packageName(), outer.name() + name);
    }

    /** Returns what is inside of a property, also of a map that Pulumi takes as a list of objects. */
    static List<CatalogProperty> fields(CatalogProperty property) {
        return property.transform().get(TOOL) instanceof Transform.Entries form
                ? List.of(text(form.keyField()), text(form.valueField()))
                : property.fields();
    }

    private static CatalogProperty text(String name) {
        SortedMap<String, String> none = new TreeMap<>();
        return new CatalogProperty(
                name, Kind.TEXT, Optional.empty(), List.of(), false, false, false, none, new TreeMap<>(), none);
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
