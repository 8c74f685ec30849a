package io.omnideploy.backend.terraform.conformance;

import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Kind;
import io.omnideploy.resource.CatalogProperty.Transform;

/** The rule by which Pulumi makes its names out of Terraform's; the catalog names the exceptions. */
final class PulumiNames {
    private PulumiNames() {}

    /** Returns the name of a property: camel case, in the plural when there can be several. */
    static String of(CatalogProperty property) {
        String explicit = property.names().get("pulumi");
        if (explicit != null) {
            return explicit;
        }
        String camel = camel(property.name());
        return repeated(property) ? plural(camel) : camel;
    }

    private static boolean repeated(CatalogProperty property) {
        return property.kind() == Kind.LIST
                || property.kind() == Kind.SET
                || property.transform().get("pulumi") instanceof Transform.Pairs
                || property.transform().get("pulumi") instanceof Transform.Entries;
    }

    private static String camel(String snake) {
        StringBuilder camel = new StringBuilder();
        for (String word : snake.split("_")) {
            camel.append(camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }

    private static String plural(String word) {
        if (word.endsWith("s")) {
            return word;
        }
        return word.endsWith("ch") || word.endsWith("x") ? word + "es" : word + "s";
    }
}
