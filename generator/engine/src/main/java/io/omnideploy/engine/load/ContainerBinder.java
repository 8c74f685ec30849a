package io.omnideploy.engine.load;

import io.omnideploy.config.Build;
import io.omnideploy.config.ByteSize;
import io.omnideploy.config.Container;
import io.omnideploy.config.Container.HealthCheck;
import io.omnideploy.config.Container.Port;
import io.omnideploy.config.Container.Probe;
import io.omnideploy.config.Container.Protocol;
import io.omnideploy.config.Container.Pull;
import io.omnideploy.config.Container.RegistryLogin;
import io.omnideploy.config.Durations;
import io.omnideploy.config.Node;
import io.omnideploy.config.SecretSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes containers of checked maps. */
final class ContainerBinder {
    /** The port of a check that has none; a rule refuses it, so that it reaches nobody. */
    private static final int NO_PORT = 0;

    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(5);

    private ContainerBinder() {}

    static Container container(CheckedMap map) {
        List<Port> ports = map.list("ports", item -> port(new CheckedMap((Node.Mapping) item)));
        CheckedMap capabilities = map.inner("capabilities");
        return new Container(
                map.text("image"),
                map.given("build").map(ContainerBinder::build),
                map.templates("command"),
                map.templates("args"),
                map.text("working_dir"),
                map.text("user"),
                map.flag("read_only"),
                capabilities.texts("add"),
                capabilities.texts("drop"),
                map.text("platform"),
                map.word("pull", Pull.class),
                map.given("registry").map(ContainerBinder::registry),
                ports,
                map.given("health_check").flatMap(check -> healthCheck(check, ports)));
    }

    private static Port port(CheckedMap map) {
        return new Port(
                map.expectNumber("container_port"),
                map.word("protocol", Protocol.class),
                map.text("name"),
                map.number("host_port"));
    }

    private static Build build(CheckedMap map) {
        return new Build(
                map.expect("context"),
                map.text("dockerfile"),
                map.text("dockerfile_inline"),
                map.textsByName("additional_contexts"),
                map.textsByName("args"),
                map.text("target"),
                map.texts("platforms"),
                map.textsByName("labels"),
                map.sourcesByName("secrets"),
                map.texts("ssh"),
                new Build.Way(
                        map.text("network"),
                        map.textsByName("extra_hosts"),
                        map.value("shm_size", ByteSize::parse),
                        map.texts("cache_from"),
                        map.texts("cache_to"),
                        map.texts("entitlements"),
                        map.flag("no_cache"),
                        map.flag("pull")));
    }

    private static RegistryLogin registry(CheckedMap map) {
        return new RegistryLogin(
                map.expect("server"), map.expect("username"), map.expect("password", SecretSource::parse));
    }

    private static Optional<HealthCheck> healthCheck(CheckedMap map, List<Port> ports) {
        return probe(map, ports)
                .map(probe -> new HealthCheck(
                        probe,
                        map.expect("interval", Durations::parse),
                        timeout(map),
                        map.expect("start_period", Durations::parse),
                        map.expectNumber("healthy_threshold"),
                        map.expectNumber("unhealthy_threshold")));
    }

    /** A check ends before the next begins, also where nothing is said of it. */
    private static Duration timeout(CheckedMap map) {
        Duration interval = map.expect("interval", Durations::parse);
        return map.value("timeout", Durations::parse)
                .orElse(interval.compareTo(USUAL_TIMEOUT) < 0 ? interval : USUAL_TIMEOUT);
    }

    private static Optional<Probe> probe(CheckedMap map, List<Port> ports) {
        int first = ports.isEmpty() ? NO_PORT : ports.getFirst().containerPort();
        int port = map.number("port").orElse(first);
        if (map.text("path").isPresent()) {
            return map.text("path").map(path -> new Probe.Http(path, port));
        }
        List<String> command = map.texts("exec");
        if (!command.isEmpty()) {
            return Optional.of(new Probe.Exec(command));
        }
        return map.flag("tcp") ? Optional.of(new Probe.Tcp(port)) : Optional.empty();
    }
}
