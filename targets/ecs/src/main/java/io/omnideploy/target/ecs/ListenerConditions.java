package io.omnideploy.target.ecs;

import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which requests a rule of a listener is for.
 *
 * @param hosts names, any of which matches; all do if there are none
 * @param paths path prefixes, any of which matches; all do if there are none
 */
record ListenerConditions(List<String> hosts, List<String> paths) {
    /** Most values in all conditions of a rule together ("Quotas for your Application Load Balancers"). */
    static final int MOST_VALUES = 5;

    /** A prefix takes two values: the path itself and all below. */
    private static final int VALUES_PER_PATH = 2;

    ListenerConditions {
        hosts = List.copyOf(hosts);
        paths = List.copyOf(paths);
    }

    /** Returns what a component answers to, in as few rules as hold it; none when it answers to everything. */
    static List<ListenerConditions> of(FrontEntry entry) {
        List<String> hosts = entry.component().service().domains();
        List<String> paths = entry.component().service().paths().contains("/")
                ? List.of()
                : entry.component().service().paths();
        if (entry.takesAll()) {
            return List.of();
        }
        int values = hosts.size() + paths.size() * VALUES_PER_PATH;
        if (values <= MOST_VALUES) {
            return List.of(new ListenerConditions(hosts, paths));
        }
        int pathsEach = hosts.isEmpty() ? MOST_VALUES / VALUES_PER_PATH : 1;
        int hostsEach = paths.isEmpty() ? MOST_VALUES : MOST_VALUES - VALUES_PER_PATH;
        List<ListenerConditions> all = new ArrayList<>();
        for (List<String> someHosts : pieces(hosts, hostsEach)) {
            for (List<String> somePaths : pieces(paths, pathsEach)) {
                all.add(new ListenerConditions(someHosts, somePaths));
            }
        }
        return all;
    }

    Value value() {
        List<Value> conditions = new ArrayList<>();
        if (!hosts.isEmpty()) {
            conditions.add(condition("host_header", hosts));
        }
        if (!paths.isEmpty()) {
            Set<String> patterns = new LinkedHashSet<>();
            for (String path : paths) {
                String folder = path.replaceAll("/+$", "");
                patterns.add(folder);
                patterns.add(folder + "/*");
            }
            conditions.add(condition("path_pattern", List.copyOf(patterns)));
        }
        return new Value.Seq(conditions);
    }

    private static Value condition(String field, List<String> values) {
        return Value.object(Map.of(field, Value.object(Map.of("values", Value.texts(values)))));
    }

    private static List<List<String>> pieces(List<String> all, int size) {
        List<List<String>> pieces = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            pieces.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return pieces.isEmpty() ? List.of(List.of()) : pieces;
    }
}
