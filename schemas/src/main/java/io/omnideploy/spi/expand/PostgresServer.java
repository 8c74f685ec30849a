package io.omnideploy.spi.expand;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** PostgreSQL in its official image; databases and users are made by an init script that may run any number of times. */
final class PostgresServer extends DatabaseServer {
    private static final String DEFAULT_VERSION = "16";

    /** The first major whose image keeps its data one folder further up. */
    private static final BigInteger DATA_MOVED = BigInteger.valueOf(18);

    /** The user postgres of the official image, which has another number where it is built on Alpine. */
    private static final long USER = 999;

    private static final long USER_ON_ALPINE = 70;

    private static final Origin CONTRACT = Origin.rule("postgres-image-contract");

    PostgresServer(ServerPasswords passwords) {
        super(passwords, 5432);
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public BackingServer provide(BackingService service) {
        ConfigPath path = DeployConfig.pathOf(service);
        Value password = passwords().owner(service);
        SortedMap<String, Set<Origin>> why = new TreeMap<>();
        List<String> command = new ArrayList<>();
        if (!service.settings().isEmpty()) {
            command.add("postgres");
            service.settings().forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
            why.put("command", ServerImage.settings(service));
        }
        String image = ServerImage.of(service, "postgres", DEFAULT_VERSION);
        long user = image.contains("alpine") ? USER_ON_ALPINE : USER;
        return new BackingServer(
                image,
                user,
                port(),
                dataPath(service),
                List.of(),
                command,
                new TreeMap<>(Map.of("POSTGRES_USER", Value.text(OWNER), "POSTGRES_PASSWORD", password)),
                Optional.of(new BackingServer.Check.Program(
                        List.of("pg_isready", "-q", "-h", "127.0.0.1", "-U", OWNER), false)),
                Optional.of(init(service, password, user, path)),
                addresses(service, password),
                CONTRACT,
                why);
    }

    private BackingServer.Init init(BackingService service, Value password, long user, ConfigPath path) {
        SortedMap<String, Value> env = new TreeMap<>();
        env.put("PGHOST", Value.text(service.name()));
        env.put("PGUSER", Value.text(OWNER));
        env.put("PGDATABASE", Value.text("postgres"));
        env.put("PGPASSWORD", password);
        env.put("DATABASES", Value.text(String.join(" ", databases(service))));
        if (!service.users().isEmpty()) {
            env.put("USERS", Value.text(String.join(" ", service.users())));
        }
        service.users().forEach(one -> env.put("PASSWORD_" + one, passwords().user(service, one)));
        return new BackingServer.Init(
                Optional.empty(),
                user,
                InitScript.postgres(!service.users().isEmpty()),
                env,
                ServerImage.lists(path, "databases", "users"));
    }

    private static String dataPath(BackingService service) {
        String major = service.version().orElse(DEFAULT_VERSION).replaceFirst("[^0-9].*", "");
        return !major.isEmpty() && new BigInteger(major).compareTo(DATA_MOVED) >= 0
                ? "/var/lib/postgresql"
                : "/var/lib/postgresql/data";
    }
}
