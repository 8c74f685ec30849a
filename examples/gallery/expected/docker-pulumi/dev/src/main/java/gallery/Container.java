// Written by OmniDeploy: `omnideploy generate` writes it anew.
package gallery;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;

/** Container as plug-in 5.2.0 knows it, for which Pulumi has no such class for Java. */
final class Container extends CustomResource {
    private static final String TOKEN = "docker:index/container:Container";
    private static final CustomResourceOptions PLUGIN =
            CustomResourceOptions.builder().version("5.2.0").build();

    @Export(
            name = "exitCode",
            refs = {Integer.class},
            tree = "[0]")
    private Output<Integer> exitCode;

    Container(String name, ContainerArgs args, CustomResourceOptions options) {
        super(TOKEN, name, args, CustomResourceOptions.merge(PLUGIN, options));
    }

    Output<Integer> exitCode() {
        return exitCode;
    }
}
