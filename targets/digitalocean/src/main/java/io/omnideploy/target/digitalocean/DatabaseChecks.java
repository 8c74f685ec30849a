package io.omnideploy.target.digitalocean;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Size;
import io.omnideploy.plan.LedgerEntry.Fate;
import java.util.Set;

/** What of a wanted database the platform can't provide, or provides in another way. */
final class DatabaseChecks {
    private static final Set<String> OWN_NAMES = Set.of("doadmin", "defaultdb", "_dodb", "postgres", "mysql");

    private final AppDeployment deployment;
    private final BackingService service;
    private final ConfigPath path;

    DatabaseChecks(AppDeployment deployment, BackingService service) {
        this.deployment = deployment;
        this.service = service;
        path = DeployConfig.pathOf(service);
    }

    void check() {
        DatabaseEngine engine = DatabaseEngine.of(service.preset()).orElseThrow();
        boolean isDev = Databases.isDev(deployment, service);
        ComponentChecks.name(deployment, service.name(), path);
        version(engine);
        service.settings().forEach((key, value) -> {
            if (isDev || !engine.takes(key, value)) {
                deployment.account(
                        path.then("settings", key),
                        Fate.DROPPED,
                        "digitalocean-database-setting",
                        "The tools set nothing of this kind on a managed database.",
                        "Set it with doctl, or leave it out for this target.");
            }
        });
        if (isDev) {
            dev();
        } else {
            size();
        }
        if (!engine.hasStorage()) {
            deployment.accountIfGiven(
                    path.then("storage"),
                    Fate.DROPPED,
                    "digitalocean-cache-storage",
                    "A cache lies in memory; its size says how much.",
                    "Leave it out for this target.");
        }
        names("databases", service.databases());
        names("users", service.users());
    }

    private void version(DatabaseEngine engine) {
        String wanted = service.version().orElse(engine.version(service));
        if (engine.versions().contains(wanted)) {
            return;
        }
        if (engine == DatabaseEngine.VALKEY) {
            // An older Redis speaks what Valkey understands.
            deployment.account(
                    path.then("version"),
                    Fate.APPROXIMATED,
                    "digitalocean-valkey",
                    "DigitalOcean has Valkey in place of Redis, here version " + engine.version(service) + ".",
                    "Leave the version out for this target.");
        } else if (engine.versions().contains(DatabaseEngine.major(wanted))) {
            deployment.account(
                    path.then("version"),
                    Fate.APPROXIMATED,
                    "digitalocean-minor-version",
                    "DigitalOcean chooses the newest of version " + DatabaseEngine.major(wanted) + ".",
                    "Write the major version alone.");
        } else {
            deployment.refuse(
                    path.then("version"),
                    "digitalocean-version",
                    "DigitalOcean has no version " + wanted + " of " + service.preset() + ".",
                    "Write one of " + String.join(", ", engine.versions()) + ".");
        }
    }

    private void size() {
        boolean isRaised = deployment.settings().databaseNodes() > 1
                && service.size().filter(size -> size.compareTo(Size.SMALL) < 0).isPresent();
        if (isRaised) {
            deployment.account(
                    path.then("size"),
                    Fate.APPROXIMATED,
                    "digitalocean-nodes-need-more",
                    "With several nodes each has at least 2 GB of memory.",
                    "Write small, or one node under digitalocean.database_nodes.");
        }
    }

    private void dev() {
        if (!deployment.hasApp()) {
            deployment.refuse(
                    path.then("preset"),
                    "digitalocean-dev-database",
                    "A database inside of the app needs an app.",
                    "Leave out digitalocean.dev_databases, or add a component.");
        }
        for (String key : new String[] {"size", "storage"}) {
            deployment.accountIfGiven(
                    path.then(key),
                    Fate.DROPPED,
                    "digitalocean-dev-database",
                    "A database inside of the app has one size.",
                    "Leave out digitalocean.dev_databases, or this.");
        }
        if (service.protect().filter(on -> on).isPresent()) {
            deployment.refuse(
                    path.then("protect"),
                    "digitalocean-dev-database",
                    "A database inside of the app goes when the app goes.",
                    "Leave out digitalocean.dev_databases, or this.");
        } else {
            deployment.accountIfGiven(
                    path.then("protect"),
                    Fate.APPROXIMATED,
                    "digitalocean-dev-database",
                    "A database inside of the app is never protected.",
                    "Leave it out.");
        }
        for (String key : new String[] {"databases", "users"}) {
            if (!(key.equals("databases") ? service.databases() : service.users()).isEmpty()) {
                deployment.account(
                        path.then(key),
                        Fate.DROPPED,
                        "digitalocean-dev-database",
                        "A database inside of the app has one database and one user, named by the platform.",
                        "Leave it out, or digitalocean.dev_databases.");
            }
        }
    }

    private void names(String key, Iterable<String> names) {
        int index = 0;
        for (String name : names) {
            if (OWN_NAMES.contains(name)) {
                deployment.refuse(
                        path.then(key).item(index),
                        "name-reserved",
                        "DigitalOcean itself makes '" + name + "'.",
                        "Choose another name.");
            }
            index++;
        }
    }
}
