package io.omnideploy.engine.approval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that a plan was made for, as texts that can be compared from another machine: no path, no secret.
 *
 * @param sections by the name of the section and then of the thing
 */
public record Bound(SortedMap<String, SortedMap<String, String>> sections) {
    public Bound {
        SortedMap<String, SortedMap<String, String>> copy = new TreeMap<>();
        sections.forEach(
                (section, things) -> copy.put(section, Collections.unmodifiableSortedMap(new TreeMap<>(things))));
        sections = Collections.unmodifiableSortedMap(copy);
    }

    /**
     * Something that is not as it was.
     *
     * @param approved as it was when the plan was made; absent if it was not there
     * @param now as it is; absent if it is not there
     */
    public record Difference(String section, String thing, Optional<String> approved, Optional<String> now) {
        public Difference {
            Objects.requireNonNull(section, "section");
            Objects.requireNonNull(thing, "thing");
            Objects.requireNonNull(approved, "approved");
            Objects.requireNonNull(now, "now");
        }
    }

    /** Returns these sections and others. */
    public Bound and(Bound others) {
        SortedMap<String, SortedMap<String, String>> all = new TreeMap<>(sections);
        all.putAll(others.sections);
        return new Bound(all);
    }

    /** Returns what is different now, in the sections that are known now. */
    List<Difference> differences(Bound now) {
        List<Difference> differences = new ArrayList<>();
        now.sections.forEach((section, things) -> {
            SortedMap<String, String> approved = sections.getOrDefault(section, Collections.emptySortedMap());
            SortedSet<String> names = new TreeSet<>(approved.keySet());
            names.addAll(things.keySet());
            for (String name : names) {
                Optional<String> before = Optional.ofNullable(approved.get(name));
                Optional<String> after = Optional.ofNullable(things.get(name));
                if (!before.equals(after)) {
                    differences.add(new Difference(section, name, before, after));
                }
            }
        });
        return differences;
    }
}
