package io.omnideploy.engine.load.rule;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;

/** A schedule is a cron line that can be kept, and stands alone. */
final class ScheduleRule implements ConfigRule {
    @Override
    public void check(DeployConfig config, Findings findings) {
        for (Component component : config.components().values()) {
            ConfigPath path = DeployConfig.pathOf(component).then("schedule");
            component
                    .schedule()
                    .flatMap(CronLine::problem)
                    .ifPresent(problem -> findings.error(
                            path,
                            "wrong-schedule",
                            problem,
                            "Write minute, hour, day of the month, month and day" + " of the week, as in 0 3 * * *."));
            ConfigPath run = DeployConfig.pathOf(component).then("run");
            boolean isJob = component.kind() == Component.Kind.JOB;
            if (isJob && component.schedule().isPresent() && config.positions().isGiven(run)) {
                findings.error(
                        run,
                        "exclusive-keys",
                        "A job has a schedule or a 'run', not both.",
                        "Keep one of them; in a stack, set the other to null.");
            }
        }
    }
}
