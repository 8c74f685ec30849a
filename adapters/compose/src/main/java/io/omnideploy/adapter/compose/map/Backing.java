package io.omnideploy.adapter.compose.map;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;

/**
 * A service that becomes a backing service.
 *
 * @param name its name in the description
 * @param hosts the names by which others reach it in compose
 * @param preset postgres, mysql, redis or s3
 * @param users the users that others may log in with, in deploy.yaml's words
 * @param passwords their passwords
 * @param databases the names of its databases
 * @param settings settings of the server, from its command
 * @param isOpen whether others reach it without a password, and must be able to do so
 */
record Backing(
        String name,
        Set<String> hosts,
        String preset,
        Set<String> users,
        Set<String> passwords,
        List<String> databases,
        SequencedMap<String, String> settings,
        boolean isOpen) {
    private static final Map<String, Integer> PORTS =
            Map.of("postgres", 5432, "mysql", 3306, "redis", 6379, "s3", 9000);

    Backing {
        Objects.requireNonNull(name, "name");
        hosts = Set.copyOf(hosts);
        Objects.requireNonNull(preset, "preset");
        users = Set.copyOf(users);
        passwords = Set.copyOf(passwords);
        databases = List.copyOf(databases);
        settings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settings));
    }

    int port() {
        return PORTS.get(preset);
    }

    boolean hasDatabases() {
        return preset.equals("postgres") || preset.equals("mysql");
    }

    /** Returns a reference to something of it, such as {@code ${db.host}}. */
    String reference(String attribute) {
        return "${" + name + "." + attribute + "}";
    }

    Backing open() {
        return new Backing(name, hosts, preset, users, passwords, databases, settings, true);
    }
}
