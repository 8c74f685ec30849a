// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.resources.CustomResourceOptions;

/** The component cache. */
final class Cache {
    final DatabaseCluster databaseCluster;

    Cache() {
        this.databaseCluster = new DatabaseCluster(
                "cache",
                new DatabaseClusterArgs()
                        .name("shop-staging-cache")
                        .region("nyc3")
                        .engine("valkey")
                        .version("8")
                        .size("db-s-1vcpu-1gb")
                        .nodeCount(1)
                        .tags("team:storefront"),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
