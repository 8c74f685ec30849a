package io.omnideploy.target.docker;

import io.omnideploy.config.BackingService;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A backing service as containers.
 *
 * @param resources image, volume, container and what prepares it
 * @param ready what must be there before somebody uses it
 * @param addresses what can be referred to of it
 * @param variables what it gives to who depends on it
 */
record BackingContainers(
        List<ResourceSpec> resources,
        Set<ResourceId> ready,
        Map<String, Value> addresses,
        Map<String, Value> variables) {

    /** Makes the containers of one preset. */
    interface Preset {
        /** Returns the name of the preset. */
        String name();

        /** Returns the containers of a service of this preset. */
        BackingContainers provide(BackingService service);

        /** Returns what can be referred to of a service that exists already. */
        Map<String, Value> external(BackingService service, BackingService.External external);

        /** Returns the variables that an address gives to who depends on the service. */
        Map<String, Value> variables(Map<String, Value> addresses);
    }
}
