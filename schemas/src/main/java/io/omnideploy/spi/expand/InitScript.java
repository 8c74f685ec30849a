package io.omnideploy.spi.expand;

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

    /**
     * Makes the databases in DATABASES and the users in USERS, each with the password in PASSWORD_[user], on the server
     * MYSQL_HOST as root, whose password is in MYSQL_PWD. Names were checked to be plain identifiers and passwords are letters
     * and digits, so both are safe in SQL, which reaches the client by its input. In a grant an underscore would mean any
     * character.
     */
    static final String MYSQL = """
            mysql=$(command -v mysql || command -v mariadb)
            {
              for database in $DATABASES; do
                echo "CREATE DATABASE IF NOT EXISTS \\`$database\\`;"
              done
              for user in $USERS; do
                eval "password=\\$PASSWORD_$user"
                echo "CREATE USER IF NOT EXISTS '$user'@'%' IDENTIFIED BY '$password';"
                echo "ALTER USER '$user'@'%' IDENTIFIED BY '$password';"
                for database in $DATABASES; do
                  echo "GRANT ALL ON \\`$(echo "$database" | sed 's/_/\\\\_/g')\\`.* TO '$user'@'%';"
                done
              done
            } | "$mysql" --host="$MYSQL_HOST" --user=root
            """;

    /**
     * Waits until the server at S3_ENDPOINT answers to the keys, then makes the buckets in BUCKETS that lack. The keys reach
     * curl by its input, since arguments are seen by every process of the host.
     */
    static final String S3 = """
            status() {
              printf 'user = "%s:%s"\\n' "$S3_ACCESS_KEY" "$S3_SECRET_KEY" |
                curl -s -m 5 -K - --aws-sigv4 aws:amz:us-east-1:s3 -o /dev/null -w '%{http_code}' "$@" || true
            }
            tries=60
            until [ "$(status "$S3_ENDPOINT/")" = 200 ]; do
              tries=$((tries - 1))
              [ "$tries" -gt 0 ] || { echo "$S3_ENDPOINT does not answer to the keys" >&2; exit 1; }
              sleep 1
            done
            for bucket in $BUCKETS; do
              [ "$(status -I "$S3_ENDPOINT/$bucket")" = 200 ] ||
                [ "$(status -X PUT "$S3_ENDPOINT/$bucket")" = 200 ] ||
                { echo "bucket $bucket could not be made" >&2; exit 1; }
            done
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
