package io.omnideploy.spi.expand;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import java.util.List;
import java.util.Set;

/** Names that the server of a backing service needs for itself, or that its software can't take. */
public final class BackingServiceChecks {
    /** https://dev.mysql.com/doc/refman/8.4/en/user-names.html */
    private static final int MYSQL_USER_LIMIT = 32;

    private static final Set<String> MYSQL_SCHEMAS = Set.of("mysql", "sys", "information_schema", "performance_schema");
    private static final Set<String> MYSQL_USERS = Set.of(MysqlServer.OWNER, MysqlServer.ADMINISTRATOR);

    private final DeployConfig config;
    private final Diagnostics found;

    public BackingServiceChecks(DeployConfig config, Diagnostics found) {
        this.config = config;
        this.found = found;
    }

    /** Finds what breaks a rule of those that are provided here; what exists already has none. */
    public void check() {
        for (BackingService service : config.backingServices().values()) {
            if (service.external().isPresent()) {
                continue;
            }
            ConfigPath path = DeployConfig.pathOf(service);
            switch (service.preset()) {
                case "mysql" -> mysql(service, path);
                case "s3" -> s3(service, path);
                default -> {
                    // Nothing of the kind.
                }
            }
        }
    }

    private void mysql(BackingService service, ConfigPath path) {
        reserved(service.databases(), MYSQL_SCHEMAS, path.then("databases"), "MySQL keeps its own data in");
        reserved(service.users(), MYSQL_USERS, path.then("users"), "The preset itself makes the user");
        for (int index = 0; index < service.users().size(); index++) {
            String user = service.users().get(index);
            if (user.length() > MYSQL_USER_LIMIT) {
                refuse(
                        path.then("users").item(index),
                        "name-too-long",
                        "MySQL takes names of users of up to %d characters, and '%s' has %d."
                                .formatted(MYSQL_USER_LIMIT, user, user.length()),
                        "Choose a shorter one.");
            }
        }
    }

    private void s3(BackingService service, ConfigPath path) {
        service.settings().keySet().stream()
                .filter(S3Server.OWN_VARIABLES::contains)
                .forEach(key -> refuse(
                        path.then("settings", key),
                        "setting-reserved",
                        key + " is set by the preset, which makes the keys itself.",
                        "Remove it; the keys are ${%s.access_key} and ${%s.secret_key}."
                                .formatted(service.name(), service.name())));
    }

    private void reserved(List<String> names, Set<String> taken, ConfigPath path, String reason) {
        for (int index = 0; index < names.size(); index++) {
            if (taken.contains(names.get(index))) {
                refuse(
                        path.item(index),
                        "name-reserved",
                        reason + " '" + names.get(index) + "'.",
                        "Choose another name.");
            }
        }
    }

    private void refuse(ConfigPath path, String code, String cause, String remedy) {
        found.add(Diagnostic.error(code, cause)
                .about(path)
                .at(config.positions().of(path))
                .remedy(remedy));
    }
}
