package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container;
import io.omnideploy.config.Container.Port;
import io.omnideploy.config.Template;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.ImageOrigins;
import java.util.ArrayList;
import java.util.List;

/** What runs in the container of a component: image, command, ports, and how it is stopped. */
final class ContainerProcess implements Contributor {
    private static final Origin STOP = Origin.rule("kubernetes-graceful-stop");
    private static final Origin QUIET = Origin.rule("kubernetes-no-service-links");

    /** Until every node has heard that a pod takes no more requests, some still arrive. */
    static final long DRAIN_SECONDS = 5;

    @Override
    public void pod(KubernetesDeployment deployment, ComponentDraft draft) {
        Component component = draft.component();
        Container container = component.container();
        ConfigPath path = draft.path().then("container");
        PodDraft pod = draft.pod();
        pod.container("image", Value.text(container.image().orElseThrow()), ImageOrigins.of(container, path));
        pod.container("image_pull_policy", Value.text(pull(container)), Origin.at(path.then("pull")));
        words(deployment, pod, "command", container.command(), path.then("command"));
        words(deployment, pod, "args", container.args(), path.then("args"));
        container
                .workingDir()
                .ifPresent(folder ->
                        pod.container("working_dir", Value.text(folder), Origin.at(path.then("working_dir"))));
        ports(deployment, draft, path.then("ports"));
        stop(deployment, draft);
        // Otherwise every Service of the namespace becomes variables such as DB_PORT, which programs take for their
        // own.
        pod.pod("enable_service_links", Value.bool(false), QUIET);
    }

    private static String pull(Container container) {
        return switch (container.pull()) {
            case MISSING -> "IfNotPresent";
            case ALWAYS -> "Always";
            case NEVER -> "Never";
        };
    }

    private static void words(
            KubernetesDeployment deployment, PodDraft pod, String field, List<Template> templates, ConfigPath path) {
        if (templates.isEmpty()) {
            return;
        }
        List<Value> words = new ArrayList<>();
        for (Template template : templates) {
            Value word = deployment.addresses().value(template, "used in " + path);
            // The kubelet fills in variables here too, and people's text means itself.
            words.add(word instanceof Value.Text text ? Value.text(SecretVariables.escaped(text.text())) : word);
            pod.becauseContainer(field, deployment.external().why(template));
        }
        pod.container(field, new Value.Seq(words), Origin.at(path));
    }

    private static void ports(KubernetesDeployment deployment, ComponentDraft draft, ConfigPath path) {
        List<Port> ports = draft.component().container().ports();
        if (ports.isEmpty()) {
            return;
        }
        PortNames names = new PortNames(ports);
        List<Value> values = new ArrayList<>();
        for (int index = 0; index < ports.size(); index++) {
            Port port = ports.get(index);
            values.add(new ObjectDraft()
                    .set("name", names.of(port))
                    .set("container_port", port.containerPort())
                    .set("protocol", PortNames.transport(port))
                    .value());
            draft.pod()
                    .becauseContainer(
                            "ports",
                            List.of(deployment.written(path.item(index), "container_port", "protocol", "name")));
        }
        draft.pod().container("ports", new Value.Seq(values));
    }

    private static void stop(KubernetesDeployment deployment, ComponentDraft draft) {
        Component component = draft.component();
        boolean isDrained = component.kind() == Component.Kind.SERVICE
                && !component.container().ports().isEmpty();
        ConfigPath path = draft.path().then("stop_timeout");
        long millis = component.stopTimeout().toMillis();
        long seconds = Math.max(1, (millis + 999) / 1000);
        if (isDrained) {
            draft.pod()
                    .container(
                            "lifecycle",
                            new ObjectDraft()
                                    .set(
                                            "pre_stop",
                                            new ObjectDraft()
                                                    .set(
                                                            "sleep",
                                                            new ObjectDraft()
                                                                    .set("seconds", DRAIN_SECONDS)
                                                                    .value())
                                                    .value())
                                    .value(),
                            STOP);
        }
        draft.pod()
                .pod(
                        "termination_grace_period_seconds",
                        Value.number(isDrained ? seconds + DRAIN_SECONDS : seconds),
                        Origin.at(path),
                        STOP);
        if (millis < 1 || millis % 1000 != 0) {
            deployment.accountIfGiven(
                    path,
                    Fate.APPROXIMATED,
                    "kubernetes-whole-seconds",
                    "Kubernetes takes whole seconds here, at least one.",
                    "Write whole seconds.");
        }
    }
}
