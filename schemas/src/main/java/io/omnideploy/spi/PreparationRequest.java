package io.omnideploy.spi;

import io.omnideploy.resource.ResourceType;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How an account is to be prepared. A name that is absent is the platform's own choice.
 *
 * @param types what the deployer must be able to make
 * @param keyProfile the profile of the credentials file that is to hold a key of the user; absent when none is wanted
 */
public record PreparationRequest(
        SortedSet<ResourceType> types,
        Optional<String> policy,
        Optional<String> group,
        Optional<String> user,
        Optional<String> keyProfile) {
    public PreparationRequest {
        types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(keyProfile, "keyProfile");
    }

    /** Returns a request with the platform's own names and no key. */
    public static PreparationRequest of(Set<ResourceType> types) {
        return new PreparationRequest(
                new TreeSet<>(types), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
