package io.omnideploy.spi.expand;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * MySQL in its official image, or MariaDB in its own, which understands the same; databases and users are made by an init
 * script that may run any number of times.
 */
final class MysqlServer extends DatabaseServer {
    static final String ADMINISTRATOR = "root";

    private static final String DEFAULT_VERSION = "8.4";

    /** The user mysql of both images. */
    private static final long USER = 999;

    private static final Origin CONTRACT = Origin.rule("mysql-image-contract");

    MysqlServer(ServerPasswords passwords) {
        super(passwords, 3306);
    }

    @Override
    public String name() {
        return "mysql";
    }

    @Override
    public BackingServer provide(BackingService service) {
        ConfigPath path = DeployConfig.pathOf(service);
        Value password = passwords().owner(service);
        Value root = passwords().user(service, ADMINISTRATOR);
        SortedMap<String, Set<Origin>> why = new TreeMap<>();
        List<String> command = new ArrayList<>();
        if (!service.settings().isEmpty()) {
            command.add("mysqld");
            service.settings()
                    .forEach((key, value) -> command.add(value.isEmpty() ? "--" + key : "--" + key + "=" + value));
            why.put("command", ServerImage.settings(service));
        }
        return new BackingServer(
                ServerImage.of(service, "mysql", DEFAULT_VERSION),
                USER,
                port(),
                "/var/lib/mysql",
                List.of(),
                command,
                new TreeMap<>(Map.of("MYSQL_ROOT_PASSWORD", root)),
                // By the network, which is off while the image prepares its first start. Both names: each image has
                // only
                // its own.
                Optional.of(new BackingServer.Check.Line(
                        "mysqladmin ping -s -h 127.0.0.1 || mariadb-admin ping -s -h 127.0.0.1", true)),
                Optional.of(init(service, password, root, path)),
                addresses(service, password),
                CONTRACT,
                why);
    }

    private BackingServer.Init init(BackingService service, Value password, Value root, ConfigPath path) {
        List<String> users = new ArrayList<>(List.of(OWNER));
        users.addAll(service.users());
        SortedMap<String, Value> env = new TreeMap<>();
        env.put("MYSQL_HOST", Value.text(service.name()));
        env.put("MYSQL_PWD", root);
        env.put("DATABASES", Value.text(String.join(" ", databases(service))));
        env.put("USERS", Value.text(String.join(" ", users)));
        env.put("PASSWORD_" + OWNER, password);
        service.users().forEach(user -> env.put("PASSWORD_" + user, passwords().user(service, user)));
        return new BackingServer.Init(
                Optional.empty(), USER, InitScript.MYSQL, env, ServerImage.lists(path, "databases", "users"));
    }
}
