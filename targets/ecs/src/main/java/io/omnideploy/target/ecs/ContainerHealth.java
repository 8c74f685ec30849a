package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container.HealthCheck;
import io.omnideploy.config.Container.Probe;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The health check that ECS runs inside a container: of commands, and of http and tcp where no load balancer looks. The
 * latter need wget, curl or nc in the image, since ECS has no probe of its own.
 */
final class ContainerHealth implements Contributor {
    @Override
    public void task(EcsDeployment deployment, TaskDraft task) {
        Component component = task.component();
        component.container().healthCheck().ifPresent(check -> {
            ConfigPath path = task.path().then("container", "health_check");
            Optional<List<String>> command = command(check.probe(), isAsked(component));
            command.ifPresent(words -> block(deployment, task, check, words, path));
            if (check.probe() instanceof Probe.Tcp && FrontEntry.of(component).isPresent()) {
                deployment.account(
                        path.then("tcp"),
                        Fate.APPROXIMATED,
                        "ecs-tcp-health",
                        "An application load balancer checks by HTTP: any answer from 200 to 499 counts.",
                        "Name a path to check instead.");
            }
        });
    }

    /** Tells whether a load balancer asks it how it is. */
    private static boolean isAsked(Component component) {
        return FrontEntry.of(component).isPresent()
                || !NetworkEntry.of(component).isEmpty();
    }

    private static void block(
            EcsDeployment deployment, TaskDraft task, HealthCheck check, List<String> command, ConfigPath path) {
        SortedMap<String, Value> block = new TreeMap<>(Map.of(
                "command", Value.texts(command),
                "interval", Value.number(check.interval().toSeconds()),
                "timeout", Value.number(check.timeout().toSeconds()),
                "retries", Value.number(check.unhealthyThreshold())));
        if (!check.startPeriod().isZero()) {
            block.put("startPeriod", Value.number(check.startPeriod().toSeconds()));
        }
        task.set("healthCheck", Value.object(block))
                .because("healthCheck.command", Set.of(deployment.written(path, "exec", "path", "tcp", "port")))
                .because("healthCheck.interval", Set.of(Origin.at(path.then("interval"))))
                .because("healthCheck.timeout", Set.of(Origin.at(path.then("timeout"))))
                .because("healthCheck.retries", Set.of(Origin.at(path.then("unhealthy_threshold"))))
                .because("healthCheck.startPeriod", Set.of(Origin.at(path.then("start_period"))));
        ConfigPath threshold = path.then("healthy_threshold");
        if (deployment.config().positions().isGiven(threshold)) {
            deployment.account(
                    threshold,
                    Fate.DROPPED,
                    "ecs-healthy-threshold",
                    "ECS counts a container as healthy after its first success.",
                    "Leave it out for this target.");
        }
    }

    private static Optional<List<String>> command(Probe probe, boolean balanced) {
        return switch (probe) {
            case Probe.Exec exec -> {
                List<String> words = new ArrayList<>(List.of("CMD"));
                words.addAll(exec.command());
                yield Optional.of(words);
            }
            case Probe.Http http
            when !balanced -> {
                String url = quoted("http://127.0.0.1:" + http.port() + http.path());
                yield Optional.of(List.of(
                        "CMD-SHELL",
                        "wget -q -O /dev/null %s || curl -fsS -o /dev/null %s || exit 1".formatted(url, url)));
            }
            case Probe.Tcp tcp
            when !balanced -> Optional.of(List.of("CMD-SHELL", "nc -z 127.0.0.1 %d || exit 1".formatted(tcp.port())));
            case Probe.Http http -> Optional.empty();
            case Probe.Tcp tcp -> Optional.empty();
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
