package io.omnideploy.engine.load.rule;

import io.omnideploy.config.DeployConfig;

/** One thing that must hold for a description as a whole. */
interface ConfigRule {
    /** Tells where it doesn't hold. */
    void check(DeployConfig config, Findings findings);
}
