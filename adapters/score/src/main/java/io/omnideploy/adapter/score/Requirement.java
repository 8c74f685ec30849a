package io.omnideploy.adapter.score;

import io.omnideploy.config.Node;
import io.omnideploy.spi.adapt.Nodes;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Something that a workload requires.
 *
 * @param name what it is called in the description
 * @param type postgres, mysql, redis, s3, dns, route, volume, environment, service-port, …
 */
record Requirement(String name, String type, Node.Mapping settings) {
    /** What Score calls the parts of a resource, and what deploy.yaml does. */
    private static final Map<String, String> DATABASE = Map.of(
            "host", "host",
            "port", "port",
            "name", "database",
            "database", "database",
            "username", "user",
            "user", "user",
            "password", "password",
            "url", "url");

    private static final Map<String, String> STORE = Map.ofEntries(
            Map.entry("bucket", "bucket"),
            Map.entry("name", "bucket"),
            Map.entry("endpoint", "endpoint"),
            Map.entry("url", "url"),
            Map.entry("host", "host"),
            Map.entry("port", "port"),
            Map.entry("access_key_id", "access_key"),
            Map.entry("aws_access_key_id", "access_key"),
            Map.entry("secret_key", "secret_key"),
            Map.entry("aws_secret_key", "secret_key"));

    Requirement {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(settings, "settings");
    }

    /** Returns the preset of a backing service. */
    Optional<String> preset() {
        return switch (type) {
            case "postgres", "postgresql", "postgres-instance" -> Optional.of("postgres");
            case "mysql", "mysql-instance" -> Optional.of("mysql");
            case "redis", "valkey" -> Optional.of("redis");
            case "s3", "s3-bucket" -> Optional.of("s3");
            default -> Optional.empty();
        };
    }

    /** Tells whether this knows what to do with it. */
    boolean isKnown() {
        return preset().isPresent()
                || Set.of("dns", "route", "volume", "environment", "service-port", "service")
                        .contains(type);
    }

    /** Returns a parameter. */
    Optional<String> parameter(String key) {
        return Nodes.text(Nodes.map(settings, "params"), key);
    }

    /** Returns what stands in deploy.yaml for an output that needs nothing else; empty if it has none of that name. */
    Optional<String> output(String key) {
        if (preset().isPresent()) {
            Map<String, String> parts = preset().get().equals("s3") ? STORE : DATABASE;
            if (preset().get().equals("s3") && key.equals("region")) {
                return Optional.of("${deploy.region}");
            }
            if (preset().get().equals("redis") && Set.of("username", "user").contains(key)) {
                return Optional.of("default");
            }
            return Optional.ofNullable(parts.get(key)).map(part -> "${" + name + "." + part + "}");
        }
        return type.equals("environment") ? Optional.of("${" + key + "}") : Optional.empty();
    }

    /** Tells whether it stands for another workload. */
    boolean isWorkload() {
        return Set.of("service-port", "service").contains(type);
    }
}
