package io.omnideploy.spi;

import java.util.Optional;

/** Gives the values of a graph's secrets at the moment of use; values are passed on and never kept, printed or logged. */
public interface Secrets {
    /**
     * Returns the value in clear.
     *
     * @param name a secret of the graph
     * @throws io.omnideploy.diagnostic.Refused when its source has no value
     */
    String value(String name);

    /** Returns an HMAC of the value with the stack's own key, in hexadecimal: tells change without telling the value. */
    String fingerprint(String name);

    /**
     * Returns a secret of the tool's own, such as the passphrase by which it seals its state: no part of the graph, made when
     * the stack is first brought up, and kept in the stack's store.
     *
     * @param name one of {@link Backend#ownSecrets}
     * @return empty for a run that only looks, while there is none
     * @throws io.omnideploy.diagnostic.Refused when it would have to be made in a file of the repository, which is not done by
     *     the way
     */
    default Optional<String> own(String name) {
        return Optional.empty();
    }

    /**
     * Returns a number that changes with the value, for tools that hand a secret on without keeping it and must be told that it
     * is another: 28 bits of the {@link #fingerprint}, so that it is the same wherever the stack's key is.
     */
    default int revision(String name) {
        return Integer.parseInt(fingerprint(name).substring(0, 7), 16);
    }
}
