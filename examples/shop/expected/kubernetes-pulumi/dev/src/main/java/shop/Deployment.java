// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;

/** Deployment as plug-in 4.0.0 knows it, for which Pulumi has no such class for Java. */
final class Deployment extends CustomResource {
    private static final String TOKEN = "kubernetes:apps/v1:Deployment";
    private static final CustomResourceOptions PLUGIN =
            CustomResourceOptions.builder().version("4.0.0").build();

    Deployment(String name, DeploymentArgs args, CustomResourceOptions options) {
        super(TOKEN, name, args, CustomResourceOptions.merge(PLUGIN, options));
    }
}
