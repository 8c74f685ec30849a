package io.omnideploy.platform.kubernetes.vocabulary;

import io.omnideploy.resource.ApiObjects;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.ResourceType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A type of object as the API server knows it.
 *
 * @param version group and version, as {@code apps/v1}
 * @param name as {@code Deployment}
 */
public record Kind(ResourceType type, CatalogType catalog, String version, String name) {
    private static final ApiObjects API = new ApiObjects(KubernetesTypes.PROVIDER);

    /** Returns a type as the catalog describes it. */
    public static Kind of(ResourceType type, Catalog catalog) {
        CatalogType entry = catalog.expect(type);
        return new Kind(type, entry, API.version(entry), API.kind(entry));
    }

    /** Returns every managed type. */
    public static List<Kind> all(Catalog catalog) {
        return KubernetesTypes.managed().stream().map(type -> of(type, catalog)).toList();
    }

    /** Returns the word for its objects in paths: the plural, in lower case. */
    public String plural() {
        String singular = name.toLowerCase(Locale.ROOT);
        if (singular.endsWith("s")) {
            return singular + "es";
        }
        return singular.endsWith("y") ? singular.substring(0, singular.length() - 1) + "ies" : singular + "s";
    }

    /** Tells whether its objects lie in a namespace. */
    public boolean isNamespaced() {
        return !name.equals("Namespace");
    }

    /** Tells whether somebody must have told the API server what it is before it can be used. */
    public boolean isCustom() {
        return version.startsWith("gateway.networking.k8s.io/") || version.startsWith("external-secrets.io/");
    }

    /** Returns the path of all its objects, or of those of a namespace. */
    public String path(Optional<String> namespace) {
        String group = (version.contains("/") ? "/apis/" : "/api/") + version;
        return group + namespace.map(name -> "/namespaces/" + name).orElse("") + "/" + plural();
    }

    /** Returns the path of one object. */
    public String path(Optional<String> namespace, String object) {
        return path(namespace) + "/" + object;
    }
}
