package io.omnideploy.target.ecs;

import io.omnideploy.config.BackingService;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.aws.IamStatement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How AWS provides the backing services of one preset. */
interface BackingPreset {
    /** Returns the name of the preset. */
    String name();

    /** Refuses what AWS can't make, and accounts for what it makes in another way. */
    void check(BackingService service);

    /** Makes a service. */
    Provided provide(BackingService service);

    /** Returns what can be referred to of a service that exists already. */
    Map<String, Value> external(BackingService service, BackingService.External external);

    /** Returns the variables that a service with these addresses gives to who depends on it. */
    Map<String, Value> variables(Map<String, Value> addresses);

    /** Returns why an attribute that the preset has elsewhere is not there, and what to do instead; empty if it is there. */
    Optional<Absence> absence(BackingService service, String attribute);

    /**
     * What is there of a service.
     *
     * @param addresses what can be referred to of it
     * @param ready what must be there before somebody uses it
     * @param grants what the program of each task that uses it must be allowed
     */
    record Provided(Map<String, Value> addresses, Set<ResourceId> ready, List<IamStatement> grants) {
        public Provided {
            addresses = Map.copyOf(addresses);
            ready = Set.copyOf(ready);
            grants = List.copyOf(grants);
        }
    }

    /** Why an attribute is not there, and what to do instead; a sentence each. */
    record Absence(String reason, String remedy) {}
}
