package io.omnideploy.backend.pulumi.run;

import io.omnideploy.backend.pulumi.emit.PulumiNames;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.spi.EmitRequest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells resources of the graph by the names that Pulumi has for them: {@code urn:pulumi:<stack>::<project>::<type>::<name>}. */
final class Urns {
    private static final String SEPARATOR = "::";

    private final EmitRequest request;
    private final Map<String, ResourceId> ids = new TreeMap<>();
    private final Map<String, ResourceId> several = new TreeMap<>();
    private final Map<String, ResourceType> types = new TreeMap<>();

    Urns(EmitRequest request) {
        this.request = request;
        PulumiNames names = new PulumiNames(request.catalog());
        for (ResourceSpec spec : request.graph().resources().values()) {
            CatalogType type = request.catalog().expect(spec.id().type());
            String token = names.token(spec.id().type());
            types.put(token, spec.id().type());
            (isOnePerItem(type) ? several : ids)
                    .put(token + SEPARATOR + spec.id().name(), spec.id());
        }
    }

    private static boolean isOnePerItem(CatalogType type) {
        return type.properties().stream()
                .anyMatch(property -> property.transform().get(PulumiNames.TOOL) instanceof Transform.Each);
    }

    /** Returns the URN of a resource; of one that is several the beginning of each. */
    String of(ResourceId id) {
        return "urn:pulumi:%s::%s::%s::%s"
                .formatted(
                        request.id().stack(),
                        request.id().name(),
                        new PulumiNames(request.catalog()).token(id.type()),
                        id.name());
    }

    /** Returns the resource of the graph that bears a URN. */
    Optional<ResourceId> resource(String urn) {
        String key = key(urn);
        return Optional.ofNullable(ids.get(key))
                .or(() -> several.entrySet().stream()
                        .filter(entry -> key.startsWith(entry.getKey() + "-"))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }

    /** Returns the resource that bore a URN, as far as the URN tells it: its role is part of its name there. */
    ResourceId guess(String urn) {
        String[] parts = urn.split(SEPARATOR, 4);
        String token = parts.length < 4 ? urn : parts[2];
        String name = parts.length < 4 ? urn : parts[3];
        return ResourceId.of(Optional.ofNullable(types.get(token)).orElseGet(() -> type(token)), name);
    }

    /** Tells whether a URN is that of a resource of the program, and not of the stack or a provider. */
    static boolean isResource(String urn) {
        return !urn.contains("::pulumi:pulumi:Stack::") && !urn.contains("::pulumi:providers:");
    }

    private static String key(String urn) {
        String[] parts = urn.split(SEPARATOR, 3);
        return parts.length < 3 ? urn : parts[2];
    }

    /** {@code aws:ecs/service:Service} is {@code aws.ecs.Service}; the module {@code index} is that of the provider. */
    private static ResourceType type(String token) {
        String[] parts = token.split("[:/]");
        String provider = parts[0];
        String service = parts.length < 3 || parts[1].equals("index") ? provider : parts[1];
        return new ResourceType(provider, service, parts[parts.length - 1]);
    }
}
