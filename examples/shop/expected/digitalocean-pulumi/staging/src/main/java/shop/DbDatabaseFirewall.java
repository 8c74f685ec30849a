// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.resources.CustomResourceOptions;

/** The component db, continued: this part needs other components. */
final class DbDatabaseFirewall {
    final DatabaseFirewall databaseFirewall;

    DbDatabaseFirewall(Db db, Shared shared) {
        this.databaseFirewall = new DatabaseFirewall(
                "db",
                new DatabaseFirewallArgs()
                        .clusterId(db.databaseCluster.id())
                        .rules(new DatabaseFirewallArgs.Rule().type("app").value(shared.app.id())),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
