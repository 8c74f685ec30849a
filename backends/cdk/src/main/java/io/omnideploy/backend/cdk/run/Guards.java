package io.omnideploy.backend.cdk.run;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.stack.StackState;
import io.omnideploy.templates.json.Json;
import java.util.Set;

/** Refuses to remove what is protected before anything else of its stack is removed: CloudFormation would find out on the way. */
final class Guards {
    private static final String BALANCER = "deletion_protection.enabled";

    private Guards() {}

    /**
     * Goes on only if all that goes may go.
     *
     * @param staying what is left where it is
     * @throws io.omnideploy.diagnostic.Refused naming all that is protected
     */
    static void requireNone(StackState state, LiveTemplate live, Origins ids, Set<ResourceId> staying) {
        Diagnostics found = new Diagnostics();
        live.resources().forEach((logicalId, resource) -> {
            ResourceId id = ids.of(logicalId);
            if (!staying.contains(id) && isGuarded(resource)) {
                found.add(Diagnostic.error("protected", id + " is protected, as it was last applied.")
                        .remedy("Run 'omnideploy up' with 'protect: false' for '%s' first.".formatted(id.component())));
            }
        });
        if (state.guarded() && staying.isEmpty()) {
            found.add(Diagnostic.error("protected", "Stack %s has termination protection.".formatted(state.name()))
                    .remedy("Run 'omnideploy up' with 'protect: false' for what is protected first, or use"
                            + " '--keep-data'."));
        }
        found.refuseOnError();
    }

    private static boolean isGuarded(Value resource) {
        return Json.isTrue(resource, "Properties", "DeletionProtection")
                || Json.items(resource, "Properties", "LoadBalancerAttributes").stream()
                        .anyMatch(attribute -> Json.text(attribute, "Key")
                                        .filter(BALANCER::equals)
                                        .isPresent()
                                && Json.text(attribute, "Value")
                                        .filter("true"::equals)
                                        .isPresent());
    }
}
