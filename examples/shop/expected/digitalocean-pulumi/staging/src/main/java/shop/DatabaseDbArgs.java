// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;

/** Arguments of DatabaseDb, as far as this program needs them. */
final class DatabaseDbArgs extends ResourceArgs {
    @Import private Output<String> name;
    @Import private Output<String> clusterId;

    DatabaseDbArgs name(String name) {
        this.name = Output.of(name);
        return this;
    }

    DatabaseDbArgs clusterId(Output<String> clusterId) {
        this.clusterId = clusterId;
        return this;
    }
}
