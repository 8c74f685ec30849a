// Written by OmniDeploy: `omnideploy generate` writes it anew.
package gallery;

import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.Resource;

/** Lets what depends on a resource wait until the resource is as it has to be. */
final class Expectation {
    private Expectation() {}

    /** Returns a resource once one of its attributes has the value that it must have; anything else is a failure. */
    static Output<Resource> met(Resource resource, String attribute, Output<?> actual, Object wanted) {
        return actual.applyValue(value -> {
            if (!value.equals(wanted)) {
                throw new RunException("the %s is %s and not %s".formatted(attribute, value, wanted));
            }
            return resource;
        });
    }
}
