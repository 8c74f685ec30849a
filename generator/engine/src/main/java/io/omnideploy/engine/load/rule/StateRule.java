package io.omnideploy.engine.load.rule;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.StateSettings;
import java.util.List;

/** Each place for state has what it needs, and nothing that belongs to another. */
final class StateRule implements ConfigRule {
    private static final ConfigPath STATE = ConfigPath.of("state");

    @Override
    public void check(DeployConfig config, Findings findings) {
        switch (config.state().orElse(null)) {
            case StateSettings.S3 s3 -> {
                needs("bucket", s3.bucket(), findings);
                needs("region", s3.region(), findings);
                hasNo(List.of("organization"), "s3", config, findings);
            }
            case StateSettings.Cloud cloud -> {
                needs("organization", cloud.organization(), findings);
                hasNo(List.of("bucket", "prefix", "region"), "cloud", config, findings);
            }
            case null -> {}
        }
    }

    private static void needs(String key, String value, Findings findings) {
        if (value.isEmpty()) {
            findings.error(
                    STATE.then(key), "missing-key", "'" + key + "' is missing.", "Add '" + key + ": …' under state.");
        }
    }

    private static void hasNo(List<String> keys, String type, DeployConfig config, Findings findings) {
        for (String key : keys) {
            if (config.positions().isGiven(STATE.then(key))) {
                findings.error(
                        STATE.then(key),
                        "key-without-effect",
                        "State of type " + type + " has no '" + key + "'.",
                        "Remove it.");
            }
        }
    }
}
