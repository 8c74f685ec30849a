package io.omnideploy.target.docker;

import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import java.util.List;
import java.util.Set;

/**
 * A backing service as containers.
 *
 * @param resources image, volume, container and what prepares it
 * @param ready what must be there before somebody uses it
 */
record BackingContainers(List<ResourceSpec> resources, Set<ResourceId> ready) {
    BackingContainers {
        resources = List.copyOf(resources);
        ready = Set.copyOf(ready);
    }
}
