package io.omnideploy.adapter.compose.map;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites what points to another service, so that it holds wherever that is: {@code postgres://app:pw@db:5432/main} becomes
 * {@code postgres://${db.user}:${db.password}@${db.host}:${db.port}/${db.database}}.
 */
final class Addresses {
    private static final Pattern NAMES_A_HOST =
            Pattern.compile("(?i).*(HOST|SERVER|ADDR|ENDPOINT|NODE|BROKER|UPSTREAM|URL|URI|DOMAIN|PEER).*");
    private static final Pattern NAMES_A_USER = Pattern.compile("(?i).*(USER|LOGIN|ACCESS_?KEY).*");
    private static final Pattern NAMES_A_PASSWORD = Pattern.compile("(?i).*(PASS|PWD|SECRET).*");
    private static final Pattern NAMES_A_DATABASE = Pattern.compile(
            "(?i)(?!.*(TYPE|DRIVER|ENGINE|CLIENT|DIALECT|CONNECTION|HOST|PORT|USER|PASS|UR[LI])).*(DATABASE|DB_?NAME|_DB|SCHEMA).*|(?i)DB");

    private Addresses() {}

    /** Tells whether a value points to a host: as part of an address, or by itself under a key that names one. */
    static boolean mentions(String key, String value, Iterable<String> hosts) {
        for (String host : hosts) {
            if (address(host).matcher(value).find()
                    || dsn(host).matcher(value).find()
                    || (value.equals(host) && NAMES_A_HOST.matcher(key).matches())) {
                return true;
            }
        }
        return false;
    }

    /** Returns the port with which a value points to a host, or -1. */
    static int portIn(String value, Iterable<String> hosts) {
        for (String host : hosts) {
            Matcher matcher = address(host).matcher(value);
            if (matcher.find()
                    && matcher.group("port") != null
                    && matcher.group("port").length() <= 5) {
                int port = Integer.parseInt(matcher.group("port"));
                return port >= 1 && port <= 65535 ? port : -1;
            }
        }
        return -1;
    }

    /** Returns a value that points to a component of the description. */
    static String toComponent(String name, Iterable<String> hosts, String key, String value) {
        String host = "${" + name + ".host}";
        String result = value;
        for (String known : hosts) {
            if (result.equals(known)) {
                return NAMES_A_HOST.matcher(key).matches() ? host : result;
            }
            result = replaced(address(known), result, match -> {
                String before = match.group("before") == null ? "" : match.group("before");
                String port = match.group("port") == null ? "" : ":" + match.group("port");
                return before + host + port;
            });
        }
        return result;
    }

    /** Returns a value that points to a backing service. */
    static String toBacking(Backing backing, String key, String value) {
        String result = value;
        for (String host : backing.hosts()) {
            if (result.equals(host)) {
                return NAMES_A_HOST.matcher(key).matches() ? backing.reference("host") : result;
            }
            result = replaced(url(host), result, match -> url(backing, match));
            if (dsn(host).matcher(result).find()) {
                result = inDsn(backing, host, result);
            }
            result = replaced(address(host), result, match -> {
                String before = match.group("before") == null ? "" : match.group("before");
                return before
                        + backing.reference("host")
                        + (match.group("port") == null ? "" : ":" + backing.reference("port"));
            });
        }
        return result;
    }

    /** Returns a value that is a user, password or database of a backing service, as what they are there. */
    static String credential(Backing backing, String key, String value) {
        if (value.isEmpty()) {
            return value;
        }
        if (NAMES_A_PASSWORD.matcher(key).matches() && backing.passwords().contains(value) && !backing.isOpen()) {
            return backing.reference(backing.preset().equals("s3") ? "secret_key" : "password");
        }
        if (NAMES_A_USER.matcher(key).matches() && backing.users().contains(value)) {
            return backing.reference(backing.preset().equals("s3") ? "access_key" : "user");
        }
        return backing.hasDatabases()
                        && NAMES_A_DATABASE.matcher(key).matches()
                        && backing.databases().contains(value)
                ? backing.reference("database")
                : value;
    }

    /** Tells whether a value is nothing but the address of a cache's first database, which a whole address can replace. */
    static boolean isWholeAddress(String value, Iterable<String> hosts) {
        for (String host : hosts) {
            if (value.matches("rediss?://" + Pattern.quote(host) + "(:\\d+)?(/0?)?")) {
                return true;
            }
        }
        return false;
    }

    private static String url(Backing backing, MatchResult match) {
        String scheme = match.group("scheme") == null ? "" : match.group("scheme");
        String path = match.group("path") == null ? "" : match.group("path");
        if (backing.preset().equals("s3")) {
            return backing.reference("url") + path;
        }
        if (backing.preset().equals("redis")
                && !backing.isOpen()
                && backing.passwords().isEmpty()) {
            return backing.reference("url");
        }
        boolean hadLogin = match.group("login") != null;
        String port = match.group("port") == null ? "" : ":" + backing.reference("port");
        String login = "";
        if (backing.hasDatabases() && hadLogin) {
            login = backing.reference("user") + ":" + backing.reference("password") + "@";
        } else if (backing.preset().equals("redis") && !backing.isOpen()) {
            login = ":" + backing.reference("password") + "@";
        }
        String database = path.startsWith("/") ? path.substring(1) : "";
        if (backing.hasDatabases() && backing.databases().contains(database)) {
            path = "/" + backing.reference("database");
        }
        return scheme + "//" + login + backing.reference("host") + port + path;
    }

    private static String inDsn(Backing backing, String host, String value) {
        String result = replaced(dsn(host), value, match -> match.group("name") + backing.reference("host"));
        for (String user : backing.users()) {
            result = token("user|user id|uid|username|user name", user, backing.reference("user"), result);
        }
        for (String password : backing.passwords()) {
            result = token("password|pwd", password, backing.reference("password"), result);
        }
        for (String database : backing.databases()) {
            result = token("dbname|database|initial catalog", database, backing.reference("database"), result);
        }
        return result;
    }

    private static String token(String names, String value, String reference, String text) {
        Pattern pattern =
                Pattern.compile("(?i)(?<name>\\b(?:" + names + ")\\s*=\\s*)" + Pattern.quote(value) + "(?=[;\\s]|$)");
        return replaced(pattern, text, match -> match.group("name") + reference);
    }

    private static Pattern dsn(String host) {
        return Pattern.compile("(?i)(?<name>\\b(?:host|server|data source)\\s*=\\s*(?:tcp:)?)" + Pattern.quote(host)
                + "(?=[;,:\\s]|$)");
    }

    private static Pattern url(String host) {
        return Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*:)?//(?:(?<login>[^/@\\s]*)@)?" + Pattern.quote(host)
                + "(?::(?<port>\\d+))?(?<path>/[^?#\\s,;'\"]*)?(?=[?#\\s,;'\"]|$)");
    }

    /** A host in an address has something before it that leads to one, or a port behind it. */
    private static Pattern address(String host) {
        String quoted = Pattern.quote(host);
        return Pattern.compile("(?<before>//(?:[^/@\\s]*@)?|@tcp\\(|(?<![A-Za-z0-9_.@/-])(?=" + quoted + ":\\d))"
                + quoted + "(?::(?<port>\\d+))?(?=[/?#\\s,;'\")]|$)");
    }

    private interface Replacement {
        String of(MatchResult match);
    }

    private static String replaced(Pattern pattern, String text, Replacement replacement) {
        Matcher matcher = pattern.matcher(text);
        return matcher.replaceAll(match -> Matcher.quoteReplacement(replacement.of(match)));
    }
}
