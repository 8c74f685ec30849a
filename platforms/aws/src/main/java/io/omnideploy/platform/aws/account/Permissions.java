package io.omnideploy.platform.aws.account;

import io.omnideploy.resource.ResourceType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a deployer must be allowed, read from a table of this module.
 *
 * @param actions of IAM, as {@code ecs:CreateService}
 * @param passed the services to which roles are given
 * @param linked the services that make a role of their own at first use
 * @param unknown types of which the table says nothing
 */
record Permissions(
        SortedSet<String> actions, SortedSet<String> passed, SortedSet<String> linked, SortedSet<String> unknown) {
    private static final String TABLE = "permissions.txt";
    private static final String ALWAYS = "*";
    private static final String PASSED = "pass:";
    private static final String LINKED = "linked:";

    Permissions {
        actions = Collections.unmodifiableSortedSet(new TreeSet<>(actions));
        passed = Collections.unmodifiableSortedSet(new TreeSet<>(passed));
        linked = Collections.unmodifiableSortedSet(new TreeSet<>(linked));
        unknown = Collections.unmodifiableSortedSet(new TreeSet<>(unknown));
    }

    /** Returns what resources of some types need, with what every deployment needs. */
    static Permissions of(Set<ResourceType> types) {
        TreeSet<String> keys = new TreeSet<>();
        TreeSet<String> unknown = new TreeSet<>();
        for (ResourceType type : types) {
            String name = type.toString();
            unknown.add(name);
            keys.add(name);
            keys.add(name.substring(0, name.lastIndexOf('.')));
        }
        keys.add(ALWAYS);
        TreeSet<String> actions = new TreeSet<>();
        TreeSet<String> passed = new TreeSet<>();
        TreeSet<String> linked = new TreeSet<>();
        try (InputStream table = Objects.requireNonNull(Permissions.class.getResourceAsStream(TABLE), TABLE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.strip().split("\\s+");
                if (!keys.contains(words[0])) {
                    continue;
                }
                unknown.remove(words[0]);
                for (int at = 1; at < words.length; at++) {
                    if (words[at].startsWith(PASSED)) {
                        passed.add(words[at].substring(PASSED.length()));
                    } else if (words[at].startsWith(LINKED)) {
                        linked.add(words[at].substring(LINKED.length()));
                    } else {
                        actions.add(words[at]);
                    }
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Permissions(actions, passed, linked, unknown);
    }
}
