package io.omnideploy.target.digitalocean;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.Naming;
import io.omnideploy.config.Size;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The engines of managed databases, named as in the specification of an app. Redis is at its end of life there; Valkey is it. */
enum DatabaseEngine {
    PG("pg", "17", List.of("14", "15", "16", "17", "18")),
    MYSQL("mysql", "8", List.of("8")),
    VALKEY("valkey", "8", List.of("8"));

    /** By which a cache is told what to forget, in its own words. */
    static final String EVICTION = "maxmemory-policy";

    private static final List<String> POLICIES =
            List.of("noeviction", "allkeys-lru", "allkeys-random", "volatile-lru", "volatile-random", "volatile-ttl");

    private final String slug;
    private final String usual;
    private final List<String> versions;

    DatabaseEngine(String slug, String usual, List<String> versions) {
        this.slug = slug;
        this.usual = usual;
        this.versions = versions;
    }

    static Optional<DatabaseEngine> of(String preset) {
        return switch (preset) {
            case "postgres" -> Optional.of(PG);
            case "mysql" -> Optional.of(MYSQL);
            case "redis" -> Optional.of(VALKEY);
            default -> Optional.empty();
        };
    }

    /** Returns the API's name of it. */
    String slug() {
        return slug;
    }

    List<String> versions() {
        return versions;
    }

    /** Returns the version that a service gets: the major number of the wanted one, where the platform has it. */
    String version(BackingService service) {
        return service.version()
                .map(DatabaseEngine::major)
                .filter(versions::contains)
                .orElse(usual);
    }

    static String major(String version) {
        int dot = version.indexOf('.');
        return dot < 0 ? version : version.substring(0, dot);
    }

    /** Tells whether a person can say how much disk it gets; what lies in memory has none. */
    boolean hasStorage() {
        return this != VALKEY;
    }

    /** Returns the database that each new cluster has. */
    Optional<String> firstDatabase() {
        return hasStorage() ? Optional.of("defaultdb") : Optional.empty();
    }

    /** Returns the user that each new cluster has and that owns all. */
    Optional<String> owner() {
        return hasStorage() ? Optional.of("doadmin") : Optional.empty();
    }

    /** Returns the machine of a node; the smallest one is never one of several. */
    String machine(BackingService service, int nodes) {
        Size size = service.size().orElse(Size.MICRO);
        return switch (size) {
            case NANO, MICRO -> nodes == 1 ? "db-s-1vcpu-1gb" : "db-s-1vcpu-2gb";
            case SMALL -> "db-s-1vcpu-2gb";
            case MEDIUM -> "db-s-2vcpu-4gb";
            case LARGE -> "db-s-4vcpu-8gb";
            case XLARGE -> "db-s-6vcpu-16gb";
        };
    }

    /** Returns what a cache forgets first when it is full, in the API's words. */
    Optional<String> evictionPolicy(BackingService service) {
        return this == VALKEY
                ? Optional.ofNullable(service.settings().get(EVICTION))
                        .filter(POLICIES::contains)
                        .map(policy -> policy.replace('-', '_'))
                : Optional.empty();
    }

    /** Tells whether a setting is one that the platform takes. */
    boolean takes(String key, String value) {
        return this == VALKEY && key.equals(EVICTION) && POLICIES.contains(value);
    }

    /** Returns a name as the role of a resource's address. */
    static String role(String name) {
        String slug = Naming.slug(name, '-');
        return slug.equals(name) ? slug : slug + "-" + Naming.hash(name, 6).toLowerCase(Locale.ROOT);
    }
}
