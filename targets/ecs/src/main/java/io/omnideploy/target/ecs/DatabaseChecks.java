package io.omnideploy.target.ecs;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.ByteSize;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.target.ecs.Databases.Engine;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What RDS can't make of a database, known before it is asked. */
final class DatabaseChecks {
    /** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html, DBName */
    private static final Pattern DATABASE = Pattern.compile("[A-Za-z].*");

    private static final Pattern POSTGRES_VERSION = Pattern.compile("[1-9][0-9]?(\\.[0-9]{1,2}){0,2}");
    private static final Pattern MYSQL_VERSION = Pattern.compile("[1-9][0-9]?\\.[0-9](\\.[0-9]{1,2})?");
    private static final Set<String> POSTGRES_OWN = Set.of("postgres", "rdsadmin", "template0", "template1");
    private static final Set<String> MYSQL_OWN =
            Set.of("mysql", "sys", "information_schema", "performance_schema", "innodb");

    private final Engine engine;
    private final BackingParts parts;

    DatabaseChecks(Engine engine, BackingParts parts) {
        this.engine = engine;
        this.parts = parts;
    }

    void check(BackingService service) {
        ConfigPath path = DeployConfig.pathOf(service);
        databases(service, path.then("databases"));
        if (!service.users().isEmpty()) {
            parts.deployment()
                    .refuse(
                            path.then("users"),
                            "users-unsupported",
                            "RDS makes one user, the owner, and no further ones.",
                            "Let a job with 'run: before' make them over ${%s.url}, or remove them for this stack."
                                    .formatted(service.name()));
        }
        version(service, path.then("version"));
        long asked = service.storage().map(ByteSize::mebibytes).orElse(0L);
        if (asked != Databases.gibibytes(service) * 1024) {
            parts.account(
                    service,
                    "storage",
                    Fate.APPROXIMATED,
                    "rds-storage",
                    "RDS takes whole GiB, at least " + Databases.SMALLEST_GIB + ": it gets "
                            + Databases.gibibytes(service) + ".",
                    "Write " + Databases.gibibytes(service) + "Gi.");
        }
        parts.account(
                service,
                "image",
                Fate.APPROXIMATED,
                "rds-no-image",
                "RDS runs " + engine.word() + " itself; what the image adds to it is not there.",
                "See that RDS has the extensions you need, and leave 'image' out for this stack.");
    }

    private void databases(BackingService service, ConfigPath path) {
        List<String> databases = service.databases();
        if (databases.size() > 1) {
            parts.deployment()
                    .refuse(
                            path.item(1),
                            "one-database",
                            "RDS makes one database in an instance, and %d are asked for.".formatted(databases.size()),
                            "Keep one and let a job with 'run: before' make the others over ${%s.url}, or give each a"
                                            .formatted(service.name())
                                    + " backing service of its own.");
        }
        Set<String> own = engine == Engine.POSTGRES ? POSTGRES_OWN : MYSQL_OWN;
        for (int index = 0; index < databases.size(); index++) {
            String name = databases.get(index);
            if (own.contains(name)) {
                parts.deployment()
                        .refuse(
                                path.item(index),
                                "name-reserved",
                                "RDS keeps its own data in '" + name + "'.",
                                "Choose another name.");
            } else if (!DATABASE.matcher(name).matches()) {
                parts.deployment()
                        .refuse(
                                path.item(index),
                                "database-name",
                                "RDS takes names of databases that begin with a letter, and '" + name + "' does not.",
                                "Choose another name.");
            }
        }
    }

    private void version(BackingService service, ConfigPath path) {
        String version = engine.version(service);
        Pattern form = engine == Engine.POSTGRES ? POSTGRES_VERSION : MYSQL_VERSION;
        if (!form.matcher(version).matches()) {
            parts.deployment()
                    .refuse(
                            path,
                            "version-form",
                            "RDS has no version '" + version + "' of " + engine.word() + ".",
                            engine == Engine.POSTGRES
                                    ? "Write a major version such as 16, or one with its minor such as 16.4."
                                    : "Write a version such as 8.4 or 8.0, or one with its patch such as 8.4.3.");
        }
    }
}
