// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.List;

/** Arguments of DatabaseCluster, as far as this program needs them. */
final class DatabaseClusterArgs extends ResourceArgs {
    @Import private Output<String> name;
    @Import private Output<String> region;
    @Import private Output<String> engine;
    @Import private Output<String> version;
    @Import private Output<String> size;
    @Import private Output<Integer> nodeCount;
    @Import private Output<List<String>> tags;

    DatabaseClusterArgs name(String name) {
        this.name = Output.of(name);
        return this;
    }

    DatabaseClusterArgs region(String region) {
        this.region = Output.of(region);
        return this;
    }

    DatabaseClusterArgs engine(String engine) {
        this.engine = Output.of(engine);
        return this;
    }

    DatabaseClusterArgs version(String version) {
        this.version = Output.of(version);
        return this;
    }

    DatabaseClusterArgs size(String size) {
        this.size = Output.of(size);
        return this;
    }

    DatabaseClusterArgs nodeCount(Integer nodeCount) {
        this.nodeCount = Output.of(nodeCount);
        return this;
    }

    DatabaseClusterArgs tags(String... tags) {
        this.tags = Output.of(List.of(tags));
        return this;
    }
}
