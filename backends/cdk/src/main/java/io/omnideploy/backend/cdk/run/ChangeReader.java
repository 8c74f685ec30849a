package io.omnideploy.backend.cdk.run;

import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.backend.cdk.template.TemplateParameter;
import io.omnideploy.plan.Cause;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Instances;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.plan.PropertyDiff;
import io.omnideploy.plan.Shown;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.stack.ProposedChange;
import io.omnideploy.spi.stack.ProposedChange.Action;
import io.omnideploy.spi.stack.ProposedChange.Certainty;
import io.omnideploy.spi.stack.ProposedChange.ProposedProperty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells as a plan's changes what a change set does, with the differences of the two templates. */
final class ChangeReader {
    private final Template wanted;
    private final Map<String, TemplateParameter> parameters;
    private final LiveTemplate after;
    private final LiveTemplate before;
    private final Origins ids;
    private final TemplateTerms terms;
    private final Catalog catalog;
    private final Set<String> notes = new LinkedHashSet<>();

    ChangeReader(Template wanted, LiveTemplate after, LiveTemplate before, Origins ids, Catalog catalog) {
        this.wanted = wanted;
        this.parameters = wanted.parameters();
        this.after = after;
        this.before = before;
        this.ids = ids;
        this.terms = new TemplateTerms(wanted, ids);
        this.catalog = catalog;
    }

    /** Returns what a stack is made of that is not there yet. */
    List<Change> creation() {
        List<Change> changes = new ArrayList<>();
        wanted.resources()
                .forEach((logicalId, resource) -> changes.add(new Change(
                        resource.origin(),
                        Operation.CREATE,
                        Optional.of(Cause.CONFIG),
                        differences(logicalId, resource.origin(), Collections.emptySet(), true))));
        return Instances.merged(changes);
    }

    /** Returns what a change set does, with the resources to which it does nothing. */
    List<Change> changes(List<ProposedChange> proposed) {
        List<Change> changes = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (ProposedChange one : proposed) {
            told.add(one.logicalId());
            changes.add(change(one));
        }
        wanted.resources().forEach((logicalId, resource) -> {
            if (!told.contains(logicalId)) {
                changes.add(new Change(resource.origin(), Operation.NONE, Optional.empty(), List.of()));
            }
        });
        // A resource of which a part changes is no unchanged one.
        List<Change> effective = new ArrayList<>(changes);
        Set<ResourceId> changed = new TreeSet<>();
        changes.stream()
                .filter(change -> change.operation() != Operation.NONE)
                .forEach(change -> changed.add(change.resource()));
        effective.removeIf(change -> change.operation() == Operation.NONE && changed.contains(change.resource()));
        return Instances.merged(effective);
    }

    /** Returns the outputs that will be told otherwise. */
    List<PropertyChange> outputs(SortedMap<String, String> live) {
        List<PropertyChange> changes = new ArrayList<>();
        SortedMap<String, Value> old = before.outputs();
        SortedMap<String, Value> next = after.outputs();
        wanted.outputs().forEach((name, output) -> {
            Value value = next.getOrDefault(name, new Value.Null());
            if (!value.equals(old.get(name))) {
                changes.add(
                        new PropertyChange(output.output(), shown(live.get(name)), shown(terms.value(value)), false));
            }
        });
        old.keySet().stream()
                .filter(name -> !wanted.outputs().containsKey(name))
                .forEach(name -> changes.add(new PropertyChange(
                        TemplateTerms.name(name), shown(live.get(name)), new Shown.Absent(), false)));
        return changes;
    }

