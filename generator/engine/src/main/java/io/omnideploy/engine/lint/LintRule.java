package io.omnideploy.engine.lint;

import io.omnideploy.config.DeployConfig;

/** One piece of advice that holds on every platform. What only one platform knows, its target tells. */
interface LintRule {
    /** Returns the code by which its warnings are documented and silenced. */
    String code();

    /** Tells where the description could be better. */
    void check(DeployConfig config, Warnings warnings);
}
