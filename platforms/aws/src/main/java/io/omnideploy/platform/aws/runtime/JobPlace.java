package io.omnideploy.platform.aws.runtime;

import io.omnideploy.spi.expand.aws.AwsTags;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a task of a job runs. It stands in the tags of its task definition, since whoever starts one knows nothing else of the
 * stack: neither its state nor its network.
 *
 * @param isPublic whether a task gets an address of the internet
 */
record JobPlace(String cluster, List<String> subnets, List<String> securityGroups, boolean isPublic) {
    JobPlace {
        Objects.requireNonNull(cluster, "cluster");
        subnets = List.copyOf(subnets);
        securityGroups = List.copyOf(securityGroups);
    }

    static Optional<JobPlace> of(Map<String, String> tags) {
        String cluster = tags.getOrDefault(AwsTags.RUN_CLUSTER, "");
        List<String> subnets = words(tags, AwsTags.RUN_SUBNETS);
        return cluster.isEmpty() || subnets.isEmpty()
                ? Optional.empty()
                : Optional.of(new JobPlace(
                        cluster,
                        subnets,
                        words(tags, AwsTags.RUN_SECURITY_GROUPS),
                        "true".equals(tags.get(AwsTags.RUN_PUBLIC_IP))));
    }

    /** Returns the tags that a task has of its definition: all but those about where it runs. */
    static SortedMap<String, String> without(Map<String, String> tags) {
        SortedMap<String, String> others = new TreeMap<>(tags);
        others.keySet()
                .removeAll(Set.of(
                        AwsTags.RUN_CLUSTER, AwsTags.RUN_SUBNETS, AwsTags.RUN_SECURITY_GROUPS, AwsTags.RUN_PUBLIC_IP));
        return others;
    }

    private static List<String> words(Map<String, String> tags, String key) {
        String text = tags.getOrDefault(key, "").strip();
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }
}
