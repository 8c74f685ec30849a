package io.omnideploy.spi.expand.aws;

import io.omnideploy.config.Shape;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ExpandRequest;
import io.omnideploy.spi.Target;
import java.util.Optional;
import java.util.SortedMap;

/** What targets on AWS have in common: they are held to an account and a region, and images lie in the account's own registry. */
public interface AwsTarget extends Target {
    @Override
    default Shape.Fields identity() {
        return AwsIdentity.SHAPE;
    }

    @Override
    default SortedMap<String, Value.Obj> pins(ExpandRequest request) {
        return AwsIdentity.pins(request.config());
    }

    /** Images without a registry go to that of the account, ECR. */
    @Override
    default Optional<String> registryProvider() {
        return Optional.of(AwsDraft.PROVIDER);
    }
}
