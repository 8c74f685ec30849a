package io.omnideploy.backend.terraform.run;

import io.omnideploy.backend.terraform.emit.Names;
import io.omnideploy.backend.terraform.run.ResourceChange.Authority;
import io.omnideploy.plan.Cause;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Instances;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.plan.Shown;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.run.RemovalGuard;
import io.omnideploy.templates.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Turns Terraform's plan, as {@code show -json} tells it, into the plan of every backend. */
final class PlanReader {
    /** Behind the address of what was replaced by a new one and, since a run broke off, is still there. */
    private static final String DEPOSED = " deposed ";

    private final EmitRequest request;
    private final String backend;
    private final Names names;
    private final AppliedRecord applied;
    private final Value plan;
    private final Map<String, ResourceChange> changes;
    private final Map<String, ResourceChange> drift;

    PlanReader(EmitRequest request, String backend, Names names, AppliedRecord applied, String json) {
        this.request = request;
        this.backend = backend;
        this.names = names;
        this.applied = applied;
        plan = Json.object(json);
        changes = changes("resource_changes");
        drift = changes("resource_drift");
    }

    /**
     * Goes on only if everything that goes away can.
     *
     * @throws io.omnideploy.diagnostic.Refused naming all that is protected, or still is
     */
    void requireUnguarded() {
        RemovalGuard guard = new RemovalGuard(request);
        for (ResourceChange change : changes.values()) {
            if (change.operation() == Operation.DELETE) {
                guard.check(change.id(), property -> Json.get(change.json(), "change", "before", property));
            }
        }
        guard.require();
    }

    /** Returns what goes away, by the names that the platform gave it. */
    Set<String> removed() {
        Set<String> removed = new TreeSet<>();
        for (ResourceChange change : changes.values()) {
            if (change.operation() == Operation.DELETE) {
                Json.text(change.json(), "change", "before", "id").ifPresent(removed::add);
            }
        }
        return removed;
    }

    /** Returns every resource of the plan by Terraform address, also those that go away. */
    Map<String, ResourceId> resources() {
        Map<String, ResourceId> resources = new TreeMap<>();
        changes.forEach((address, change) -> resources.put(address, change.id()));
        return resources;
    }

