package io.omnideploy.engine.account;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.diagnostic.SourceSpan;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What became of one written value.
 *
 * @param path where it stands in the long form, stacks as they are written: {@code stacks.prod.region}
 * @param place where it stands in the file
 * @param rule stable name in kebab case of what decided its fate
 * @param reason why, one sentence; absent where {@code became} says all
 * @param remedy what to do about it, one sentence
 * @param became what was made of it: properties as {@code docker.Container/web env.LOG_LEVEL}, outputs, settings
 */
public record LeafAccount(
        ConfigPath path,
        SourceSpan place,
        LeafFate fate,
        String rule,
        Optional<String> reason,
        Optional<String> remedy,
        SortedSet<String> became) {
    public LeafAccount {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(fate, "fate");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(remedy, "remedy");
        became = Collections.unmodifiableSortedSet(new TreeSet<>(became));
    }

    /** Returns the account of something that is in the graph, or that steers. */
    static LeafAccount mapped(Leaf leaf, String rule, SortedSet<String> became) {
        return new LeafAccount(
                leaf.path(), leaf.place(), LeafFate.MAPPED, rule, Optional.empty(), Optional.empty(), became);
    }

    /** Returns the account of something that is no input of this run. */
    static LeafAccount elsewhere(Leaf leaf, String rule, String reason) {
        return of(leaf, LeafFate.ELSEWHERE, rule, reason);
    }

    /** Returns the account of something about which nobody says what became of it, or two say different things. */
    static LeafAccount unaccounted(Leaf leaf, String reason) {
        return of(leaf, LeafFate.UNACCOUNTED, "unaccounted", reason);
    }

    private static LeafAccount of(Leaf leaf, LeafFate fate, String rule, String reason) {
        return new LeafAccount(
                leaf.path(), leaf.place(), fate, rule, Optional.of(reason), Optional.empty(), new TreeSet<>());
    }

    /** Returns this account with another fate, which who read the file knows. */
    LeafAccount as(LeafFate other, String why, String because, String wayOut) {
        return new LeafAccount(path, place, other, why, Optional.of(because), Optional.of(wayOut), became);
    }

    /** Returns the same account of another value. */
    LeafAccount of(Leaf other) {
        return new LeafAccount(other.path(), other.place(), fate, rule, reason, remedy, became);
    }
}
