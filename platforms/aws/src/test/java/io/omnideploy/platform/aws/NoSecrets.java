package io.omnideploy.platform.aws;

import io.omnideploy.spi.Secrets;

/** There are none. */
public enum NoSecrets implements Secrets {
    NONE;

    @Override
    public String value(String name) {
        throw new IllegalArgumentException("no secret " + name);
    }

    @Override
    public String fingerprint(String name) {
        throw new IllegalArgumentException("no secret " + name);
    }
}
