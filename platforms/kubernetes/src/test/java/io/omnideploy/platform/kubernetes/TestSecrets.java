package io.omnideploy.platform.kubernetes;

import io.omnideploy.config.Naming;
import io.omnideploy.spi.Secrets;
import java.util.Map;

/** Secrets of a test. */
record TestSecrets(Map<String, String> values) implements Secrets {
    @Override
    public String value(String name) {
        return values.get(name);
    }

    @Override
    public String fingerprint(String name) {
        return Naming.hash("key of the test " + values.get(name), 32);
    }
}
