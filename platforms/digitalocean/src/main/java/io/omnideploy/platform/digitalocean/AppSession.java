package io.omnideploy.platform.digitalocean;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.Naming;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.digitalocean.api.Api;
import io.omnideploy.spi.FailureRequest;
import io.omnideploy.spi.InstanceStatus;
import io.omnideploy.spi.JobRequest;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.LogsRequest;
import io.omnideploy.spi.PlatformFact;
import io.omnideploy.spi.PlatformSession;
import io.omnideploy.spi.ReadRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A connection to DigitalOcean: how the app of a stack fares, what it says, its jobs. */
final class AppSession implements PlatformSession {
    private static final int NAME_LIMIT = 32;
    private static final Duration BETWEEN = Duration.ofSeconds(5);
    private static final Duration LONGEST_RUN = Duration.ofMinutes(60);

    private final Api api;

    AppSession(Api api) {
        this.api = api;
    }

    @Override
    public String identity() {
        JsonNode account = account();
        String team = account.path("team").path("name").asText("");
        return "DigitalOcean account %s%s at %s"
                .formatted(account.path("email").asText("?"), team.isEmpty() ? "" : ", team " + team, api.host());
    }

    @Override
    public SortedMap<String, PlatformFact> facts() {
        JsonNode team = account().path("team");
        SortedMap<String, PlatformFact> facts = new TreeMap<>();
        if (team.has("uuid")) {
            facts.put("team", PlatformFact.self(team.path("uuid").asText()));
        }
        return facts;
    }

    private JsonNode account() {
        return api.get("/v2/account")
                .map(answer -> answer.path("account"))
                .orElseThrow(() -> Failed.because("DigitalOcean tells nothing of the account."));
    }

    @Override
    public List<Failed> obstacles(ReadRequest request) {
        return new RegistryCheck(api).missing(request.graph());
    }

    /** An app carries no labels: the tool that made it knows it. */
    @Override
    public List<LiveResource> read(ReadRequest request) {
        return List.of();
    }

    @Override
    public List<InstanceStatus> status(DeploymentId id) {
        List<InstanceStatus> all = new ArrayList<>();
        app(id).ifPresent(app -> {
            String path = "/v2/apps/" + app.path("id").asText();
            Map<String, String> health = health(path);
            String address = app.path("live_url").asText("");
            JsonNode instances = api.get(path + "/instances")
                    .map(answer -> answer.path("instances"))
                    .orElseGet(api::object);
            for (JsonNode instance : instances) {
                String component = instance.path("component_name").asText();
                boolean isService = instance.path("component_type").asText().equals("SERVICE");
                all.add(new InstanceStatus(
                        component,
                        instance.path("instance_name").asText(),
                        image(app.path("spec"), component),
                        "running",
                        Optional.ofNullable(health.get(component)),
                        isService && !address.isEmpty() ? List.of(address) : List.of()));
            }
        });
        return all;
    }

    private Map<String, String> health(String path) {
        Map<String, String> states = new TreeMap<>();
        for (JsonNode component : api.get(path + "/health")
                .map(answer -> answer.path("app_health").path("components"))
                .orElseGet(api::object)) {
            states.put(
                    component.path("name").asText(),
                    component.path("state").asText("unknown").toLowerCase(Locale.ROOT));
        }
        return states;
    }

    private static String image(JsonNode spec, String component) {
        for (String list : List.of("services", "workers", "jobs")) {
            for (JsonNode one : spec.path(list)) {
                if (one.path("name").asText().equals(component)) {
                    JsonNode image = one.path("image");
                    String owner = image.path("registry").asText("");
                    return (owner.isEmpty() ? "" : owner + "/")
                            + image.path("repository").asText("")
                            + image.path("tag").asText("").replaceFirst("^(?=.)", ":")
                            + image.path("digest").asText("").replaceFirst("^(?=.)", "@");
                }
            }
        }
        return "";
    }

    @Override
    public void logs(LogsRequest request) {
        app(request.id())
                .ifPresent(
                        app -> new AppLogs(api, "/v2/apps/" + app.path("id").asText()).tell(request, app.path("spec")));
    }

    /** Jobs of App Platform run with a deployment and at no other time: a new one of what is there is made, and runs all of them. */
    @Override
    public int run(JobRequest request) {
        JsonNode app = app(request.id())
                .orElseThrow(() -> Failed.because("There is no app '" + name(request.id()) + "'.")
                        .remedy("Run 'omnideploy up' first.")
                        .of(request.job()));
        String path = "/v2/apps/" + app.path("id").asText();
        ObjectNode body = api.object();
        body.put("force_build", false);
        String deployment = api.post(path + "/deployments", body)
                .path("deployment")
                .path("id")
                .asText();
        Deployments deployments = new Deployments(api, path);
        JsonNode ended = deployments.ended(deployment, BETWEEN, LONGEST_RUN);
        AppLogs logs = new AppLogs(api, path);
        boolean failed = false;
        JsonNode jobs = app.path("spec").path("jobs");
        for (JsonNode job : jobs) {
            String component = job.path("name").asText();
            String prefix = jobs.size() > 1 ? component + " | " : "";
            logs.of(deployment, component).forEach(line -> request.lines().accept(prefix + line));
            failed |= deployments.failed(ended, component);
        }
        return failed ? 1 : 0;
    }

    @Override
    public List<String> findings(FailureRequest request) {
        return app(request.id())
                .map(app -> new Deployments(api, "/v2/apps/" + app.path("id").asText()).findings())
                .orElseGet(List::of);
    }

    private static String name(DeploymentId id) {
        return Naming.physical(id, NAME_LIMIT);
    }

    /** Returns the app of a stack, which no other of the account can be called like. */
    private Optional<JsonNode> app(DeploymentId id) {
        String wanted = name(id);
        for (int page = 1; ; page++) {
            JsonNode apps = api.get("/v2/apps?page=" + page + "&per_page=200")
                    .map(answer -> answer.path("apps"))
                    .orElseGet(api::object);
            for (JsonNode app : apps) {
                if (app.path("spec").path("name").asText().equals(wanted)) {
                    return Optional.of(app);
                }
            }
            if (apps.size() < 200) {
                return Optional.empty();
            }
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