    /**
     * Returns resources that Terraform would leave as they are, or change in vain, although they must be made anew: the
     * catalog knows better than the provider what a change takes.
     */
    List<String> stuck() {
        return changes.entrySet().stream()
                .filter(entry -> {
                    ResourceChange change = entry.getValue();
                    return change.authority() == Authority.CATALOG
                            && switch (change.operation()) {
                                case NONE, UPDATE, ADOPT ->
                                    change.spec().isPresent()
                                            && (!change.noLongerAsked().isEmpty() || changesInVain(change));
                                case CREATE, REPLACE, DELETE -> false;
                            };
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Returns the plan of an {@code up} or, where no resource is wanted any more, of a {@code destroy}.
     *
     * @param unfulfilled addresses of what is replaced since it is not as it must be
     * @param others what happens besides, without Terraform
     */
    Plan changes(
            Optional<String> platform,
            Set<String> unfulfilled,
            boolean destroy,
            List<Change> others,
            List<String> notes) {
        List<Change> told = new ArrayList<>(others);
        changes.forEach((address, change) -> {
            if (isToldAnyway(address)) {
                return;
            }
            Operation operation = change.operation();
            List<PropertyChange> properties =
                    operation == Operation.NONE || operation == Operation.DELETE ? List.of() : change.reasons();
            told.add(new Change(
                    change.id(), operation, cause(address, change, properties, unfulfilled, destroy), properties));
        });
        return new Plan(
                request.id(),
                request.target(),
                backend,
                platform,
                Instances.merged(told),
                destroy ? List.of() : outputs(),
                notes);
    }

    /** An old one that should have gone when the new one was there is told only where nothing else is told of the resource. */
    private boolean isToldAnyway(String address) {
        int at = address.indexOf(DEPOSED);
        ResourceChange current = at < 0 ? null : changes.get(address.substring(0, at));
        return current != null && current.operation() != Operation.NONE;
    }

    /** Returns the plan of a {@code refresh}: what the platform has that the state doesn't know yet. */
    Plan drift(Optional<String> platform) {
        List<Change> told = new ArrayList<>();
        changes.forEach((address, change) -> told.add(drifted(change.id(), drift.get(address))));
        drift.forEach((address, change) -> {
            if (!changes.containsKey(address)) {
                told.add(drifted(change.id(), change));
            }
        });
        // Terraform leaves out what has not changed; a plan tells it, too.
        Set<ResourceId> mentioned = told.stream().map(Change::resource).collect(Collectors.toSet());
        request.graph().resources().keySet().stream()
                .filter(id -> !mentioned.contains(id))
                .forEach(id -> told.add(drifted(id, null)));
        return new Plan(
                request.id(), request.target(), backend, platform, Instances.merged(told), List.of(), List.of());
    }

    private static Change drifted(ResourceId id, ResourceChange drift) {
        if (drift == null) {
            return new Change(id, Operation.NONE, Optional.empty(), List.of());
        }
        if (drift.operation() == Operation.DELETE) {
            return new Change(id, Operation.DELETE, Optional.of(Cause.DRIFT), List.of());
        }
        List<PropertyChange> properties = drift.properties();
        return properties.isEmpty()
                ? new Change(id, Operation.NONE, Optional.empty(), List.of())
                : new Change(id, Operation.UPDATE, Optional.of(Cause.DRIFT), properties);
    }

    private static boolean changesInVain(ResourceChange change) {
        return change.operation() == Operation.UPDATE
                && change.properties().stream()
                        .anyMatch(property -> change.catalog().stream()
                                .anyMatch(known ->
                                        known.replaces() && known.name().equals(ResourceChange.root(property))));
    }

    private Optional<Cause> cause(
            String address,
            ResourceChange change,
            List<PropertyChange> properties,
            Set<String> unfulfilled,
            boolean destroy) {
        return switch (change.operation()) {
            case NONE -> Optional.empty();
            case ADOPT -> Optional.of(Cause.INTERRUPTION);
            case DELETE ->
                Optional.of(destroy ? Cause.DESTROY : address.contains(DEPOSED) ? Cause.INTERRUPTION : Cause.CONFIG);
            case CREATE ->
                Optional.of(
                        drift.containsKey(address) && drift.get(address).operation() == Operation.DELETE
                                ? Cause.DRIFT
                                : Cause.CONFIG);
            case UPDATE, REPLACE ->
                Optional.of(
                        change.isTainted() || change.isImported() || unfulfilled.contains(address)
                                ? Cause.INTERRUPTION
                                : causeOf(address, properties));
        };
    }

    private Cause causeOf(String address, List<PropertyChange> properties) {
        List<PropertyChange> decisive =
                properties.stream().filter(PropertyChange::replaces).toList();
        List<PropertyChange> reasons = decisive.isEmpty() ? properties : decisive;
        if (!reasons.isEmpty() && reasons.stream().allMatch(reason -> reason.after() instanceof Shown.AtApply)) {
            return Cause.DEPENDENCY;
        }
        List<String> outside =
                Optional.ofNullable(drift.get(address)).map(ResourceChange::properties).orElse(List.of()).stream()
                        .map(ResourceChange::root)
                        .toList();
        return reasons.stream().map(ResourceChange::root).anyMatch(outside::contains) ? Cause.DRIFT : Cause.CONFIG;
    }

    private List<PropertyChange> outputs() {
        List<PropertyChange> outputs = new ArrayList<>();
        new TreeMap<>(Json.fields(plan, "output_changes")).forEach((name, change) -> {
            if (Json.texts(change, "actions").equals(List.of("no-op"))) {
                return;
            }
            boolean secret = Json.isTrue(change, "before_sensitive") || Json.isTrue(change, "after_sensitive");
            Shown after = Json.get(change, "after_unknown")
                            .filter(PlanReader::hasTrue)
                            .isPresent()
                    ? new Shown.AtApply()
                    : output(Json.get(change, "after"), secret);
            outputs.add(new PropertyChange(name, output(Json.get(change, "before"), secret), after, false));
        });
        return outputs;
    }

    /** Of a list Terraform tells item by item what is not known yet. */
    private static boolean hasTrue(Value unknown) {
        return unknown.equals(Value.bool(true)) || unknown.children().stream().anyMatch(PlanReader::hasTrue);
    }

    private static Shown output(Optional<Value> value, boolean secret) {
        return value.<Shown>map(found -> secret ? new Shown.Masked() : new Shown.Known(found))
                .orElseGet(Shown.Absent::new);
    }

    private Map<String, ResourceChange> changes(String section) {
        Map<String, ResourceChange> found = new LinkedHashMap<>();
        for (Value json : Json.items(plan, section)) {
            String address = Json.text(json, "address").orElse("");
            if (Json.text(json, "mode").filter("managed"::equals).isPresent()) {
                ResourceId id = id(address, json);
                found.put(
                        Json.text(json, "deposed")
                                .map(key -> address + DEPOSED + key)
                                .orElse(address),
                        new ResourceChange(
                                id,
                                Unfolded.of(json, request.catalog().type(id.type())),
                                properties(id),
                                wanted(id),
                                applied.entry(Names.withoutKey(address)),
                                authority(id)));
            }
        }
        return found;
    }

    private Authority authority(ResourceId id) {
        return request.catalog()
                        .provider(id.type().provider())
                        .flatMap(provider -> provider.tool(Names.TOOL))
                        .filter(facts -> "true".equals(facts.get("updates_in_vain")))
                        .isPresent()
                ? Authority.CATALOG
                : Authority.PROVIDER;
    }

    private List<CatalogProperty> properties(ResourceId id) {
        return request.catalog().type(id.type()).map(CatalogType::properties).orElse(List.of());
    }

    private Optional<ResourceSpec> wanted(ResourceId id) {
        return Optional.ofNullable(request.graph().resources().get(id));
    }

    /** What goes away is not in the graph any more: the record knows it, or its name in Terraform tells enough. */
    private ResourceId id(String address, Value json) {
        return names.resource(address)
                .or(() -> applied.entry(Names.withoutKey(address)).map(AppliedRecord.Entry::id))
                .orElseGet(() -> guess(
                        Json.text(json, "type").orElse(""),
                        Json.text(json, "name").orElse("")));
    }

    private ResourceId guess(String type, String name) {
        ResourceGraph graph = request.graph();
        Catalog catalog = request.catalog();
        ResourceType known = graph.types().stream()
                .filter(candidate -> catalog.expect(candidate)
                        .name(Names.TOOL)
                        .filter(type::equals)
                        .isPresent())
                .findFirst()
                .orElseGet(() -> fromName(type));
        return ResourceId.of(known, name.replace('_', '-'));
    }

    private static ResourceType fromName(String type) {
        String[] words = type.split("_");
        StringBuilder kind = new StringBuilder();
        for (int word = 1; word < words.length; word++) {
            kind.append(Character.toUpperCase(words[word].charAt(0))).append(words[word].substring(1));
        }
        return new ResourceType(words[0], words[0], kind.toString());
    }
}
