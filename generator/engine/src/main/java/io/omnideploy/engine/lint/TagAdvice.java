package io.omnideploy.engine.lint;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;

/** Costs and owners are found by tags. */
final class TagAdvice implements LintRule {
    @Override
    public String code() {
        return "no-tags";
    }

    @Override
    public void check(DeployConfig config, Warnings warnings) {
        if (config.tags().isEmpty()) {
            warnings.tell(
                    ConfigPath.of("tags"),
                    ConfigPath.of("name"),
                    "Nothing is tagged: nobody sees on the platform whose '"
                            + config.id().name() + "' is, or what it costs.",
                    "Add 'tags: {team: …}' at the top.");
        }
    }
}
