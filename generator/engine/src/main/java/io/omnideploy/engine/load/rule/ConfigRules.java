package io.omnideploy.engine.load.rule;

import io.omnideploy.config.DeployConfig;
import java.util.List;

/** All rules, in the order in which a description is read. */
public final class ConfigRules {
    private ConfigRules() {}

    /** Checks a description against every rule. */
    public static void check(DeployConfig config, Findings findings) {
        List<ConfigRule> rules = List.of(
                new NameRule(),
                new StateRule(),
                new KindRule(),
                new ScheduleRule(),
                new ImageRule(),
                new PortRule(),
                new HealthCheckRule(),
                new ServiceRule(),
                new SecretRule(),
                new VolumeRule(),
                new SharedVolumeRule(),
                new DependencyRule(),
                new CycleRule(),
                new ReferenceRule(),
                new BackingServiceRule());
        rules.forEach(rule -> rule.check(config, findings));
    }
}
