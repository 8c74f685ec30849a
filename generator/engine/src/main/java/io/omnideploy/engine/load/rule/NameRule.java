package io.omnideploy.engine.load.rule;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;

/** Components and backing services share one set of names, since both are referred to by name; and there is at least one. */
final class NameRule implements ConfigRule {
    private static final String RESERVED = "deploy";

    @Override
    public void check(DeployConfig config, Findings findings) {
        for (String name : config.backingServices().keySet()) {
            if (config.components().containsKey(name)) {
                findings.error(
                        ConfigPath.of("backing_services", name),
                        "name-taken",
                        "'" + name + "' is a component and a backing service.",
                        "Rename one of them; ${" + name + ".url} must mean one thing.");
            }
        }
        config.components().values().forEach(one -> reserved(DeployConfig.pathOf(one), one.name(), findings));
        config.backingServices().values().forEach(one -> reserved(DeployConfig.pathOf(one), one.name(), findings));
        if (config.components().isEmpty() && config.backingServices().isEmpty()) {
            findings.error(
                    ConfigPath.of("components"),
                    "nothing-to-deploy",
                    "The description names nothing that runs.",
                    "Add 'container: {image: …}', or 'components:' with one entry per part.");
        }
    }

    private static void reserved(ConfigPath path, String name, Findings findings) {
        if (name.equals(RESERVED)) {
            findings.error(
                    path,
                    "name-taken",
                    "'" + RESERVED + "' is the deployment itself, as in ${deploy.name}.",
                    "Choose another name.");
        }
    }
}
