// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.resources.CustomResourceOptions;

/** The component db. */
final class Db {
    final DatabaseCluster databaseCluster;
    final DatabaseDb mainDatabaseDb;

    Db() {
        this.databaseCluster = new DatabaseCluster(
                "db",
                new DatabaseClusterArgs()
                        .name("shop-staging-db")
                        .region("nyc3")
                        .engine("pg")
                        .version("16")
                        .size("db-s-1vcpu-1gb")
                        .nodeCount(1)
                        .tags("team:storefront"),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.mainDatabaseDb = new DatabaseDb(
                "db-main",
                new DatabaseDbArgs().name("main").clusterId(databaseCluster.id()),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
