package io.omnideploy.backend.cdk.run;

import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.spi.expand.aws.AwsTags;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which resource of the graph a logical id is. Of what a stack has and the graph has no more, its tags tell it; of what has no
 * tags, its name tells enough.
 */
final class Origins {
    private final SortedMap<String, ResourceId> known = new TreeMap<>();
    private final SortedMap<String, ResourceType> types = new TreeMap<>();
    private final LiveTemplate live;
    private final Catalog catalog;

    Origins(Template wanted, LiveTemplate live, Catalog catalog) {
        wanted.resources().forEach((logicalId, resource) -> {
            known.put(logicalId, resource.origin());
            types.putIfAbsent(resource.type(), resource.origin().type());
        });
        this.live = live;
        this.catalog = catalog;
    }

    /** Returns the resource that a logical id of the wanted or of the live template is. */
    ResourceId of(String logicalId) {
        return known.computeIfAbsent(
                logicalId, id -> AwsTags.resource(live.tags(id)).orElseGet(() -> guess(id)));
    }

    /** Returns it if the wanted template or the live one has it. */
    Optional<ResourceId> find(String logicalId) {
        return known.containsKey(logicalId) || !live.type(logicalId).isEmpty()
                ? Optional.of(of(logicalId))
                : Optional.empty();
    }

    private ResourceId guess(String logicalId) {
        String type = live.type(logicalId);
        String name = logicalId.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        ResourceType best = types.getOrDefault(type, fromName(type));
        try {
            return ResourceId.of(best, name);
        } catch (IllegalArgumentException strange) {
            return new ResourceId(best, ResourceId.MAIN, name.replaceAll("^-+", ""));
        }
    }

    /** {@code AWS::ECS::Service} is {@code aws.ecs.Service}; what the catalog calls otherwise keeps CloudFormation's words. */
    private ResourceType fromName(String type) {
        String[] words = type.split("::");
        if (words.length != 3) {
            return new ResourceType("aws", "cloudformation", "Resource");
        }
        ResourceType plain = new ResourceType("aws", words[1].toLowerCase(Locale.ROOT), words[2]);
        ResourceType balancing = new ResourceType("aws", "elbv2", words[2]);
        return catalog.type(plain).isEmpty() && catalog.type(balancing).isPresent() ? balancing : plain;
    }
}
