// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.resources.CustomResourceOptions;

/** The component cache, continued: this part needs other components. */
final class CacheDatabaseFirewall {
    final DatabaseFirewall databaseFirewall;

    CacheDatabaseFirewall(Cache cache, Shared shared) {
        this.databaseFirewall = new DatabaseFirewall(
                "cache",
                new DatabaseFirewallArgs()
                        .clusterId(cache.databaseCluster.id())
                        .rules(new DatabaseFirewallArgs.Rule().type("app").value(shared.app.id())),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
