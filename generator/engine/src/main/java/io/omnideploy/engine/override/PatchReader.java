package io.omnideploy.engine.override;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Kind;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what is said of one resource: down to single values, each checked against what the catalog knows of it. */
final class PatchReader {
    private final CatalogType type;
    private final Diagnostics problems;
    private final List<Patch> patches = new ArrayList<>();
    private final Map<List<String>, ConfigPath> seen = new HashMap<>();

    PatchReader(CatalogType type, Diagnostics problems) {
        this.type = type;
        this.problems = problems;
    }

    List<Patch> read(Node.Mapping overrides, ConfigPath path) {
        overrides.entries().forEach((written, entry) -> {
            At at = new At(path.then(written), entry.keySpan());
            walk(written, at).ifPresent(found -> {
                if (found.isKey()) {
                    leaf(found.steps(), CatalogValues.itemOf(found.property()), entry, at);
                } else {
                    value(found.steps(), found.property(), entry, at);
                }
            });
        });
        return patches;
    }

    /** Where something is written. */
    private record At(ConfigPath path, Optional<SourceSpan> place) {}

    /** What a written property leads to; of a key in a map, {@code property} is the map and {@code isKey} is true. */
    private record Found(List<String> steps, CatalogProperty property, boolean isKey) {}

    private Optional<Found> walk(String written, At at) {
        List<String> steps = new ArrayList<>();
        List<CatalogProperty> known = type.properties();
        String rest = written;
        while (true) {
            int dot = rest.indexOf('.');
            String name = dot < 0 ? rest : rest.substring(0, dot);
            Optional<CatalogProperty> property = named(known, name, steps, at);
            if (property.isEmpty()) {
                return Optional.empty();
            }
            steps.add(name);
            if (dot < 0) {
                return Optional.of(new Found(steps, property.get(), false));
            }
            rest = rest.substring(dot + 1);
            switch (property.get().kind()) {
                case MAP -> {
                    steps.add(rest);
                    return Optional.of(new Found(steps, property.get(), true));
                }
                case OBJECT -> known = property.get().fields();
                case LIST, SET, TEXT, NUMBER, NUMBER_OR_TEXT, BOOL -> {
                    problems.add(Diagnostic.error(
                                    "path-too-deep",
                                    "'" + String.join(".", steps) + "' is " + CatalogValues.expected(property.get())
                                            + ", and nothing inside of it has a name.")
                            .about(at.path())
                            .at(at.place())
                            .remedy("Give all of it, as '" + String.join(".", steps) + ": …'."));
                    return Optional.empty();
                }
            }
        }
    }

    private Optional<CatalogProperty> named(List<CatalogProperty> known, String name, List<String> steps, At at) {
        Optional<CatalogProperty> found =
                known.stream().filter(property -> property.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            String where = steps.isEmpty() ? "A " + type.type() : "'" + String.join(".", steps) + "'";
            problems.add(Diagnostic.error("unknown-property", where + " has no '" + name + "'.")
                    .about(at.path())
                    .at(at.place())
                    .remedy(Nearest.remedy(
                            name, known.stream().map(CatalogProperty::name).toList())));
        }
        return found;
    }

    private void value(List<String> steps, CatalogProperty property, Node.Entry entry, At at) {
        if (property.kind() == Kind.MAP && entry.value() instanceof Node.Mapping map) {
            map.entries()
                    .forEach((key, inner) -> leaf(
                            then(steps, key),
                            CatalogValues.itemOf(property),
                            inner,
                            new At(at.path().then(key), inner.keySpan())));
        } else if (property.kind() == Kind.OBJECT && entry.value() instanceof Node.Mapping map) {
            map.entries().forEach((key, inner) -> {
                At inside = new At(at.path().then(key), inner.keySpan());
                named(property.fields(), key, steps, inside)
                        .ifPresent(field -> value(then(steps, key), field, inner, inside));
            });
        } else {
            leaf(steps, property, entry, at);
        }
    }

    private void leaf(List<String> steps, CatalogProperty property, Node.Entry entry, At at) {
        ConfigPath other = seen.putIfAbsent(steps, at.path());
        if (other != null) {
            problems.add(Diagnostic.error(
                            "override-twice",
                            "'" + String.join(".", steps) + "' is given twice, also as " + other + ".")
                    .about(at.path())
                    .at(at.place())
                    .remedy("Keep one of them."));
            return;
        }
        if (entry.value() instanceof Node.Nothing) {
            patches.add(
                    new Patch(steps, property, Optional.empty(), at.path(), at.place(), Set.of(Origin.at(at.path()))));
            return;
        }
        CatalogValues.value(entry.value(), property, at.path(), problems)
                .ifPresent(value -> patches.add(new Patch(
                        steps, property, Optional.of(value), at.path(), at.place(), lines(entry.value(), at.path()))));
    }

    /** Each line inside of a list or map is one that says so. */
    private static Set<Origin> lines(Node node, ConfigPath path) {
        Set<Origin> lines = new HashSet<>();
        lines.add(Origin.at(path));
        switch (node) {
            case Node.Mapping map ->
                map.entries().forEach((key, entry) -> lines.addAll(lines(entry.value(), path.then(key))));
            case Node.Sequence list -> {
                for (int index = 0; index < list.items().size(); index++) {
                    lines.addAll(lines(list.items().get(index), path.item(index)));
                }
            }
            case Node.Scalar scalar -> {}
            case Node.Expanded expanded -> {}
            case Node.Nothing nothing -> {}
        }
        return lines;
    }

    private static List<String> then(List<String> steps, String step) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(step);
        return longer;
    }
}
