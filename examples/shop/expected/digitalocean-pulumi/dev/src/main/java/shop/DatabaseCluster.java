// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;

/** DatabaseCluster as plug-in 4.80.1 knows it, for which Pulumi has no such class for Java. */
final class DatabaseCluster extends CustomResource {
    private static final String TOKEN = "digitalocean:index/databaseCluster:DatabaseCluster";
    private static final CustomResourceOptions PLUGIN =
            CustomResourceOptions.builder().version("4.80.1").build();

    @Export(
            name = "name",
            refs = {String.class},
            tree = "[0]")
    private Output<String> name;

    DatabaseCluster(String name, DatabaseClusterArgs args, CustomResourceOptions options) {
        super(TOKEN, name, args, CustomResourceOptions.merge(PLUGIN, options));
    }

    Output<String> name() {
        return name;
    }
}
