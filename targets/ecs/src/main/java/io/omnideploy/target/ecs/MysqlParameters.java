package io.omnideploy.target.ecs;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Options of a MySQL server as RDS takes them: with underscores, sizes in bytes, switches as 1 and 0.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.MySQL.Parameters.html
 */
final class MysqlParameters {
    /** Set by RDS for every instance, or about files and addresses of a machine that nobody reaches. */
    private static final Set<String> CLOSED = Set.of(
            "basedir",
            "bind_address",
            "datadir",
            "default_authentication_plugin",
            "general_log_file",
            "init_file",
            "innodb_use_native_aio",
            "log_bin",
            "log_error",
            "mysql_native_password",
            "pid_file",
            "plugin_load",
            "plugin_load_add",
            "port",
            "secure_file_priv",
            "server_id",
            "skip_log_bin",
            "skip_networking",
            "slow_query_log_file",
            "socket",
            "ssl_ca",
            "ssl_cert",
            "ssl_key",
            "tmpdir",
            "user");

    /** Switches that know more than on and off, and so are words for RDS too. */
    private static final Set<String> WORDS = Set.of(
            "delay_key_write", "enforce_gtid_consistency", "event_scheduler", "gtid_mode", "session_track_gtids");

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})([kKmMgG])");

    private MysqlParameters() {}

    /** Returns the parameter that an option is, with or without a value; empty if RDS lets nobody set it. */
    static Optional<ServerParameter> of(String option, String value) {
        String name = option.replace('-', '_');
        return CLOSED.contains(name)
                ? Optional.empty()
                : Optional.of(new ServerParameter(name, WORDS.contains(name) ? value : plain(value)));
    }

    private static String plain(String value) {
        Matcher size = SIZE.matcher(value);
        if (size.matches()) {
            long number = Long.parseLong(size.group(1));
            return Long.toString(
                    switch (size.group(2).toLowerCase(Locale.ROOT)) {
                        case "k" -> number << 10;
                        case "m" -> number << 20;
                        default -> number << 30;
                    });
        }
        return switch (value.toUpperCase(Locale.ROOT)) {
            case "", "ON", "TRUE" -> "1";
            case "OFF", "FALSE" -> "0";
            default -> value;
        };
    }
}
