// Written by OmniDeploy: `omnideploy generate` writes it anew.
package newsroom;

import com.pulumi.Config;
import com.pulumi.aws.lightsail.Database;
import com.pulumi.aws.lightsail.DatabaseArgs;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;

/** The component db. */
final class Db {
    final Database database;

    Db(Config config) {
        var dbPassword = config.requireSecret("db_password");
        this.database = new Database(
                "db",
                DatabaseArgs.builder()
                        .relationalDatabaseName("newsroom-dev-db")
                        .blueprintId("postgres_16")
                        .bundleId("micro_2_0")
                        .masterDatabaseName("newsroom")
                        .masterUsername("app")
                        .masterPassword(dbPassword)
                        .publiclyAccessible(false)
                        .backupRetentionEnabled(true)
                        .applyImmediately(true)
                        .skipFinalSnapshot(true)
                        .tags(Map.of("omnideploy:component", "db", "omnideploy:resource", "aws.lightsail.Database/db"))
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
    }
}
