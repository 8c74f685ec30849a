package io.omnideploy.engine.load.rule;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import java.util.List;

/** What a worker or a job doesn't have is not written for one, and what only a job has is written for jobs alone. */
final class KindRule implements ConfigRule {
    @Override
    public void check(DeployConfig config, Findings findings) {
        for (Component component : config.components().values()) {
            ConfigPath path = DeployConfig.pathOf(component);
            ConfigPath service = path.then("service");
            List<ConfigPath> ofServices = List.of(
                    path.then("container", "ports"),
                    service.then("domains"),
                    service.then("paths"),
                    service.then("tls"));
            List<ConfigPath> ofLasting = List.of(service.then("replicas"), service.then("autoscaling"));
            List<ConfigPath> ofJobs = List.of(path.then("schedule"), path.then("run"));
            switch (component.kind()) {
                case SERVICE -> refuse(ofJobs, "Only a job has it, and this is a service", path, config, findings);
                case WORKER -> {
                    refuse(ofJobs, "Only a job has it, and this is a worker", path, config, findings);
                    refuse(ofServices, "A worker answers to nobody", path, config, findings);
                }
                case JOB -> {
                    refuse(ofServices, "A job answers to nobody", path, config, findings);
                    refuse(ofLasting, "A job runs once at a time", path, config, findings);
                }
            }
        }
    }

    private static void refuse(
            List<ConfigPath> paths, String reason, ConfigPath component, DeployConfig config, Findings findings) {
        for (ConfigPath path : paths) {
            if (config.positions().isGiven(path)) {
                findings.error(
                        path,
                        List.of(path, component.then("kind")),
                        "wrong-kind",
                        "'" + path.segments().getLast() + "' means nothing here: " + reason + ".",
                        "Remove it, or change the component's kind.");
            }
        }
    }
}
