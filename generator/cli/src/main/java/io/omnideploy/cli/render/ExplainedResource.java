package io.omnideploy.cli.render;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Positions;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.engine.override.Overrides;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A resource with the lines and rules behind each of its properties.
 *
 * @param address its address
 * @param properties the resource itself first, then in the order in which an expert would write them
 */
public record ExplainedResource(String address, List<Property> properties) {
    public ExplainedResource {
        properties = List.copyOf(properties);
    }

    /**
     * A property, or an entry of one.
     *
     * @param path empty for the resource itself
     * @param value absent for the resource itself, and where somebody decided that there is none
     */
    public record Property(String path, Optional<Value> value, boolean isOverridden, List<Reason> reasons) {
        public Property {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Why a property is there.
     *
     * @param isWritten whether a person wrote it; else it is a rule, or a default
     * @param place where it is written, where that can be told
     */
    public record Reason(Origin origin, boolean isWritten, Optional<SourceSpan> place) {}

    /** Explains a resource. */
    public static ExplainedResource of(ResourceSpec spec, Positions positions, Catalog catalog) {
        List<String> known = catalog.type(spec.id().type()).map(CatalogType::properties).orElse(List.of()).stream()
                .map(CatalogProperty::name)
                .toList();
        TreeSet<String> paths = new TreeSet<>(Comparator.comparingInt((String path) -> rank(known, first(path)))
                .thenComparing(path -> path));
        paths.addAll(spec.origins().keySet());
        spec.properties().keySet().stream()
                .filter(name -> paths.stream().noneMatch(path -> first(path).equals(name)))
                .toList()
                .forEach(paths::add);
        return new ExplainedResource(
                spec.id().toString(),
                paths.stream().map(path -> property(spec, path, positions)).toList());
    }

    /** Returns what concerns one property: itself and its entries, else what it is an entry of; empty if there is none. */
    public ExplainedResource only(String property) {
        List<Property> inside = properties.stream()
                .filter(candidate -> isIn(candidate.path(), property))
                .toList();
        return new ExplainedResource(
                address,
                !inside.isEmpty()
                        ? inside
                        : properties.stream()
                                .filter(candidate -> !candidate.path().isEmpty()
                                        && isIn(property, candidate.path())
                                        && candidate.value().isPresent())
                                .toList());
    }

    private static boolean isIn(String path, String around) {
        return path.equals(around) || path.startsWith(around + ".") || path.startsWith(around + "[");
    }

    private static int rank(List<String> known, String name) {
        if (name.isEmpty()) {
            return -2;
        }
        int index = known.indexOf(name);
        return name.equals(ResourceSpec.ORDER) ? -1 : index < 0 ? known.size() : index;
    }

    private static String first(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    private static Property property(ResourceSpec spec, String path, Positions positions) {
        List<Reason> reasons = spec.origins().getOrDefault(path, new TreeSet<>()).stream()
                .map(origin -> reason(origin, positions))
                .toList();
        boolean isOverridden = reasons.stream().anyMatch(reason -> Overrides.isOverride(reason.origin()));
        return new Property(path, value(new Value.Obj(spec.properties()), path), isOverridden, reasons);
    }

    private static Reason reason(Origin origin, Positions positions) {
        return switch (origin) {
            case Origin.Rule rule -> new Reason(rule, false, Optional.empty());
            case Origin.Written written -> {
                boolean isGiven = positions.isGiven(written.path());
                yield new Reason(
                        written,
                        isGiven || Overrides.isOverride(written),
                        isGiven ? begin(written.path(), positions) : Optional.empty());
            }
        };
    }

    /** Returns where what stands at a path begins. */
    private static Optional<SourceSpan> begin(ConfigPath path, Positions positions) {
        Optional<SourceSpan> first = Optional.empty();
        for (Map.Entry<ConfigPath, SourceSpan> leaf :
                positions.leaves().tailMap(path, true).entrySet()) {
            if (!path.contains(leaf.getKey())) {
                break;
            }
            if (first.isEmpty() || leaf.getValue().compareTo(first.get()) < 0) {
                first = Optional.of(leaf.getValue());
            }
        }
        return first;
    }

    /** Keys of maps may have dots. */
    private static Optional<Value> value(Value.Obj within, String path) {
        Value whole = within.fields().get(path);
        if (whole != null) {
            return Optional.of(whole);
        }
        int dot = path.indexOf('.');
        return dot > 0
                ? Optional.ofNullable(within.fields().get(path.substring(0, dot)))
                        .flatMap(ExplainedResource::opened)
                        .flatMap(inner -> value(inner, path.substring(dot + 1)))
                : Optional.empty();
    }

    /** Returns what has entries as a map: also a text in JSON, and a list whose items have names. */
    static Optional<Value.Obj> opened(Value value) {
        return switch (value) {
            case Value.Obj object -> Optional.of(object);
            case Value.JsonText json -> opened(json.value());
            case Value.Seq seq -> byName(seq);
            default -> Optional.empty();
        };
    }

    private static Optional<Value.Obj> byName(Value.Seq seq) {
        SortedMap<String, Value> items = new TreeMap<>();
        for (Value item : seq.items()) {
            if (!(item instanceof Value.Obj object && object.fields().get("name") instanceof Value.Text name)) {
                return Optional.empty();
            }
            SortedMap<String, Value> rest = new TreeMap<>(object.fields());
            rest.remove("name");
            items.put(name.text(), rest.size() == 1 ? rest.get(rest.firstKey()) : new Value.Obj(rest));
        }
        return Optional.of(new Value.Obj(items));
    }
}
