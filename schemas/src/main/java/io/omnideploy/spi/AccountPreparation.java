package io.omnideploy.spi;

import java.util.List;

/**
 * Prepares an account of a platform, so that somebody who is not its owner may deploy to it. Keeps no state: what is there is
 * looked at, and only what lacks is made, as often as it is called.
 */
public interface AccountPreparation extends AutoCloseable {
    /**
     * Returns whose account it is, one line.
     *
     * @throws io.omnideploy.diagnostic.Failed when the platform refuses to tell
     */
    String identity();

    /** Returns what the deployer may do, as the platform's own document; asks nobody. */
    String policy();

    /**
     * Returns what there is, in the order in which it is made; changes nothing.
     *
     * @throws io.omnideploy.diagnostic.Failed when the platform refuses to tell
     */
    List<PreparedPart> status();

    /**
     * Makes what lacks and puts right what is not as it should be.
     *
     * @throws io.omnideploy.diagnostic.Failed naming what could not be made; what was made before stays, and the next call goes
     *     on from there
     */
    List<PreparedPart> run();

    @Override
    void close();
}
