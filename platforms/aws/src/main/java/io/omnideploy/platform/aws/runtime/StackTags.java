package io.omnideploy.platform.aws.runtime;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.platform.aws.client.AwsClients;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.spi.expand.aws.AwsTags;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/** Finds what carries the tags of a stack. */
final class StackTags {
    private final ResourceGroupsTaggingApiClient tagging;

    StackTags(AwsClients clients) {
        this.tagging = clients.open(ResourceGroupsTaggingApiClient.builder());
    }

    /**
     * Something with tags.
     *
     * @param arn its name in all of AWS
     */
    record Tagged(String arn, SortedMap<String, String> tags) {
        Tagged {
            tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        }

        Optional<String> component() {
            return Optional.ofNullable(tags.get(AwsTags.COMPONENT));
        }

        /** Returns its address in the graph; empty when its tag says none. */
        Optional<ResourceId> id() {
            return AwsTags.resource(tags);
        }
    }

    /** Returns everything of a stack, or what is of some types, as {@code ecs:service}; by ARN. */
    List<Tagged> of(DeploymentId id, String... types) {
        List<Tagged> found = new ArrayList<>();
        tagging
                .getResourcesPaginator(request -> request.resourceTypeFilters(types)
                        .tagFilters(filter(AwsTags.DEPLOYMENT, id.name()), filter(AwsTags.STACK, id.stack())))
                .resourceTagMappingList()
                .stream()
                .map(StackTags::tagged)
                .filter(tagged -> AwsTags.isOf(id, tagged.tags()))
                .forEach(found::add);
        found.sort((one, other) -> one.arn().compareTo(other.arn()));
        return found;
    }

    private static TagFilter filter(String key, String value) {
        return TagFilter.builder().key(key).values(value).build();
    }

    private static Tagged tagged(ResourceTagMapping mapping) {
        SortedMap<String, String> tags = new TreeMap<>();
        for (Tag tag : mapping.tags()) {
            tags.put(tag.key(), tag.value());
        }
        return new Tagged(mapping.resourceARN(), tags);
    }
}
