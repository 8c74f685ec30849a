package io.omnideploy.engine.load.rule;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Service;
import io.omnideploy.config.Service.Autoscaling;
import java.util.List;

/** How a component is offered makes sense: public with a port, host names where it is public, bounds in order. */
final class ServiceRule implements ConfigRule {
    @Override
    public void check(DeployConfig config, Findings findings) {
        for (Component component : config.components().values()) {
            ConfigPath path = DeployConfig.pathOf(component).then("service");
            Service service = component.service();
            service.autoscaling().ifPresent(scaling -> autoscaling(scaling, path.then("autoscaling"), findings));
            switch (component.kind()) {
                case SERVICE -> offered(component, path, config, findings);
                case WORKER, JOB -> hidden(component, path, findings);
            }
        }
    }

    private static void autoscaling(Autoscaling scaling, ConfigPath path, Findings findings) {
        if (scaling.min() > scaling.max()) {
            findings.error(
                    path.then("max"),
                    List.of(path.then("min"), path.then("max")),
                    "bounds-out-of-order",
                    "At least " + scaling.min() + " copies are more than at most " + scaling.max() + ".",
                    "Make max at least as great as min.");
        }
        boolean hasMeasure = scaling.targetCpu().isPresent()
                || scaling.targetMemory().isPresent()
                || scaling.targetRequests().isPresent();
        if (!hasMeasure) {
            findings.error(
                    path,
                    List.of(path.then("target_cpu"), path.then("target_memory"), path.then("target_requests")),
                    "no-measure",
                    "Autoscaling doesn't say by which measure.",
                    "Add 'target_cpu: 70', target_memory or target_requests.");
        }
    }

    private static void offered(Component component, ConfigPath path, DeployConfig config, Findings findings) {
        Service service = component.service();
        ConfigPath ports = DeployConfig.pathOf(component).then("container", "ports");
        if (service.isPublic()
                && config.positions().isGiven(path.then("public"))
                && component.container().ports().isEmpty()) {
            findings.error(
                    path.then("public"),
                    List.of(path.then("public"), ports),
                    "no-port",
                    "The component '" + component.name() + "' is public and has no port.",
                    "Add 'ports: [8080]' to its container, with the port on which it listens.");
        }
        if (!service.isPublic()) {
            for (String key : List.of("domains", "paths", "tls")) {
                if (config.positions().isGiven(path.then(key))) {
                    findings.error(
                            path.then(key),
                            List.of(path.then(key), path.then("public")),
                            "not-public",
                            "'" + key + "' means nothing for what is not public.",
                            "Add 'public: true', or remove it.");
                }
            }
        }
    }

    private static void hidden(Component component, ConfigPath path, Findings findings) {
        if (component.service().isPublic()) {
            findings.error(
                    path.then("public"),
                    List.of(path.then("public"), DeployConfig.pathOf(component).then("kind")),
                    "wrong-kind",
                    "A " + component.kind() + " answers to nobody, and can't be public.",
                    "Remove it, or change the component's kind.");
        }
    }
}
