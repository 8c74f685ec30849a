package io.omnideploy.engine.load.rule;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.SecretUse;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import java.util.HashMap;
import java.util.Map;

/** A name is a secret or in clear, not both, and each file holds one secret. */
final class SecretRule implements ConfigRule {
    @Override
    public void check(DeployConfig config, Findings findings) {
        for (Component component : config.components().values()) {
            ConfigPath path = DeployConfig.pathOf(component).then("secrets");
            Map<String, String> files = new HashMap<>();
            for (Map.Entry<String, SecretUse> secret : component.secrets().entrySet()) {
                String name = secret.getKey();
                if (component.environment().containsKey(name)
                        && secret.getValue().path().isEmpty()) {
                    findings.error(
                            path.then(name),
                            "secret-and-environment",
                            "'" + name + "' is given under environment and under secrets.",
                            "Keep one of them.");
                }
                secret.getValue().path().ifPresent(file -> {
                    String other = files.putIfAbsent(file, name);
                    if (other != null) {
                        findings.error(
                                path.then(name),
                                "duplicate-path",
                                "The secrets '" + other + "' and '" + name + "' are put into the same file " + file
                                        + ".",
                                "Give each a path of its own.");
                    }
                });
            }
        }
    }
}
