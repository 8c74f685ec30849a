package io.omnideploy.backend.terraform.run;

import io.omnideploy.backend.terraform.emit.Names;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.plan.PropertyDiff;
import io.omnideploy.plan.Shown;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.resource.Value.Bool;
import io.omnideploy.resource.Value.Obj;
import io.omnideploy.resource.Value.SecretInput;
import io.omnideploy.resource.Value.Seq;
import io.omnideploy.spi.run.SecretPaths;
import io.omnideploy.templates.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One resource of Terraform's plan in the terms of the graph.
 *
 * @param json the change as Terraform tells it
 * @param spec what is wanted of the resource; absent when it goes away
 * @param applied what was asked of it when it was last applied
 * @param authority who knows what must be made anew
 */
record ResourceChange(
        ResourceId id,
        Value json,
        List<CatalogProperty> catalog,
        Optional<ResourceSpec> spec,
        Optional<AppliedRecord.Entry> applied,
        Authority authority) {
    /** Who knows which changes a resource can't take in place. */
    enum Authority {
        /** The provider's plan tells all, also of what nobody asks for any more. */
        PROVIDER,
        /** The provider plans updates that never reach the platform; the catalog tells what must be made anew. */
        CATALOG
    }

    private static final String BEFORE = "before";
    private static final String AFTER = "after";

    List<String> actions() {
        return Json.texts(json, "change", "actions");
    }

    Operation operation() {
        return switch (String.join(" ", actions())) {
            case "create" -> Operation.CREATE;
            case "update" -> Operation.UPDATE;
            case "delete" -> Operation.DELETE;
            case "delete create", "create delete" -> Operation.REPLACE;
            case "no-op" -> isImported() ? Operation.ADOPT : Operation.NONE;
            // Reading data and forgetting a resource leave everything where it is.
            default -> Operation.NONE;
        };
    }

    boolean isImported() {
        return Json.get(json, "change", "importing").isPresent();
    }

    boolean isTainted() {
        return Json.text(json, "action_reason")
                .filter("replace_because_tainted"::equals)
                .isPresent();
    }

    /** Returns what differs, down to the entry of a map; all that is set when the resource is new. */
    List<PropertyChange> properties() {
        SortedMap<String, Value> before = side(BEFORE);
        SortedMap<String, Value> after = after(before);
        if (operation() == Operation.CREATE) {
            after.keySet()
                    .removeIf(name -> spec.filter(wanted -> wanted.properties().containsKey(name))
                            .isEmpty());
        }
        ReplacePaths replacing = ReplacePaths.of(json, catalog);
        return PropertyDiff.between(masked(before, after), masked(after, before, AFTER), catalog).stream()
                .map(change -> new PropertyChange(
                        change.path(),
                        shown(change.before()),
                        shown(change.after()),
                        operation() == Operation.REPLACE && (change.replaces() || replacing.covers(change.path()))))
                .filter(change -> operation() != Operation.REPLACE || change.replaces() || isAsked(root(change)))
                .toList();
    }

    /** Returns what differs, or what follows from the provider's own settings where that alone is why it is changed. */
    List<PropertyChange> reasons() {
        List<PropertyChange> changes = properties();
        return changes.isEmpty() && operation() == Operation.UPDATE ? consequences() : changes;
    }

    /** Returns what differs though no property does, such as tags that every resource gets; nothing secret or not yet known. */
    private List<PropertyChange> consequences() {
        SortedMap<String, Value> before = new TreeMap<>(Json.fields(json, "change", BEFORE));
        SortedMap<String, Value> after = new TreeMap<>(Json.fields(json, "change", AFTER));
        Set<String> hidden = new TreeSet<>();
        catalog.forEach(known -> hidden.addAll(GraphTerms.arguments(known)));
        for (String side : List.of("before_sensitive", "after_sensitive", "after_unknown")) {
            Json.fields(json, "change", side).forEach((name, marked) -> {
                if (holdsTrue(marked)) {
                    hidden.add(name);
                }
            });
        }
        before.keySet().removeAll(hidden);
        after.keySet().removeAll(hidden);
        return PropertyDiff.between(before, after, catalog);
    }

    /** What the platform fills in by itself, the next one of a kind will have too. */
    private boolean isAsked(String property) {
        return wanted().containsKey(property)
                || applied.filter(entry -> entry.asked().contains(property)).isPresent();
    }

    /** Returns the properties of which the resource had something when it was last applied, and of which nothing is wanted now. */
    Set<String> noLongerAsked() {
        Set<String> gone = new TreeSet<>();
        if (authority == Authority.PROVIDER) {
            return gone;
        }
        applied.ifPresent(entry -> gone.addAll(entry.asked()));
        spec.ifPresent(wanted -> gone.removeAll(wanted.properties().keySet()));
        spec.ifPresent(wanted -> gone.removeAll(wanted.lifecycle().ignore()));
        gone.removeIf(name -> catalog.stream().noneMatch(known -> known.name().equals(name) && known.replaces()));
        return gone;
    }

    static String root(PropertyChange change) {
        return change.path().split("[.\\[]", 2)[0];
    }

    private SortedMap<String, Value> side(String side) {
        return opened(GraphTerms.of(Json.fields(json, "change", side), catalog, wanted().keySet()));
    }

    private SortedMap<String, Value> wanted() {
        return spec.map(ResourceSpec::properties).orElseGet(TreeMap::new);
    }

    private SortedMap<String, Value> opened(SortedMap<String, Value> properties) {
        return JsonTexts.opened(properties, wanted());
    }

    /** Where Terraform knows nothing yet, what is wanted says what will be, and what nobody asked for stays out of sight. */
    private SortedMap<String, Value> after(SortedMap<String, Value> before) {
        SortedMap<String, Value> after = side(AFTER);
        Map<String, Value> unknown = Json.fields(json, "change", "after_unknown");
        SortedMap<String, Value> marks = GraphTerms.of(unknown, catalog, Set.of());
        for (CatalogProperty property : catalog) {
            String name = property.name();
            if (!holdsTrue(GraphTerms.value(property, unknown))) {
                continue;
            }
            if (operation() != Operation.CREATE && isOpen(property) && marks.get(name) instanceof Obj mark) {
                Value filled = PartlyKnown.filled(after.get(name), mark, wanted().get(name), before.get(name));
                after.put(name, filled == null ? new Obj(new TreeMap<>()) : filled);
                continue;
            }
            after.remove(name);
            if (property.transform().get(Names.TOOL) instanceof CatalogProperty.Transform.WriteOnly) {
                // Which number it will have is not known yet, so it is not the one that it has.
                after.put(name, new Value.Null());
                continue;
            }
            spec.map(asked -> asked.properties().get(name))
                    .or(() -> Optional.ofNullable(before.get(name)))
                    .ifPresent(value -> after.put(name, value));
        }
        after.keySet().removeAll(noLongerAsked());
        return opened(after);
    }

    /** Tells whether the fields of a property are Terraform's own arguments. */
    private static boolean isOpen(CatalogProperty property) {
        return property.kind() == CatalogProperty.Kind.OBJECT
                && !property.fields().isEmpty()
                && !property.transform().containsKey(Names.TOOL);
    }

    private Map<String, Value> masked(Map<String, Value> before, Map<String, Value> after) {
        return masked(before, after, BEFORE);
    }

    /** Puts a stand-in for each secret; both sides get the same one when the secret is the same. */
    private Map<String, Value> masked(Map<String, Value> values, Map<String, Value> others, String side) {
        Set<String> secrets = new TreeSet<>();
        spec.ifPresent(wanted -> secrets.addAll(SecretPaths.in(wanted.properties())));
        applied.ifPresent(entry -> secrets.addAll(entry.secrets()));
        Map<String, Value> masked = new TreeMap<>();
        values.forEach((name, value) -> masked.put(name, masked(name, value, others.get(name), secrets, side)));
        return masked;
    }

    private Value masked(String path, Value value, Value other, Set<String> secrets, String side) {
        boolean unclear = applied.isEmpty()
                && side.equals(BEFORE)
                && !value.equals(other)
                && holdsTrue(Json.fields(json, "change", "before_sensitive").get(tool(path)));
        if (value instanceof Obj object) {
            SortedMap<String, Value> fields = new TreeMap<>();
            object.fields().forEach((key, inner) -> {
                Value otherInner = other instanceof Obj twin ? twin.fields().get(key) : null;
                boolean hide = secrets.contains(path + "." + key) || (unclear && !inner.equals(otherInner));
                fields.put(
                        key,
                        hide
                                ? standIn(inner, otherInner, side)
                                : SecretPaths.mask(path + "." + key, inner, secrets, side));
            });
            return new Obj(fields);
        }
        if (isSecret(path, value, secrets) || unclear) {
            return standIn(value, other, side);
        }
        return SecretPaths.mask(path, value, secrets, value.equals(other) ? "same" : side);
    }

    /** What is handed on and not kept is told by one number, also where it is a map. */
    private static boolean isSecret(String path, Value value, Set<String> secrets) {
        return secrets.contains(path)
                || ((value instanceof Value.Num || value instanceof Value.Null)
                        && secrets.stream().anyMatch(secret -> secret.startsWith(path + ".")));
    }

    private static Value standIn(Value value, Value other, String side) {
        boolean comparable = other != null && !other.isSecret() && !value.isSecret();
        return new SecretInput(other != null && (!comparable || value.equals(other)) ? "same" : side);
    }

    private String tool(String property) {
        return catalog.stream()
                .filter(known -> known.name().equals(property))
                .findFirst()
                .map(known -> known.names().getOrDefault(Names.TOOL, property))
                .orElse(property);
    }

    private static Shown shown(Shown side) {
        return side instanceof Shown.Known known && !isPlain(known.value()) ? new Shown.AtApply() : side;
    }

    private static boolean isPlain(Value value) {
        return switch (value) {
            case Value.Ref ref -> false;
            case Value.LookupRef lookup -> false;
            case Value.InputRef input -> false;
            default -> value.children().stream().allMatch(ResourceChange::isPlain);
        };
    }

    private static boolean holdsTrue(Value value) {
        return switch (value) {
            case null -> false;
            case Bool bool -> bool.on();
            case Seq seq -> seq.items().stream().anyMatch(ResourceChange::holdsTrue);
            case Obj object -> object.fields().values().stream().anyMatch(ResourceChange::holdsTrue);
            default -> false;
        };
    }
}
