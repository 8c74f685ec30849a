package io.omnideploy.adapter.compose.map;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is known of images by their names: which are backing services, and where servers listen that say no port. */
final class KnownImages {
    private static final Map<String, String> PRESETS = Map.of(
            "postgres", "postgres",
            "mysql", "mysql",
            "mariadb", "mysql",
            "redis", "redis",
            "valkey/valkey", "redis",
            "minio/minio", "s3",
            "quay.io/minio/minio", "s3");
    private static final Map<String, Integer> PORTS = Map.ofEntries(
            Map.entry("postgres", 5432),
            Map.entry("mysql", 3306),
            Map.entry("mariadb", 3306),
            Map.entry("redis", 6379),
            Map.entry("valkey", 6379),
            Map.entry("mongo", 27017),
            Map.entry("rabbitmq", 5672),
            Map.entry("memcached", 11211),
            Map.entry("nats", 4222),
            Map.entry("elasticsearch", 9200),
            Map.entry("opensearch", 9200),
            Map.entry("couchdb", 5984),
            Map.entry("influxdb", 8086),
            Map.entry("neo4j", 7687),
            Map.entry("cassandra", 9042),
            Map.entry("zookeeper", 2181),
            Map.entry("kafka", 9092),
            Map.entry("consul", 8500),
            Map.entry("vault", 8200),
            Map.entry("etcd", 2379),
            Map.entry("nginx", 80),
            Map.entry("httpd", 80),
            Map.entry("caddy", 80),
            Map.entry("wordpress", 80),
            Map.entry("mailhog", 1025),
            Map.entry("mailpit", 1025));

    /** Where PHP's process manager listens in all official images that have it. */
    static final int FPM = 9000;

    /** Ports of servers that answer to other programs and don't speak HTTP. */
    private static final Set<Integer> INTERNAL = Set.of(
            21, 22, 25, 53, 110, 143, 389, 465, 587, 636, 993, 995, 1025, 1433, 1521, 1883, 2049, 2181, 2379, 2380,
            3306, 4222, 5432, 5433, 5671, 5672, 6379, 6380, 7687, 8883, 9042, 9092, 9093, 9094, 9300, 11211, 27017,
            27018, 33060);

    private static final Pattern REFERENCE =
            Pattern.compile("(?<name>.+?)(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]*))?(?:@.*)?");
    private static final Pattern VERSION = Pattern.compile("v?([0-9]+(?:\\.[0-9]+)*)(.*)");

    private KnownImages() {}

    /** Returns the preset that an official image is. */
    static Optional<String> preset(String image) {
        return Optional.ofNullable(PRESETS.get(name(image)));
    }

    /** Returns the version in an image's tag, such as 16 of {@code postgres:16-alpine}. */
    static Optional<String> version(String image) {
        Matcher version = VERSION.matcher(tag(image));
        return version.matches() ? Optional.of(version.group(1)) : Optional.empty();
    }

    /** Returns what a tag says beside the version, such as {@code alpine}. */
    static String variant(String image) {
        Matcher version = VERSION.matcher(tag(image));
        String rest = version.matches() ? version.group(2) : tag(image);
        return rest.replaceFirst("^-", "");
    }

    /** Returns the port on which a well-known server listens. */
    static Optional<Integer> port(String image) {
        String name = name(image);
        return Optional.ofNullable(PORTS.get(name.substring(name.lastIndexOf('/') + 1)));
    }

    /** Tells whether an image runs PHP's process manager. */
    static boolean isFpm(String image) {
        return tag(image).matches("(?:.*-)?fpm(?:-.*)?");
    }

    /** Tells whether a port is one of servers that don't speak HTTP. */
    static boolean isInternal(int port) {
        return INTERNAL.contains(port);
    }

    /** Tells whether an image is of the MySQL family's other member. */
    static boolean isMariadb(String image) {
        return name(image).equals("mariadb");
    }

    private static String name(String image) {
        Matcher matcher = REFERENCE.matcher(image);
        String name = matcher.matches() ? matcher.group("name") : image;
        return name.replaceFirst("^docker\\.io/", "").replaceFirst("^library/", "");
    }

    private static String tag(String image) {
        Matcher matcher = REFERENCE.matcher(image);
        return matcher.matches() && matcher.group("tag") != null ? matcher.group("tag") : "";
    }
}
