package io.omnideploy.target.docker;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.TemplateValues;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** PostgreSQL in its official image; databases and users are made by an init container that may run any number of times. */
final class PostgresPreset implements BackingContainers.Preset {
    private static final String DEFAULT_VERSION = "16";
    private static final String OWNER = "app";
    private static final String DEFAULT_DATABASE = "app";
    private static final int PORT = 5432;

    /** The first major whose image keeps its data one folder further up. */
    private static final BigInteger DATA_MOVED = BigInteger.valueOf(18);

    private static final Origin CONTRACT = Origin.rule("postgres-image-contract");

    private final PresetParts parts;

    PostgresPreset(PresetParts parts) {
        this.parts = parts;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public BackingContainers provide(BackingService service) {
        ConfigPath path = DeployConfig.pathOf(service);
        Value password = parts.password(service);
        ResourceSpec.Builder server = parts.server(
                service,
                dataPath(service),
                PresetParts.check("CMD", "pg_isready", "-q", "-h", "127.0.0.1", "-U", OWNER));
        server.set(
                "env",
                Value.object(Map.of("POSTGRES_USER", Value.text(OWNER), "POSTGRES_PASSWORD", password)),
                CONTRACT);
        if (!service.settings().isEmpty()) {
            List<String> command = new ArrayList<>(List.of("postgres"));
            service.settings().forEach((key, value) -> {
                command.add("-c");
                command.add(key + "=" + value);
                server.because("command", Origin.at(path.then("settings", key)));
            });
            server.set("command", Value.texts(command));
        }
        ResourceId serverId = ResourceId.of(DockerTypes.CONTAINER, service.name());
        ResourceSpec init = init(service, password).after(Set.of(serverId)).build();
        Map<String, Value> addresses = addresses(
                service.name(),
                Integer.toString(PORT),
                OWNER,
                Optional.of(password),
                databases(service).getFirst());
        return new BackingContainers(
                List.of(parts.image(service, "postgres", DEFAULT_VERSION), parts.volume(service), server.build(), init),
                Set.of(serverId, init.id()),
                addresses,
                variables(addresses));
    }

    @Override
    public Map<String, Value> external(BackingService service, BackingService.External external) {
        return addresses(
                external.host(),
                Integer.toString(external.port().orElse(PORT)),
                external.username().orElse(OWNER),
                parts.given(external, service),
                databases(service).getFirst());
    }

    @Override
    public Map<String, Value> variables(Map<String, Value> addresses) {
        return Map.of("DATABASE_URL", addresses.get("url"));
    }

    private ResourceSpec.Builder init(BackingService service, Value password) {
        ConfigPath path = DeployConfig.pathOf(service);
        Map<String, Value> env = new TreeMap<>();
        env.put("PGHOST", Value.text(service.name()));
        env.put("PGUSER", Value.text(OWNER));
        env.put("PGDATABASE", Value.text("postgres"));
        env.put("PGPASSWORD", password);
        env.put("DATABASES", Value.text(String.join(" ", databases(service))));
        if (!service.users().isEmpty()) {
            env.put("USERS", Value.text(String.join(" ", service.users())));
        }
        service.users().forEach(user -> env.put("PASSWORD_" + user, parts.password(service, user)));
        return parts.init(service)
                .set("entrypoint", Value.texts(List.of("sh", "-euc")), CONTRACT)
                .set(
                        "command",
                        Value.texts(List.of(InitScript.postgres(!service.users().isEmpty()))),
                        CONTRACT)
                .set("env", Value.object(env), CONTRACT)
                .because("env.DATABASES", Origin.at(path.then("databases")))
                .because("env.USERS", Origin.at(path.then("users")));
    }

    private static List<String> databases(BackingService service) {
        return service.databases().isEmpty() ? List.of(DEFAULT_DATABASE) : service.databases();
    }

    private static String dataPath(BackingService service) {
        String major = service.version().orElse(DEFAULT_VERSION).replaceFirst("[^0-9].*", "");
        return !major.isEmpty() && new BigInteger(major).compareTo(DATA_MOVED) >= 0
                ? "/var/lib/postgresql"
                : "/var/lib/postgresql/data";
    }

    private static Map<String, Value> addresses(
            String host, String port, String user, Optional<Value> password, String database) {
        Map<String, Value> addresses = new TreeMap<>(Map.of(
                "host", Value.text(host),
                "port", Value.text(port),
                "user", Value.text(user),
                "database", Value.text(database)));
        password.ifPresent(value -> addresses.put("password", value));
        List<Value> url = new ArrayList<>(List.of(Value.text("postgres://" + user)));
        password.ifPresent(value -> url.addAll(List.of(Value.text(":"), value)));
        url.add(Value.text("@" + host + ":" + port + "/" + database));
        addresses.put("url", TemplateValues.joined(url));
        return addresses;
    }
}
