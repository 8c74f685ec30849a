package io.omnideploy.spi.expand.aws;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The settings of the AWS provider: the region, and the tags of everything. */
final class AwsProviderSettings {
    private AwsProviderSettings() {}

    static Value.Obj of(AwsDraft draft) {
        return Value.object(Map.of(
                "region",
                Value.text(draft.region()),
                "default_tags",
                Value.object(Map.of("tags", Value.object(AwsTags.ofAll(draft.config()))))));
    }

    /** Returns the lines behind each setting. */
    static SortedMap<String, SortedSet<Origin>> origins(DeployConfig config) {
        SortedMap<String, SortedSet<Origin>> why = new TreeMap<>();
        why.put(AwsDraft.PROVIDER + ".region", new TreeSet<>(Set.of(Origin.at(ConfigPath.of("region")))));
        SortedSet<Origin> tags = new TreeSet<>();
        config.tags().keySet().forEach(tag -> tags.add(AwsTags.why(tag)));
        why.put(AwsDraft.PROVIDER + ".default_tags", tags);
        return why;
    }
}
