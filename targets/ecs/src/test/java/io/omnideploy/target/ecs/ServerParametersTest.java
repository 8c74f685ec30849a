package io.omnideploy.target.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a setting of a server is called and worth in a parameter group, which knows neither units nor the servers' words. */
class ServerParametersTest {
    @ParameterizedTest
    @CsvSource({
        "shared_buffers, 256MB, shared_buffers, 32768",
        "shared_buffers, 1 GB, shared_buffers, 131072",
        "shared_buffers, 32768, shared_buffers, 32768",
        "work_mem, 1.5MB, work_mem, 1536",
        "max_wal_size, 2GB, max_wal_size, 2048",
        "track_activity_query_size, 4kB, track_activity_query_size, 4096",
        "statement_timeout, 30s, statement_timeout, 30000",
        "log_min_duration_statement, -1, log_min_duration_statement, -1",
        "checkpoint_timeout, 15min, checkpoint_timeout, 900",
        "log_rotation_age, 1d, log_rotation_age, 1440",
        "autovacuum, on, autovacuum, 1",
        "jit, off, jit, 0",
        "synchronous_commit, off, synchronous_commit, off",
        "log_statement, all, log_statement, all",
        "wal_level, logical, rds.logical_replication, 1",
    })
    void ofPostgres(String setting, String value, String name, String parameter) {
        assertThat(PostgresParameters.of(setting, value)).contains(new ServerParameter(name, parameter));
    }

    @ParameterizedTest
    @CsvSource({
        "max_allowed_packet, 64M, max_allowed_packet, 67108864",
        "innodb-buffer-pool-size, 1g, innodb_buffer_pool_size, 1073741824",
        "slow_query_log, ON, slow_query_log, 1",
        "local-infile, off, local_infile, 0",
        "event_scheduler, ON, event_scheduler, ON",
        "skip-name-resolve, '', skip_name_resolve, 1",
        "character-set-server, utf8mb4, character_set_server, utf8mb4",
    })
    void ofMysql(String option, String value, String name, String parameter) {
        assertThat(MysqlParameters.of(option, value)).contains(new ServerParameter(name, parameter));
    }

    @ParameterizedTest
    @CsvSource({
        "maxmemory-policy, allkeys-lru, maxmemory-policy, allkeys-lru",
        "MaxMemory-Policy, volatile-ttl, maxmemory-policy, volatile-ttl",
        "proto-max-bulk-len, 64mb, proto-max-bulk-len, 67108864",
        "repl-backlog-size, 1m, repl-backlog-size, 1000000",
        "notify-keyspace-events, Ex, notify-keyspace-events, Ex",
    })
    void ofCaches(String directive, String value, String name, String parameter) {
        assertThat(CacheParameters.of(directive, value)).contains(new ServerParameter(name, parameter));
    }

    @ParameterizedTest
    @CsvSource({"listen_addresses, *", "fsync, off", "wal_level, replica", "ssl, on"})
    void setByRdsItself(String setting, String value) {
        assertThat(PostgresParameters.of(setting, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"default-authentication-plugin, mysql_native_password", "bind-address, 0.0.0.0", "server_id, 1"})
    void setByRdsItselfForMysql(String option, String value) {
        assertThat(MysqlParameters.of(option, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"appendonly, yes", "save, 60 1", "maxmemory, 100mb", "loglevel, warning", "no-such-thing, 1"})
    void noParametersOfCaches(String directive, String value) {
        assertThat(CacheParameters.of(directive, value)).isEmpty();
    }
}
