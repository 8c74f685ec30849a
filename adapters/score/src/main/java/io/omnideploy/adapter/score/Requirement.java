package io.omnideploy.adapter.score;

import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.spi.adapt.Nodes;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Something that a workload requires.
 *
 * @param name what it is called in the description
 * @param type postgres, mysql, redis, s3, mongodb, dns, route, volume, environment, service-port, …
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

    private static final Set<String> PARTS =
            Set.of("dns", "route", "volume", "environment", "service-port", "service", "horizontal-pod-autoscaler");

    /** The usual names of all types. */
    static final SortedSet<String> TYPES = new TreeSet<>(Set.of(
            "postgres",
            "mysql",
            "mariadb",
            "redis",
            "s3",
            "mongodb",
            "amqp",
            "dns",
            "route",
            "volume",
            "environment",
            "service-port",
            "service"));

    /** Types that score-compose provides, and that have a name like one of those here. */
    private static final Set<String> OF_OTHERS = Set.of("mssql");

    private static final Map<String, String> STORE = Map.ofEntries(
            Map.entry("bucket", "bucket"),
            Map.entry("name", "bucket"),
            Map.entry("endpoint", "endpoint"),
            Map.entry("url", "url"),
            Map.entry("host", "host"),
            Map.entry("port", "port"),
            Map.entry("region", "region"),
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
            case "mysql", "mysql-instance", "mariadb" -> Optional.of("mysql");
            case "redis", "valkey" -> Optional.of("redis");
            case "s3", "s3-bucket" -> Optional.of("s3");
            default -> Optional.empty();
        };
    }

    /** Tells whether this makes it, or knows what it stands for. */
    boolean isKnown() {
        return isMade() || PARTS.contains(type);
    }

    /** Tells whether something is made for it: a backing service or a component. */
    boolean isMade() {
        return preset().isPresent() || Server.of(type).isPresent();
    }

    /** Tells whether its type is a slip of the pen rather than one that others provide. */
    boolean isMistaken() {
        return !isKnown()
                && (type.isEmpty()
                        || (!OF_OTHERS.contains(type) && Nearest.to(type, TYPES).isPresent()));
    }

    /** Returns the variable from which an output of something is taken that nothing here makes. */
    String variable(String key) {
        return (name + "_" + key).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
    }

    /** Returns the outputs that it has, by which a mistaken one is put right. */
    Set<String> outputs() {
        if (preset().isPresent()) {
            return new TreeSet<>(preset().get().equals("s3") ? STORE.keySet() : DATABASE.keySet());
        }
        return switch (type) {
            case "dns" -> Set.of("host", "url");
            case "service-port", "service" -> Set.of("hostname", "port", "url");
            case "volume" -> Set.of("source");
            default ->
                Server.of(type).isPresent() ? Set.of("host", "port", "username", "password", "connection") : Set.of();
        };
    }

    /** Returns a parameter. */
    Optional<String> parameter(String key) {
        return Nodes.text(Nodes.map(settings, "params"), key);
    }

    /** Returns what stands in deploy.yaml for an output that needs nothing else; empty if it has none of that name. */
    Optional<String> output(String key) {
        if (preset().isPresent()) {
            Map<String, String> parts = preset().get().equals("s3") ? STORE : DATABASE;
            if (preset().get().equals("redis") && Set.of("username", "user").contains(key)) {
                return Optional.of("default");
            }
            return Optional.ofNullable(parts.get(key)).map(part -> "${" + name + "." + part + "}");
        }
        return switch (type) {
            case "environment" -> Optional.of("${" + key + "}");
            case "volume" -> Optional.of(key).filter("source"::equals).map(source -> name);
            default -> Server.of(type).flatMap(server -> server.output(name, key));
        };
    }

    /** Tells whether it stands for another workload. */
    boolean isWorkload() {
        return Set.of("service-port", "service").contains(type);
    }
}
