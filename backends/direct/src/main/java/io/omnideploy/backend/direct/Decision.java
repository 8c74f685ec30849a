package io.omnideploy.backend.direct;

import io.omnideploy.plan.Change;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.spi.LiveResource;
import java.util.Objects;
import java.util.Optional;

/**
 * What is to be done with one resource.
 *
 * @param spec as it is wanted, references unresolved; absent when it is removed
 * @param live as it is; absent when it isn't there
 */
record Decision(Change change, Optional<ResourceSpec> spec, Optional<LiveResource> live) {
    Decision {
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(live, "live");
    }
}
