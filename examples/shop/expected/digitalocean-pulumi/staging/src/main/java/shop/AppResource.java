// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;

/** App as plug-in 4.80.1 knows it, for which Pulumi has no such class for Java. */
final class AppResource extends CustomResource {
    private static final String TOKEN = "digitalocean:index/app:App";
    private static final CustomResourceOptions PLUGIN =
            CustomResourceOptions.builder().version("4.80.1").build();

    @Export(
            name = "defaultIngress",
            refs = {String.class},
            tree = "[0]")
    private Output<String> defaultIngress;

    AppResource(String name, AppResourceArgs args, CustomResourceOptions options) {
        super(TOKEN, name, args, CustomResourceOptions.merge(PLUGIN, options));
    }

    Output<String> defaultIngress() {
        return defaultIngress;
    }
}
