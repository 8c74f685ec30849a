package io.omnideploy.target.ecs;

import io.omnideploy.config.BackingService;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The software of a cache. Redis OSS ends at 7.1 on ElastiCache and Valkey begins at 7.2, so that a version says which one is
 * meant: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html
 *
 * @param engine its name for ElastiCache
 * @param version as ElastiCache takes it
 * @param family what ElastiCache calls all versions that take the same parameters
 */
record CacheEngine(String engine, String version, String family) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,2})(?:\\.([0-9]{1,2})(?:\\.[0-9]{1,2})?)?");
    private static final String DEFAULT = "8.0";
    private static final int OLDEST = 5;
    private static final int LAST_REDIS = 7;
    private static final int FIRST_VALKEY_MINOR = 2;

    /** Returns the software of a service; empty if ElastiCache has no such version. */
    static Optional<CacheEngine> of(BackingService service) {
        Matcher form = FORM.matcher(service.version().orElse(DEFAULT));
        if (!form.matches()) {
            return Optional.empty();
        }
        int major = Integer.parseInt(form.group(1));
        Optional<Integer> minor = Optional.ofNullable(form.group(2)).map(Integer::parseInt);
        if (major < OLDEST) {
            return Optional.empty();
        }
        if (major > LAST_REDIS || (major == LAST_REDIS && minor.orElse(0) >= FIRST_VALKEY_MINOR)) {
            return Optional.of(new CacheEngine("valkey", major + "." + minor.orElse(0), "valkey" + major));
        }
        return Optional.of(
                switch (major) {
                    // Where a patch is part of the version there is this one alone.
                    case 5 -> new CacheEngine("redis", "5.0.6", "redis5.0");
                    case 6 -> new CacheEngine("redis", "6." + minor.orElse(2), "redis6.x");
                    default -> new CacheEngine("redis", "7." + minor.orElse(1), "redis7");
                });
    }
}
