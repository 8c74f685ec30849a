package io.omnideploy.testkit;

import java.util.Map;
import java.util.TreeMap;

/** Leads the SDK of this very process to a mock, by the properties that stand for AWS's variables. */
public final class AwsProcess implements AutoCloseable {
    private final Map<String, String> before = new TreeMap<>();

    /** @param endpoint where the mock answers */
    public AwsProcess(String endpoint) {
        set("aws.endpointUrl", endpoint);
        set("aws.accessKeyId", "testing");
        set("aws.secretAccessKey", "testing");
        set("aws.disableEc2Metadata", "true");
        set("aws.configFile", "/dev/null");
        set("aws.sharedCredentialsFile", "/dev/null");
    }

    private void set(String property, String value) {
        String old = System.setProperty(property, value);
        before.put(property, old == null ? "" : old);
    }

    @Override
    public void close() {
        before.forEach((property, old) -> {
            if (old.isEmpty()) {
                System.clearProperty(property);
            } else {
                System.setProperty(property, old);
            }
        });
    }
}
