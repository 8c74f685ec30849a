package io.omnideploy.platform.digitalocean;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnideploy.platform.digitalocean.api.Api;
import io.omnideploy.spi.LogsRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the components of an app said: the API tells addresses, under which the lines lie. */
final class AppLogs {
    private static final Duration BETWEEN = Duration.ofSeconds(3);

    private final Api api;
    private final String app;

    /** @param app the path of the app */
    AppLogs(Api api, String app) {
        this.api = api;
        this.app = app;
    }

    /** Tells the last lines of each component and, following, what is new of each in turn. */
    void tell(LogsRequest request, JsonNode spec) {
        List<String> components = components(spec).stream()
                .filter(name -> request.component().map(name::equals).orElse(true))
                .toList();
        Map<String, Integer> told = new TreeMap<>();
        for (String component : components) {
            List<String> lines = lines(app + "/components/" + component + "/logs?type=RUN&follow=false");
            lines.stream()
                    .skip(Math.max(0, lines.size() - request.tail()))
                    .forEach(line -> request.lines().accept(component, line));
            told.put(component, lines.size());
        }
        while (request.follow() && !Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(BETWEEN);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
            for (String component : components) {
                List<String> lines = lines(app + "/components/" + component + "/logs?type=RUN&follow=false");
                // Fewer than before: a new deployment has begun a new log.
                int known = lines.size() < told.get(component) ? 0 : told.get(component);
                lines.stream().skip(known).forEach(line -> request.lines().accept(component, line));
                told.put(component, lines.size());
            }
        }
    }

    /** Returns what a component said in one deployment. */
    List<String> of(String deployment, String component) {
        return lines(app + "/deployments/" + deployment + "/components/" + component + "/logs?type=RUN&follow=false");
    }

    private List<String> lines(String path) {
        List<String> lines = new ArrayList<>();
        for (JsonNode address :
                api.get(path).map(answer -> answer.path("historic_urls")).orElseGet(api::object)) {
            api.text(address.asText()).lines().forEach(lines::add);
        }
        return lines;
    }

    private static List<String> components(JsonNode spec) {
        List<String> names = new ArrayList<>();
        for (String list : List.of("services", "workers", "jobs")) {
            spec.path(list)
                    .forEach(component -> names.add(component.path("name").asText()));
        }
        return names;
    }
}
