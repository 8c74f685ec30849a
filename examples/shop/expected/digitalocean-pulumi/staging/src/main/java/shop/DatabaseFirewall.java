// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;

/** DatabaseFirewall as plug-in 4.80.1 knows it, for which Pulumi has no such class for Java. */
final class DatabaseFirewall extends CustomResource {
    private static final String TOKEN = "digitalocean:index/databaseFirewall:DatabaseFirewall";
    private static final CustomResourceOptions PLUGIN =
            CustomResourceOptions.builder().version("4.80.1").build();

    DatabaseFirewall(String name, DatabaseFirewallArgs args, CustomResourceOptions options) {
        super(TOKEN, name, args, CustomResourceOptions.merge(PLUGIN, options));
    }
}
