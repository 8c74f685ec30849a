package io.omnideploy.target.ecs;

import io.omnideploy.resource.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Linux capabilities of a container on Fargate. It has Docker's own unless they are dropped, and none but SYS_PTRACE can be added
 * (<a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html">KernelCapabilities</a>). So what is
 * added to those is there already, and what is kept of all that are dropped is said by dropping the others.
 */
final class Capabilities {
    private static final String ADDED = "SYS_PTRACE";
    private static final String ALL = "ALL";

    /** What a container of Docker's has by itself. */
    private static final Set<String> USUAL = Set.of(
            "AUDIT_WRITE",
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "MKNOD",
            "NET_BIND_SERVICE",
            "NET_RAW",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_CHROOT");

    private Capabilities() {}

    /** Tells whether a container on Fargate can have a capability. */
    static boolean isHad(String written) {
        String name = name(written);
        return name.equals(ADDED) || USUAL.contains(name);
    }

    /** Returns the lists of a task definition, by their names there; empty if it needs none. */
    static Optional<Map<String, Value>> parameters(List<String> added, List<String> dropped) {
        Set<String> add = names(added);
        Set<String> drop = names(dropped);
        Set<String> kept = new TreeSet<>(add);
        kept.retainAll(USUAL);
        if (drop.contains(ALL) && !kept.isEmpty()) {
            drop.remove(ALL);
            drop.addAll(USUAL);
        }
        drop.removeAll(kept);
        add.removeAll(USUAL);
        Map<String, Value> lists = new TreeMap<>();
        if (!add.isEmpty()) {
            lists.put("add", Value.texts(add));
        }
        if (!drop.isEmpty()) {
            lists.put("drop", Value.texts(drop));
        }
        return lists.isEmpty() ? Optional.empty() : Optional.of(lists);
    }

    private static Set<String> names(List<String> written) {
        Set<String> names = new TreeSet<>();
        written.forEach(capability -> names.add(name(capability)));
        return names;
    }

    /** The API's names have no CAP_ in front. */
    private static String name(String written) {
        String upper = written.toUpperCase(Locale.ROOT);
        return upper.startsWith("CAP_") ? upper.substring("CAP_".length()) : upper;
    }
}
