package io.omnideploy.platform.docker;

import io.omnideploy.config.Naming;
import io.omnideploy.spi.Secrets;
import java.util.Map;
import java.util.TreeMap;

/** Secrets of a test. */
record TestSecrets(Map<String, String> values) implements Secrets {
    TestSecrets {
        values = new TreeMap<>(values);
    }

    @Override
    public String value(String name) {
        return values.get(name);
    }

    @Override
    public String fingerprint(String name) {
        return Naming.hash("key of the test " + values.get(name), 32);
    }
}
