package io.omnideploy.target.docker;

import io.omnideploy.config.Container.HealthCheck;
import io.omnideploy.config.Container.Probe;
import io.omnideploy.config.Durations;
import io.omnideploy.resource.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A health check as Docker runs it: a command inside the container. */
final class HealthTest {
    private static final Duration SLACK = Duration.ofSeconds(30);

    private HealthTest() {}

    /** Returns the block of the container. */
    static Value block(HealthCheck check) {
        return Value.object(new TreeMap<>(Map.of(
                "test", Value.texts(command(check.probe())),
                "interval", Value.text(Durations.format(check.interval())),
                "timeout", Value.text(Durations.format(check.timeout())),
                "start_period", Value.text(Durations.format(check.startPeriod())),
                "retries", Value.number(check.unhealthyThreshold()))));
    }

    /** Returns how long to wait until it must be healthy, in whole seconds. */
    static long waitSeconds(HealthCheck check) {
        return check.startPeriod()
                .plus(check.interval().plus(check.timeout()).multipliedBy(check.unhealthyThreshold() + 1L))
                .plus(SLACK)
                .toSeconds();
    }

    /** Docker has no probe of its own, so http and tcp need wget, curl or nc in the image. */
    private static List<String> command(Probe probe) {
        return switch (probe) {
            case Probe.Http http -> {
                String url = quoted("http://127.0.0.1:" + http.port() + http.path());
                yield List.of("CMD-SHELL", "wget -q -O /dev/null %s || curl -fsS -o /dev/null %s".formatted(url, url));
            }
            case Probe.Tcp tcp -> List.of("CMD-SHELL", "nc -z 127.0.0.1 " + tcp.port());
            case Probe.Exec exec -> {
                List<String> words = new ArrayList<>(List.of("CMD"));
                words.addAll(exec.command());
                yield words;
            }
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
