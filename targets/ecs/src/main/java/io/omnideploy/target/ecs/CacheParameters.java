package io.omnideploy.target.ecs;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Directives of a Redis or Valkey server that ElastiCache lets one set. It keeps no append-only file and no snapshots by
 * 'save', and knows neither files nor addresses.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html#ParameterGroups.Redis
 */
final class CacheParameters {
    private static final Set<String> OPEN = Set.of(
            "acllog-max-len",
            "active-defrag-cycle-max",
            "active-defrag-cycle-min",
            "active-defrag-ignore-bytes",
            "active-defrag-max-scan-fields",
            "active-defrag-threshold-lower",
            "active-defrag-threshold-upper",
            "activedefrag",
            "activerehashing",
            "client-query-buffer-limit",
            "close-on-replica-write",
            "close-on-slave-write",
            "cluster-allow-pubsubshard-when-down",
            "cluster-allow-reads-when-down",
            "cluster-enabled",
            "cluster-preferred-endpoint-type",
            "cluster-require-full-coverage",
            "databases",
            "hash-max-listpack-entries",
            "hash-max-listpack-value",
            "hash-max-ziplist-entries",
            "hash-max-ziplist-value",
            "hll-sparse-max-bytes",
            "latency-tracking",
            "lazyfree-lazy-eviction",
            "lazyfree-lazy-expire",
            "lazyfree-lazy-server-del",
            "lazyfree-lazy-user-del",
            "lazyfree-lazy-user-flush",
            "lfu-decay-time",
            "lfu-log-factor",
            "list-compress-depth",
            "list-max-listpack-size",
            "list-max-ziplist-size",
            "maxmemory-policy",
            "maxmemory-samples",
            "min-replicas-max-lag",
            "min-replicas-to-write",
            "min-slaves-max-lag",
            "min-slaves-to-write",
            "notify-keyspace-events",
            "proto-max-bulk-len",
            "rename-commands",
            "repl-backlog-size",
            "repl-backlog-ttl",
            "reserved-memory",
            "reserved-memory-percent",
            "set-max-intset-entries",
            "slowlog-log-slower-than",
            "slowlog-max-len",
            "stream-node-max-bytes",
            "stream-node-max-entries",
            "tcp-keepalive",
            "timeout",
            "tracking-table-max-keys",
            "zset-max-listpack-entries",
            "zset-max-listpack-value",
            "zset-max-ziplist-entries",
            "zset-max-ziplist-value");

    /** As in redis.conf: k is a thousand, kb is 1024. */
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})([kmg])(b?)");

    private CacheParameters() {}

    /** Returns the parameter that a directive is; empty if ElastiCache has none, or lets nobody set it. */
    static Optional<ServerParameter> of(String directive, String value) {
        String name = directive.toLowerCase(Locale.ROOT);
        return OPEN.contains(name) ? Optional.of(new ServerParameter(name, plain(value))) : Optional.empty();
    }

    private static String plain(String value) {
        Matcher size = SIZE.matcher(value.toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            return value;
        }
        long step = size.group(3).isEmpty() ? 1000 : 1024;
        long number = Long.parseLong(size.group(1));
        return Long.toString(
                switch (size.group(2)) {
                    case "k" -> number * step;
                    case "m" -> number * step * step;
                    default -> number * step * step * step;
                });
    }
}
