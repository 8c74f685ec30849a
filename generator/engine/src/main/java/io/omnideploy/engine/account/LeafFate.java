package io.omnideploy.engine.account;

import java.util.Locale;

/** What became of one written value; each has exactly one fate. */
public enum LeafFate {
    /** It is in the graph, or it steers OmniDeploy itself. */
    MAPPED,
    /** Done in another way that serves the same end. */
    APPROXIMATED,
    /** Left out; costs capacity, comfort or looks. */
    DROPPED,
    /** Left out would lose data, secrecy or reachability: an error. */
    REFUSED,
    /** No input of this run: it belongs to another stack or target, or something that counts more stands in its place. */
    ELSEWHERE,
    /** Nobody knows: an error inside OmniDeploy or of a plug-in. */
    UNACCOUNTED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
