package io.omnideploy.engine.override;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lays overrides over a graph: behind the target and before every backend, so that all of them make the same. */
public final class Overrides {
    /** The key of the description under which they stand. */
    public static final String KEY = "overrides";

    private final OverrideRequest request;
    private final Diagnostics problems = new Diagnostics();

    private Overrides(OverrideRequest request) {
        this.request = request;
    }

    /** Returns the graph with the overrides, or everything that is wrong with them. */
    public static Validated<ResourceGraph> apply(OverrideRequest request) {
        return request.overrides().entries().isEmpty()
                ? Validated.of(request.graph())
                : new Overrides(request).applied();
    }

    /** Tells whether a property, or something inside it, is as somebody wants it and not as the target made it. */
    public static boolean isOverridden(ResourceSpec spec, String property) {
        return spec.origins().entrySet().stream()
                .anyMatch(entry -> concerns(entry.getKey(), property)
                        && entry.getValue().stream().anyMatch(Overrides::isOverride));
    }

    /** Tells whether an origin is an override. */
    public static boolean isOverride(Origin origin) {
        return origin instanceof Origin.Written written
                && !written.path().segments().isEmpty()
                && written.path().segments().getFirst().equals(KEY);
    }

    private static boolean concerns(String patched, String property) {
        return patched.equals(property)
                || patched.startsWith(property + ".")
                || property.startsWith(patched + ".")
                || property.startsWith(patched + "[");
    }

    private Validated<ResourceGraph> applied() {
        SortedMap<ResourceId, ResourceSpec> resources =
                new TreeMap<>(request.graph().resources());
        request.overrides().entries().forEach((address, entry) -> {
            if (isForThisTarget(address)) {
                resource(address, entry).ifPresent(id -> resources.put(id, patched(resources.get(id), address, entry)));
            }
        });
        return problems.hasErrors()
                ? Validated.refused(problems)
                : Validated.of(request.graph().withResources(resources), problems);
    }

    private boolean isForThisTarget(String address) {
        return request.providers().contains(address.substring(0, address.indexOf('.')));
    }

    private Optional<ResourceId> resource(String address, Node.Entry entry) {
        List<String> known = request.graph().resources().keySet().stream()
                .map(ResourceId::toString)
                .toList();
        Optional<ResourceId> found = request.graph().resources().keySet().stream()
                .filter(id -> id.toString().equals(address))
                .findFirst();
        if (found.isEmpty()) {
            problems.add(Diagnostic.error("unknown-resource", "There is no resource '" + address + "' in this stack.")
                    .about(ConfigPath.of(KEY, address))
                    .at(entry.keySpan())
                    .remedy(Nearest.remedy(address, known)));
        }
        return found;
    }

    private ResourceSpec patched(ResourceSpec spec, String address, Node.Entry entry) {
        List<Patch> patches = new PatchReader(request.catalog().expect(spec.id().type()), problems)
                .read((Node.Mapping) entry.value(), ConfigPath.of(KEY, address));
        PatchGuard guard = new PatchGuard(spec, request.silenced(), problems);
        List<Patch> allowed = patches.stream().filter(guard::allows).toList();
        PatchedProperties properties = new PatchedProperties(spec);
        allowed.forEach(properties::apply);
        return properties.spec();
    }
}
