package io.omnideploy.engine.load.rule;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Dependency;
import io.omnideploy.config.Component.Kind;
import io.omnideploy.config.Component.Run;
import io.omnideploy.config.Component.Until;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.diagnostic.Nearest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is waited for exists, and what is waited for will come. */
final class DependencyRule implements ConfigRule {
    @Override
    public void check(DeployConfig config, Findings findings) {
        Set<String> names = new TreeSet<>(config.components().keySet());
        names.addAll(config.backingServices().keySet());
        for (Component component : config.components().values()) {
            Set<String> seen = new HashSet<>();
            List<Dependency> all = component.dependsOn();
            for (int index = 0; index < all.size(); index++) {
                ConfigPath path = DeployConfig.pathOf(component)
                        .then("depends_on")
                        .item(index)
                        .then("name");
                Dependency dependency = all.get(index);
                if (!seen.add(dependency.name())) {
                    findings.error(
                            path,
                            "duplicate-dependency",
                            "'" + dependency.name() + "' is given twice.",
                            "Keep one of them.");
                } else if (names.contains(dependency.name())) {
                    comes(component, dependency, path, config, findings);
                } else if (!findings.unreadable().contains(dependency.name())) {
                    findings.error(
                            path,
                            "unknown-dependency",
                            "There is no component or backing service '" + dependency.name() + "'.",
                            Nearest.remedy(dependency.name(), names));
                }
            }
        }
    }

    private static void comes(
            Component component, Dependency dependency, ConfigPath path, DeployConfig config, Findings findings) {
        Component other = config.components().get(dependency.name());
        if (other == null || other.kind() != Kind.JOB) {
            if (dependency.until() == Until.COMPLETED) {
                findings.error(
                        path.parent().then("until"),
                        "never-completed",
                        "'" + dependency.name() + "' is no job and never completes.",
                        "Wait until it is started or healthy.");
            }
            return;
        }
        ConfigPath job = DeployConfig.pathOf(other);
        boolean comes = other.schedule().isEmpty()
                && (other.run() == Run.BEFORE || (other.run() == Run.AFTER && isJobAfter(component)));
        if (!comes) {
            findings.error(
                    path,
                    List.of(path, job.then("run"), job.then("schedule"), job.then("kind")),
                    "never-completed",
                    "The job '" + dependency.name() + "' " + when(other) + ", so nothing can wait for it.",
                    "Let it run before the others with 'run: before', or don't depend on it.");
        }
    }

    private static boolean isJobAfter(Component component) {
        return component.kind() == Kind.JOB && component.run() == Run.AFTER;
    }

    private static String when(Component job) {
        if (job.schedule().isPresent()) {
            return "runs by its schedule";
        }
        return job.run() == Run.AFTER ? "runs after the others" : "runs when someone says so";
    }
}
