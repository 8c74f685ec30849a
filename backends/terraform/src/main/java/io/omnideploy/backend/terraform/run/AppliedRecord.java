package io.omnideploy.backend.terraform.run;

import io.omnideploy.backend.terraform.emit.Names;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.run.SecretPaths;
import io.omnideploy.templates.json.Json;
import io.omnideploy.templates.json.JsonPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was last applied, as far as Terraform's state doesn't tell it: which address is which resource, which properties were
 * asked for, and which of them held a secret. It holds no value.
 */
record AppliedRecord(SortedMap<String, Entry> byAddress) {
    private static final String FORMAT = "format_version";

    /**
     * One resource.
     *
     * @param asked the properties that were set, outermost names alone
     * @param secrets paths of what held a secret, see {@link SecretPaths}
     */
    record Entry(ResourceId id, Set<String> asked, Set<String> secrets) {}

    /** Returns what is recorded once a graph is applied. */
    static AppliedRecord of(ResourceGraph graph, Names names) {
        SortedMap<String, Entry> entries = new TreeMap<>();
        graph.resources()
                .forEach((id, spec) -> entries.put(
                        names.address(id),
                        new Entry(id, new TreeSet<>(spec.properties().keySet()), SecretPaths.in(spec.properties()))));
        return new AppliedRecord(entries);
    }

    /** Reads the record of a stack; an empty one when there is none. */
    static AppliedRecord read(StackFolder folder) {
        SortedMap<String, Entry> entries = new TreeMap<>();
        Value record = Json.object(folder.read(folder.applied()));
        Json.fields(record, "resources")
                .forEach((address, entry) -> entry(entry).ifPresent(read -> entries.put(address, read)));
        return new AppliedRecord(entries);
    }

    void write(StackFolder folder) {
        Map<String, Value> resources = new TreeMap<>();
        byAddress.forEach((address, entry) -> resources.put(
                address,
                Value.object(Map.of(
                        "type", Value.text(entry.id().type().toString()),
                        "component", Value.text(entry.id().component()),
                        "role", Value.text(entry.id().role()),
                        "asked", Value.texts(entry.asked()),
                        "secrets", Value.texts(entry.secrets())))));
        folder.put(
                folder.applied(),
                JsonPrinter.pretty(
                        Value.object(Map.of(FORMAT, Value.number(1), "resources", Value.object(resources)))));
    }

    Optional<Entry> entry(String address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    private static Optional<Entry> entry(Value entry) {
        List<String> words = new ArrayList<>();
        for (String key : List.of("type", "component", "role")) {
            Json.text(entry, key).ifPresent(words::add);
        }
        if (words.size() < 3) {
            return Optional.empty();
        }
        try {
            ResourceId id = new ResourceId(ResourceType.parse(words.get(0)), words.get(1), words.get(2));
            return Optional.of(
                    new Entry(id, Set.copyOf(Json.texts(entry, "asked")), Set.copyOf(Json.texts(entry, "secrets"))));
        } catch (IllegalArgumentException strange) {
            return Optional.empty();
        }
    }
}
