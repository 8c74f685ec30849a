package io.omnideploy.target.ecs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Settings of a PostgreSQL server as RDS takes them: without the units and words that the server itself reads.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.Parameters.html
 */
final class PostgresParameters {
    /** Set by RDS for every instance, or about files and addresses of a machine that nobody reaches. */
    private static final Set<String> CLOSED = Set.of(
            "archive_command",
            "archive_library",
            "archive_mode",
            "bonjour",
            "cluster_name",
            "config_file",
            "data_directory",
            "dynamic_shared_memory_type",
            "external_pid_file",
            "fsync",
            "full_page_writes",
            "hba_file",
            "hot_standby",
            "huge_pages",
            "ident_file",
            "krb_server_keyfile",
            "listen_addresses",
            "log_directory",
            "logging_collector",
            "port",
            "primary_conninfo",
            "primary_slot_name",
            "restore_command",
            "shared_memory_type",
            "ssl",
            "ssl_ca_file",
            "ssl_cert_file",
            "ssl_crl_file",
            "ssl_key_file",
            "synchronous_standby_names",
            "unix_socket_directories",
            "unix_socket_group",
            "unix_socket_permissions",
            "wal_level",
            "wal_log_hints");

    /** Switches that know more than on and off, and so are words for RDS too. */
    private static final Set<String> WORDS = Set.of(
            "backslash_quote",
            "compute_query_id",
            "constraint_exclusion",
            "debug_parallel_query",
            "force_parallel_mode",
            "synchronous_commit",
            "wal_compression");

    /** What a number without a unit means, by https://www.postgresql.org/docs/current/runtime-config.html */
    private static final Map<String, String> UNITS = units(Map.of(
            "8kB",
            "shared_buffers effective_cache_size wal_buffers temp_buffers min_parallel_table_scan_size"
                    + " min_parallel_index_scan_size backend_flush_after bgwriter_flush_after checkpoint_flush_after"
                    + " wal_writer_flush_after",
            "kB",
            "work_mem maintenance_work_mem autovacuum_work_mem logical_decoding_work_mem max_stack_depth temp_file_limit"
                    + " gin_pending_list_limit log_temp_files vacuum_buffer_usage_limit wal_skip_threshold",
            "MB",
            "max_wal_size min_wal_size wal_keep_size max_slot_wal_keep_size",
            "B",
            "track_activity_query_size",
            "ms",
            "statement_timeout lock_timeout idle_in_transaction_session_timeout idle_session_timeout transaction_timeout"
                    + " log_min_duration_statement log_min_duration_sample log_autovacuum_min_duration deadlock_timeout"
                    + " bgwriter_delay wal_writer_delay autovacuum_vacuum_cost_delay vacuum_cost_delay"
                    + " max_standby_archive_delay max_standby_streaming_delay wal_receiver_timeout wal_sender_timeout"
                    + " tcp_user_timeout log_startup_progress_interval",
            "s",
            "checkpoint_timeout checkpoint_warning autovacuum_naptime authentication_timeout archive_timeout"
                    + " tcp_keepalives_idle tcp_keepalives_interval wal_receiver_status_interval",
            "min",
            "log_rotation_age old_snapshot_threshold"));

    /** Bytes, or milliseconds, in one of each. */
    private static final Map<String, BigDecimal> SCALE = Map.ofEntries(
            Map.entry("B", BigDecimal.ONE),
            Map.entry("kB", BigDecimal.valueOf(1L << 10)),
            Map.entry("8kB", BigDecimal.valueOf(8L << 10)),
            Map.entry("MB", BigDecimal.valueOf(1L << 20)),
            Map.entry("GB", BigDecimal.valueOf(1L << 30)),
            Map.entry("TB", BigDecimal.valueOf(1L << 40)),
            Map.entry("us", new BigDecimal("0.001")),
            Map.entry("ms", BigDecimal.ONE),
            Map.entry("s", BigDecimal.valueOf(1_000)),
            Map.entry("min", BigDecimal.valueOf(60_000)),
            Map.entry("h", BigDecimal.valueOf(3_600_000)),
            Map.entry("d", BigDecimal.valueOf(86_400_000)));

    private static final Pattern QUANTITY =
            Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?) *(B|kB|MB|GB|TB|us|ms|s|min|h|d)");

    private PostgresParameters() {}

    /** Returns the parameter that a setting is; empty if RDS lets nobody set it. */
    static Optional<ServerParameter> of(String setting, String value) {
        if (setting.equals("wal_level") && value.equals("logical")) {
            // RDS derives the level from this switch.
            return Optional.of(new ServerParameter("rds.logical_replication", "1"));
        }
        return CLOSED.contains(setting)
                ? Optional.empty()
                : Optional.of(new ServerParameter(setting, WORDS.contains(setting) ? value : plain(setting, value)));
    }

    private static String plain(String setting, String value) {
        Matcher quantity = QUANTITY.matcher(value);
        String unit = UNITS.get(setting);
        if (unit != null && quantity.matches()) {
            return new BigDecimal(quantity.group(1))
                    .multiply(SCALE.get(quantity.group(2)))
                    .divide(SCALE.get(unit), 0, RoundingMode.HALF_UP)
                    .toPlainString();
        }
        return switch (value) {
            case "on", "true", "yes" -> "1";
            case "off", "false", "no" -> "0";
            default -> value;
        };
    }

    private static Map<String, String> units(Map<String, String> settingsByUnit) {
        Map<String, String> units = new HashMap<>();
        settingsByUnit.forEach((unit, settings) -> {
            for (String setting : settings.split(" ", -1)) {
                units.put(setting, unit);
            }
        });
        return Map.copyOf(units);
    }
}
