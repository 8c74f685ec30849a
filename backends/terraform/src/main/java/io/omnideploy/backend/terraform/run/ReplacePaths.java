package io.omnideploy.backend.terraform.run;

import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.Value;
import io.omnideploy.templates.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The properties for whose sake Terraform makes a resource anew.
 *
 * @param paths from the outermost property inwards, without saying in which item of a list: {@code spec.selector}
 */
record ReplacePaths(Set<String> paths) {
    private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

    /** Reads them from a resource of a plan, whose arguments the catalog turns into properties. */
    static ReplacePaths of(Value json, List<CatalogProperty> catalog) {
        Set<String> paths = new TreeSet<>();
        Json.items(json, "change", "replace_paths").forEach(path -> paths.add(path(Json.texts(path), catalog)));
        paths.remove("");
        return new ReplacePaths(paths);
    }

    /** Tells whether a change is in one of them, or around one. */
    boolean covers(String path) {
        String plain = INDEX.matcher(path).replaceAll("");
        return paths.stream()
                .anyMatch(
                        known -> plain.equals(known) || plain.startsWith(known + ".") || known.startsWith(plain + "."));
    }

    private static String path(List<String> steps, List<CatalogProperty> catalog) {
        StringBuilder path = new StringBuilder();
        List<CatalogProperty> inside = catalog;
        for (String step : steps) {
            Optional<CatalogProperty> property = inside.stream()
                    .filter(known -> GraphTerms.arguments(known).contains(step))
                    .findFirst();
            if (property.isEmpty()) {
                break;
            }
            path.append(path.isEmpty() ? "" : ".").append(property.get().name());
            inside = property.get().fields();
        }
        return path.toString();
    }
}
