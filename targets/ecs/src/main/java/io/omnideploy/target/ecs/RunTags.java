package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.aws.AwsTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a task of a job runs, written into the tags of its task definition: whoever starts one, a person as well as
 * 'omnideploy run', knows neither the state nor the network of the stack.
 */
final class RunTags {
    static final Origin WHY = Origin.rule("ecs-job-tells-where-it-runs");

    /** A tag's value holds 256 characters, and an ID with its blank 25. */
    private static final int MOST_IDS = 8;

    private RunTags() {}

    /** Returns the tags of a job; none for what a service runs. */
    static Map<String, Value> of(EcsDeployment deployment, TaskDraft task) {
        if (task.component().kind() != Component.Kind.JOB) {
            return Map.of();
        }
        SortedMap<String, Value> network = TaskNetwork.of(deployment, task).fields();
        Map<String, Value> tags = new TreeMap<>();
        tags.put(AwsTags.RUN_CLUSTER, Clusters.name(deployment));
        tags.put(AwsTags.RUN_SUBNETS, words(network.get("subnets")));
        tags.put(AwsTags.RUN_SECURITY_GROUPS, words(network.get("security_groups")));
        tags.put(
                AwsTags.RUN_PUBLIC_IP,
                Value.text(Boolean.toString(deployment.network().publicAddresses())));
        return tags;
    }

    /** Of a list whose length is known at apply alone the first will do: any subnet can run a task. */
    private static Value words(Value ids) {
        if (ids instanceof Value.LookupRef lookup) {
            AttributePath first = lookup.attribute().at(0);
            return new Value.LookupRef(lookup.lookup(), first);
        }
        List<Value> parts = new ArrayList<>();
        for (Value id : ((Value.Seq) ids).items().stream().limit(MOST_IDS).toList()) {
            if (!parts.isEmpty()) {
                parts.add(Value.text(" "));
            }
            parts.add(id);
        }
        return parts.size() == 1 ? parts.getFirst() : new Value.Interpolation(parts);
    }
}
