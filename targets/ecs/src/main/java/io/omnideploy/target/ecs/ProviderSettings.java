package io.omnideploy.target.ecs;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The settings of the AWS provider: the region, and the tags of everything. */
final class ProviderSettings {
    private final EcsDeployment deployment;

    ProviderSettings(EcsDeployment deployment) {
        this.deployment = deployment;
    }

    Value.Obj value() {
        return Value.object(Map.of(
                "region",
                Value.text(deployment.region()),
                "default_tags",
                Value.object(Map.of("tags", Value.object(Tags.ofAll(deployment.config()))))));
    }

    /** Returns the lines behind each setting. */
    SortedMap<String, SortedSet<Origin>> origins() {
        SortedMap<String, SortedSet<Origin>> why = new TreeMap<>();
        why.put(AwsTypes.PROVIDER + ".region", new TreeSet<>(Set.of(Origin.at(ConfigPath.of("region")))));
        SortedSet<Origin> tags = new TreeSet<>();
        deployment.config().tags().keySet().forEach(tag -> tags.add(Tags.why(tag)));
        why.put(AwsTypes.PROVIDER + ".default_tags", tags);
        return why;
    }
}