    /** Returns what a person should know besides. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    private static Shown shown(String live) {
        return live == null ? new Shown.Absent() : new Shown.Known(Value.text(live));
    }

    private static Shown shown(Value wanted) {
        return wanted instanceof Value.Text text ? new Shown.Known(text) : new Shown.AtApply();
    }

    private Change change(ProposedChange one) {
        ResourceId id = ids.of(one.logicalId());
        Set<String> recreating = new TreeSet<>();
        for (ProposedProperty property : one.properties()) {
            if (property.recreates() == Certainty.YES
                    || (property.recreates() == Certainty.PERHAPS && one.replaced() != Certainty.NO)) {
                recreating.add(top(property.path()));
            }
        }
        List<PropertyChange> properties = new ArrayList<>();
        if (one.action() == Action.ADD || one.action() == Action.REMOVE || one.action() == Action.MODIFY) {
            properties.addAll(differences(
                    one.logicalId(), id, recreating, one.properties().isEmpty()));
            properties.addAll(untold(one, properties, recreating));
        }
        Operation operation = operation(one, id, properties);
        return new Change(
                id,
                operation,
                operation == Operation.NONE ? Optional.empty() : Optional.of(cause(one, properties)),
                properties);
    }

    private Operation operation(ProposedChange one, ResourceId id, List<PropertyChange> properties) {
        return switch (one.action()) {
            case ADD -> Operation.CREATE;
            case REMOVE -> Operation.DELETE;
            case TAKE -> Operation.ADOPT;
            case NOTE -> Operation.NONE;
            case MODIFY -> modification(one, id, properties);
        };
    }

    private Operation modification(ProposedChange one, ResourceId id, List<PropertyChange> properties) {
        return switch (one.replaced()) {
            case YES -> Operation.REPLACE;
            // Where the platform tells no details, the catalog knows which property takes a new resource.
            case NO ->
                one.properties().isEmpty() && properties.stream().anyMatch(PropertyChange::replaces)
                        ? Operation.REPLACE
                        : Operation.UPDATE;
            case PERHAPS -> {
                // Of what holds data the worse is told, so that nothing is lost by chance.
                if (catalog.type(id.type()).map(CatalogType::holdsData).orElse(true)) {
                    yield Operation.REPLACE;
                }
                notes.add(id + " may be made anew: CloudFormation decides while it runs.");
                yield Operation.UPDATE;
            }
        };
    }

    private static Cause cause(ProposedChange one, List<PropertyChange> properties) {
        if (one.drifted()) {
            return Cause.DRIFT;
        }
        boolean isDependent = !properties.isEmpty()
                && properties.stream().allMatch(property -> property.after() instanceof Shown.AtApply);
        return isDependent && one.action() == Action.MODIFY ? Cause.DEPENDENCY : Cause.CONFIG;
    }

    /** Returns where the two templates differ. */
    private List<PropertyChange> differences(
            String logicalId, ResourceId id, Set<String> recreating, boolean asCatalogSays) {
        SortedMap<String, Value> old = terms.properties(before.properties(logicalId));
        SortedMap<String, Value> next = terms.properties(after.properties(logicalId));
        Set<String> names = new TreeSet<>(old.keySet());
        names.addAll(next.keySet());
        List<PropertyChange> found = new ArrayList<>();
        boolean isModified = !old.isEmpty() && !next.isEmpty();
        for (String name : names) {
            Optional<CatalogProperty> property = catalog.type(id.type()).flatMap(type -> type.property(name));
            boolean replaces = isModified
                    && (asCatalogSays
                            ? property.map(CatalogProperty::replaces).orElse(false)
                            : recreating.contains(name));
            PropertyDiff.in(
                            name,
                            property,
                            Optional.ofNullable(old.get(name)),
                            Optional.ofNullable(next.get(name)),
                            PropertyDiff.Form.GRAPH)
                    .forEach(change ->
                            found.add(new PropertyChange(change.path(), change.before(), change.after(), replaces)));
        }
        return found;
    }

    /** Returns what changes though the templates say the same: another value of a secret, another resource, or drift. */
    private List<PropertyChange> untold(ProposedChange one, List<PropertyChange> told, Set<String> recreating) {
        SortedMap<String, Value> written = after.properties(one.logicalId());
        Map<String, PropertyChange> found = new TreeMap<>();
        for (ProposedProperty property : one.properties()) {
            String path = TemplateTerms.path(property.path(), written);
            String top = top(property.path());
            boolean isTold =
                    told.stream().anyMatch(change -> root(change.path()).equals(top));
            if (!path.isEmpty() && (!isTold || property.drifted())) {
                found.put(path, difference(one.logicalId(), property, path, recreating.contains(top)));
            }
        }
        if (one.action() == Action.MODIFY && one.properties().isEmpty() && told.isEmpty()) {
            secrets(written)
                    .forEach(path ->
                            found.put(path, new PropertyChange(path, new Shown.Masked(), new Shown.Masked(), false)));
        }
        return List.copyOf(found.values());
    }

    private PropertyChange difference(String logicalId, ProposedProperty property, String path, boolean replaces) {
        Optional<TemplateParameter> parameter = property.cause().map(parameters::get);
        if (parameter.filter(TemplateParameter::isNoEcho).isPresent()) {
            return new PropertyChange(path, new Shown.Masked(), new Shown.Masked(), replaces);
        }
        if (!property.drifted()) {
            return new PropertyChange(path, referred(logicalId, path), new Shown.AtApply(), replaces);
        }
        return new PropertyChange(path, shown(property.before()), shown(property.after()), replaces);
    }

    private static Shown shown(Optional<String> told) {
        return told.<Shown>map(text -> new Shown.Known(Value.text(text))).orElseGet(Shown.Absent::new);
    }

    /** Returns what a property refers to: its value is the old one's, which nobody knows by sight. */
    private Shown referred(String logicalId, String path) {
        Value old = terms.properties(before.properties(logicalId)).get(root(path));
        return old == null || path.contains(".") || path.contains("[") ? new Shown.AtApply() : Shown.of(old);
    }

    /** Where the platform doesn't say which value is another, it is one of those that nobody sees. */
    private List<String> secrets(SortedMap<String, Value> written) {
        List<String> paths = new ArrayList<>();
        written.forEach((name, value) -> {
            boolean isSecret = LiveTemplate.references(value).stream()
                    .map(parameters::get)
                    .anyMatch(parameter -> parameter != null && parameter.isNoEcho());
            if (isSecret) {
                paths.add(TemplateTerms.name(name));
            }
        });
        return paths;
    }

    private static String top(String slashes) {
        return TemplateTerms.name(slashes.replaceFirst("^/", "").replaceFirst("/.*", ""));
    }

    private static String root(String path) {
        return path.replaceFirst("[.\\[].*", "");
    }
}
