package io.omnideploy.target.digitalocean;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.config.Shape;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the owner of the account is told: that a deployment failed, that a component is busy or restarts. To whom else it is told is
 * left to the control panel: the tools' provider does not read it back and would change the app at each run.
 */
final class Alerts implements Contributor {
    static final String KEY = "alerts";
    private static final String EVENTS = "events";
    private static final String WINDOW = "window";
    private static final List<String> USUAL_EVENTS = List.of("deployment_failed", "domain_failed");

    /** The platform's words for the measures of a component, by those of the description. */
    private static final SortedMap<String, String> MEASURES = new TreeMap<>(Map.of(
            "cpu", "CPU_UTILIZATION",
            "memory", "MEM_UTILIZATION",
            "restarts", "RESTART_COUNT"));

    private static final Map<String, String> WINDOWS =
            Map.of("5m", "FIVE_MINUTES", "10m", "TEN_MINUTES", "30m", "THIRTY_MINUTES", "1h", "ONE_HOUR");

    static final Shape.Field FIELD = Shape.field(
            KEY,
            Shape.fields(
                    Shape.field(
                                    EVENTS,
                                    new Shape.ListOf(new Shape.Word(List.of(
                                            "deployment_failed",
                                            "deployment_live",
                                            "deployment_started",
                                            "deployment_canceled",
                                            "domain_failed",
                                            "domain_live",
                                            "autoscale_failed",
                                            "autoscale_succeeded"))),
                                    "What of the app is told.")
                            .or("[deployment_failed, domain_failed]"),
                    Shape.field(
                            "cpu",
                            new Shape.Whole(1, 100),
                            "From how many percent of its CPU on a service or worker is told."),
                    Shape.field(
                            "memory",
                            new Shape.Whole(1, 100),
                            "From how many percent of its memory on a service or worker is told."),
                    Shape.field(
                            "restarts",
                            new Shape.Whole(1, 1000),
                            "From how many restarts on a service or worker is told."),
                    Shape.field(WINDOW, new Shape.Word(List.of("5m", "10m", "30m", "1h")), "How long that must hold.")
                            .or("5m")),
            "What the account's owner is told by e-mail; nothing if it is left out.");

    private static final ConfigPath PATH = DigitalOceanSettings.PATH.then(KEY);

    @Override
    public void check(AppDeployment deployment) {
        boolean measures = MEASURES.keySet().stream()
                .anyMatch(key -> settings(deployment).get(key).isPresent());
        boolean runs = deployment.components().stream()
                .anyMatch(component -> !Section.of(component).isJob());
        if (!deployment.hasApp()) {
            return;
        }
        if (!measures || !runs) {
            deployment.accountIfGiven(
                    PATH.then(WINDOW),
                    Fate.DROPPED,
                    "digitalocean-setting-unused",
                    "No measure of a component is watched.",
                    "Name cpu, memory or restarts, or leave it out.");
        }
        if (!runs) {
            MEASURES.keySet()
                    .forEach(key -> deployment.accountIfGiven(
                            PATH.then(key),
                            Fate.DROPPED,
                            "digitalocean-setting-unused",
                            "There is no service or worker to watch.",
                            "Leave it out."));
        }
    }

    private static Node.Mapping settings(AppDeployment deployment) {
        return DigitalOceanSettings.map(deployment.config().section(), KEY);
    }

    private static List<String> events(AppDeployment deployment) {
        if (deployment.config().section().get(KEY).isEmpty()) {
            return List.of();
        }
        return settings(deployment)
                .get(EVENTS)
                .map(node -> texts(node).stream().sorted().distinct().toList())
                .orElse(USUAL_EVENTS);
    }

    private static List<String> texts(Node node) {
        List<String> texts = new ArrayList<>();
        if (node instanceof Node.Sequence list) {
            for (Node item : list.items()) {
                if (item instanceof Node.Scalar scalar) {
                    texts.add(scalar.text());
                }
            }
        }
        return texts;
    }

    @Override
    public void component(AppDeployment deployment, ComponentDraft draft) {
        Node.Mapping settings = settings(deployment);
        if (draft.section().isJob()) {
            return;
        }
        String window = DigitalOceanSettings.text(settings, WINDOW).orElse("5m");
        List<Value> alerts = new ArrayList<>();
        MEASURES.forEach((key, rule) -> {
            Optional<String> value = DigitalOceanSettings.text(settings, key);
            if (value.isPresent()) {
                draft.because(
                        "alert[" + alerts.size() + "]",
                        List.of(Origin.at(PATH.then(key)), Origin.at(PATH.then(WINDOW))));
                alerts.add(Value.object(Map.of(
                        "rule", Value.text(rule),
                        "operator", Value.text("GREATER_THAN"),
                        "value", Value.number(Long.parseLong(value.get())),
                        "window", Value.text(WINDOWS.get(window)))));
            }
        });
        if (!alerts.isEmpty()) {
            draft.set("alert", new Value.Seq(alerts));
        }
    }

    @Override
    public void app(AppDeployment deployment, AppDraft app) {
        for (String event : events(deployment)) {
            app.add(
                    "alert",
                    Value.object(Map.of("rule", Value.text(event.toUpperCase(Locale.ROOT)))),
                    List.of(Origin.at(PATH.then(EVENTS))));
        }
    }
}
