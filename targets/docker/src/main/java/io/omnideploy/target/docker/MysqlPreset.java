package io.omnideploy.target.docker;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.TemplateValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * MySQL in its official image, or MariaDB in its own, which understands the same; databases and users are made by an init
 * container that may run any number of times.
 */
final class MysqlPreset implements BackingContainers.Preset {
    static final String OWNER = "app";
    static final String ADMINISTRATOR = "root";

    private static final String DEFAULT_VERSION = "8.4";
    private static final String DEFAULT_DATABASE = "app";
    private static final int PORT = 3306;

    private static final Origin CONTRACT = Origin.rule("mysql-image-contract");

    private final PresetParts parts;

    MysqlPreset(PresetParts parts) {
        this.parts = parts;
    }

    @Override
    public String name() {
        return "mysql";
    }

    @Override
    public BackingContainers provide(BackingService service) {
        ConfigPath path = DeployConfig.pathOf(service);
        Value password = parts.password(service);
        Value root = parts.password(service, ADMINISTRATOR);
        // By the network, which is off while the image prepares its first start. Both names: each image has only its
        // own.
        ResourceSpec.Builder server = parts.server(
                        service,
                        "/var/lib/mysql",
                        PresetParts.slowCheck(
                                "CMD-SHELL", "mysqladmin ping -s -h 127.0.0.1 || mariadb-admin ping -s -h 127.0.0.1"))
                .set("env", Value.object(Map.of("MYSQL_ROOT_PASSWORD", root)), CONTRACT);
        if (!service.settings().isEmpty()) {
            List<String> command = new ArrayList<>(List.of("mysqld"));
            service.settings().forEach((key, value) -> {
                command.add(value.isEmpty() ? "--" + key : "--" + key + "=" + value);
                server.because("command", Origin.at(path.then("settings", key)));
            });
            server.set("command", Value.texts(command));
        }
        ResourceId serverId = ResourceId.of(DockerTypes.CONTAINER, service.name());
        ResourceSpec init =
                init(service, password, root).after(Set.of(serverId)).build();
        Map<String, Value> addresses = addresses(
                service.name(),
                Integer.toString(PORT),
                OWNER,
                Optional.of(password),
                databases(service).getFirst());
        return new BackingContainers(
                List.of(parts.image(service, "mysql", DEFAULT_VERSION), parts.volume(service), server.build(), init),
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

    private ResourceSpec.Builder init(BackingService service, Value password, Value root) {
        ConfigPath path = DeployConfig.pathOf(service);
        List<String> users = new ArrayList<>(List.of(OWNER));
        users.addAll(service.users());
        Map<String, Value> env = new TreeMap<>();
        env.put("MYSQL_HOST", Value.text(service.name()));
        env.put("MYSQL_PWD", root);
        env.put("DATABASES", Value.text(String.join(" ", databases(service))));
        env.put("USERS", Value.text(String.join(" ", users)));
        env.put("PASSWORD_" + OWNER, password);
        service.users().forEach(user -> env.put("PASSWORD_" + user, parts.password(service, user)));
        return parts.init(service)
                .set("entrypoint", Value.texts(List.of("sh", "-euc")), CONTRACT)
                .set("command", Value.texts(List.of(InitScript.MYSQL)), CONTRACT)
                .set("env", Value.object(env), CONTRACT)
                .because("env.DATABASES", Origin.at(path.then("databases")))
                .because("env.USERS", Origin.at(path.then("users")));
    }

    private static List<String> databases(BackingService service) {
        return service.databases().isEmpty() ? List.of(DEFAULT_DATABASE) : service.databases();
    }

    private static Map<String, Value> addresses(
            String host, String port, String user, Optional<Value> password, String database) {
        Map<String, Value> addresses = new TreeMap<>(Map.of(
                "host", Value.text(host),
                "port", Value.text(port),
                "user", Value.text(user),
                "database", Value.text(database)));
        password.ifPresent(value -> addresses.put("password", value));
        List<Value> url = new ArrayList<>(List.of(Value.text("mysql://" + user)));
        password.ifPresent(value -> url.addAll(List.of(Value.text(":"), value)));
        url.add(Value.text("@" + host + ":" + port + "/" + database));
        addresses.put("url", TemplateValues.joined(url));
        return addresses;
    }
}
