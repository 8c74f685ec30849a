package io.omnideploy.target.docker;

/** Shell scripts that prepare a backing service; each may run any number of times. */
final class InitScript {
    private static final String DATABASES = """
            for database in $DATABASES; do
              found=$(psql -XAtqc "SELECT 1 FROM pg_database WHERE datname = '$database'")
              [ "$found" = 1 ] || createdb "$database"
            done
            """;

    private static final String USERS = """
            for user in $USERS; do
              eval "password=\\$PASSWORD_$user"
              found=$(psql -XAtqc "SELECT 1 FROM pg_roles WHERE rolname = '$user'")
              [ "$found" = 1 ] || psql -Xqc "CREATE ROLE \\"$user\\" LOGIN"
              echo "ALTER ROLE \\"$user\\" PASSWORD '$password'" | psql -Xq -v ON_ERROR_STOP=1
              for database in $DATABASES; do
                psql -Xq -v ON_ERROR_STOP=1 -d "$database" \\
                  -c "GRANT ALL ON DATABASE \\"$database\\" TO \\"$user\\"" \\
                  -c "GRANT ALL ON SCHEMA public TO \\"$user\\""
              done
            done
            """;

    /**
     * Starts Redis with a password that is in no argument: Redis reads its configuration from its input. Settings follow as
     * lines of REDIS_SETTINGS.
     */
    static final String REDIS = """
            exec docker-entrypoint.sh redis-server - <<EOF
            requirepass $REDISCLI_AUTH
            appendonly yes
            dir /data
            $REDIS_SETTINGS
            EOF
            """;

    private InitScript() {}

    /**
     * Makes the databases in DATABASES and, if there are any, the users in USERS, each with the password in PASSWORD_[user].
     * Names were checked to be plain identifiers and passwords are letters and digits, so both are safe in SQL; passwords
     * reach psql by its input, since arguments are seen by every process of the host.
     */
    static String postgres(boolean withUsers) {
        return withUsers ? DATABASES + USERS : DATABASES;
    }
}
