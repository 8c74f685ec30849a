package io.omnideploy.platform.aws.lightsail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.platform.aws.client.AwsClients;
import io.omnideploy.platform.aws.client.LightsailApi;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.spi.InstanceStatus;
import io.omnideploy.spi.LogsRequest;
import io.omnideploy.spi.expand.aws.AwsTags;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The container services of a stack: how their containers fare, and what they wrote. */
public final class ContainerServices {
    private static final int LAST_WORDS = 20;
    private static final Duration POLL = Duration.ofSeconds(5);

    private final LightsailApi api;

    public ContainerServices(AwsClients clients) {
        this.api = clients.lightsail();
    }

    /** Returns how the containers of a stack fare; empty when it has no container service. */
    public List<InstanceStatus> status(DeploymentId id) {
        List<InstanceStatus> status = new ArrayList<>();
        for (JsonNode service : of(id)) {
            String name = service.path("containerServiceName").asText();
            String machines = word(service.path("state")) + ", "
                    + count(service.path("scale").asInt(), service.path("power").asText());
            Optional<JsonNode> newest = newest(name);
            if (newest.isEmpty()) {
                status.add(new InstanceStatus(
                        tag(service, AwsTags.COMPONENT), name, "", machines, Optional.empty(), List.of()));
            }
            newest.ifPresent(deployment -> deployment
                    .path("containers")
                    .properties()
                    .forEach(container -> status.add(new InstanceStatus(
                            container.getKey(),
                            name + "/" + container.getKey(),
                            container.getValue().path("image").asText(),
                            machines,
                            Optional.of("version %d %s"
                                    .formatted(deployment.path("version").asInt(), word(deployment.path("state")))),
                            addresses(service, deployment, container.getKey())))));
        }
        status.sort(Comparator.comparing(InstanceStatus::component));
        return status;
    }

    /** Tells what the containers of a stack wrote and, following, what they write until the thread is interrupted. */
    public void logs(LogsRequest request) {
        Map<String, Integer> told = new TreeMap<>();
        tell(request, told, request.tail());
        while (request.follow() && !told.isEmpty() && !Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(POLL.toMillis());
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
            tell(request, told, Integer.MAX_VALUE);
        }
    }

    /** @param told how many lines of each container were seen before */
    private void tell(LogsRequest request, Map<String, Integer> told, int most) {
        for (JsonNode service : of(request.id())) {
            String name = service.path("containerServiceName").asText();
            newest(name)
                    .ifPresent(deployment -> deployment
                            .path("containers")
                            .fieldNames()
                            .forEachRemaining(container -> {
                                if (request.component().map(container::equals).orElse(true)) {
                                    List<String> lines = log(name, container, Integer.MAX_VALUE);
                                    int from = Math.max(
                                            told.getOrDefault(container, 0),
                                            most > lines.size() ? 0 : lines.size() - most);
                                    lines.subList(Math.min(from, lines.size()), lines.size())
                                            .forEach(line -> request.lines().accept(container, line));
                                    told.put(container, lines.size());
                                }
                            }));
        }
    }

    /** Returns why a deployment did not come up, as far as Lightsail tells. */
    public List<String> findings(DeploymentId id, ResourceId resource) {
        List<String> found = new ArrayList<>();
        for (JsonNode service : of(id)) {
            if (!tag(service, AwsTags.COMPONENT).equals(resource.component())) {
                continue;
            }
            String name = service.path("containerServiceName").asText();
            String detail = service.path("stateDetail").path("message").asText("");
            if (!detail.isEmpty()) {
                found.add(detail);
            }
            newest(name)
                    .filter(deployment -> !deployment.path("state").asText().equals("ACTIVE"))
                    .ifPresent(deployment -> {
                        found.add("version %d of '%s' is %s"
                                .formatted(deployment.path("version").asInt(), name, word(deployment.path("state"))));
                        deployment
                                .path("containers")
                                .fieldNames()
                                .forEachRemaining(container -> log(name, container, LAST_WORDS)
                                        .forEach(line -> found.add(container + ": " + line)));
                    });
        }
        return found;
    }

    private List<String> log(String service, String container, int tail) {
        List<String> lines = new ArrayList<>();
        String page = "";
        do {
            ObjectNode question =
                    LightsailApi.question().put("serviceName", service).put("containerName", container);
            if (!page.isEmpty()) {
                question.put("pageToken", page);
            }
            JsonNode answer = api.ask("GetContainerLog", question);
            answer.path("logEvents")
                    .forEach(event -> event.path("message").asText().lines().forEach(lines::add));
            page = answer.path("nextPageToken").asText("");
        } while (!page.isEmpty());
        return lines.subList(Math.max(0, lines.size() - tail), lines.size());
    }

    /** The newest deployment counts, even if it failed and the one before it goes on. */
    private Optional<JsonNode> newest(String service) {
        JsonNode deployments = api.ask(
                        "GetContainerServiceDeployments",
                        LightsailApi.question().put("serviceName", service))
                .path("deployments");
        Optional<JsonNode> newest = Optional.empty();
        for (JsonNode deployment : deployments) {
            if (newest.isEmpty()
                    || newest.get().path("version").asInt()
                            < deployment.path("version").asInt()) {
                newest = Optional.of(deployment);
            }
        }
        return newest;
    }

    private List<JsonNode> of(DeploymentId id) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode service : all()) {
            if (tag(service, AwsTags.DEPLOYMENT).equals(id.name())
                    && tag(service, AwsTags.STACK).equals(id.stack())) {
                found.add(service);
            }
        }
        return found;
    }

    /** Who runs something else on AWS may not be allowed to look here, and need not; nor has every region Lightsail. */
    private Iterable<JsonNode> all() {
        try {
            return api.ask("GetContainerServices", LightsailApi.question()).path("containerServices");
        } catch (AwsServiceException refused) {
            return List.of();
        } catch (SdkClientException unasked) {
            if (unasked.getCause() instanceof UnknownHostException) {
                return List.of();
            }
            throw unasked;
        }
    }

    private static List<String> addresses(JsonNode service, JsonNode deployment, String container) {
        boolean isPublic =
                deployment.path("publicEndpoint").path("containerName").asText().equals(container);
        return isPublic ? List.of(service.path("url").asText()) : List.of();
    }

    private static String tag(JsonNode service, String key) {
        for (JsonNode tag : service.path("tags")) {
            if (tag.path("key").asText().equals(key)) {
                return tag.path("value").asText();
            }
        }
        return "";
    }

    private static String count(int machines, String power) {
        return machines + (machines == 1 ? " machine of power " : " machines of power ") + power;
    }

    private static String word(JsonNode state) {
        return state.asText().toLowerCase(Locale.ROOT);
    }
}
