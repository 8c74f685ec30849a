package io.omnideploy.platform.aws.agentcore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.Naming;
import io.omnideploy.platform.aws.client.AgentCoreApi;
import io.omnideploy.platform.aws.client.AwsClients;
import io.omnideploy.platform.aws.client.AwsErrors;
import io.omnideploy.spi.InstanceStatus;
import io.omnideploy.spi.expand.aws.AwsTags;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The agents of a stack: how they fare, and where they write what they say. */
public final class AgentRuntimes {
    private static final String LOGS = "/aws/bedrock-agentcore/runtimes/";
    private static final String DEFAULT = "DEFAULT";

    /** So much of a name is never cut away, however long it would be: see {@link Naming}. */
    private static final int SURE = 36;

    private static final Set<String> GONE = Set.of("ResourceNotFoundException");
    /** Who runs something else on AWS may not be allowed to look here, and need not. */
    private static final Set<String> DENIED = Set.of("AccessDeniedException", "AccessDenied");

    private final AgentCoreApi api;

    public AgentRuntimes(AwsClients clients) {
        this.api = clients.agentCore();
    }

    private record AgentRuntime(String component, String id, String name, JsonNode newest) {
        static AgentRuntime of(JsonNode told, Map<String, String> tags) {
            String name = told.path("agentRuntimeName").asText();
            ObjectNode newest = JsonNodeFactory.instance.objectNode();
            newest.put("name", DEFAULT);
            newest.put("status", told.path("status").asText());
            newest.put("liveVersion", told.path("agentRuntimeVersion").asText());
            return new AgentRuntime(
                    tags.getOrDefault(AwsTags.COMPONENT, name),
                    told.path("agentRuntimeId").asText(),
                    name,
                    newest);
        }
    }

    /** Returns how the endpoints of a stack's agents fare; empty when it has none. */
    public List<InstanceStatus> status(DeploymentId id) {
        List<InstanceStatus> status = new ArrayList<>();
        for (AgentRuntime runtime : of(id)) {
            for (JsonNode endpoint : endpoints(runtime)) {
                status.add(status(runtime, endpoint));
            }
        }
        return status;
    }

    /** Returns the component of each log group of a stack's agents, by the group's name; empty when it has none. */
    public SortedMap<String, String> logGroups(DeploymentId id) {
        SortedMap<String, String> groups = new TreeMap<>();
        for (AgentRuntime runtime : of(id)) {
            endpoints(runtime)
                    .forEach(endpoint -> groups.put(
                            LOGS + runtime.id() + "-" + endpoint.path("name").asText(), runtime.component()));
        }
        return groups;
    }

    private List<JsonNode> endpoints(AgentRuntime runtime) {
        List<JsonNode> endpoints = new ArrayList<>(AwsErrors.find(
                        () -> api.list("/runtimes/" + runtime.id() + "/runtime-endpoints/", "runtimeEndpoints"), GONE)
                .orElse(List.of()));
        if (endpoints.stream()
                .noneMatch(endpoint -> endpoint.path("name").asText().equals(DEFAULT))) {
            // AgentCore makes it itself, and it always leads to the newest version.
            endpoints.add(runtime.newest());
        }
        endpoints.sort(Comparator.comparing(endpoint -> endpoint.path("name").asText()));
        return endpoints;
    }

    private InstanceStatus status(AgentRuntime runtime, JsonNode endpoint) {
        String version = endpoint.path("liveVersion").asText("");
        Optional<JsonNode> live = AwsErrors.find(
                () -> api.get("/runtimes/" + runtime.id() + "/" + (version.isEmpty() ? "" : "?version=" + version)),
                GONE);
        String state = word(endpoint.path("status").asText("")) + (version.isEmpty() ? "" : ", version " + version);
        String reason = endpoint.path("failureReason")
                .asText(live.map(found -> found.path("failureReason").asText(""))
                        .orElse(""));
        return new InstanceStatus(
                runtime.component(),
                runtime.name() + "/" + endpoint.path("name").asText(),
                live.map(found -> found.path("agentRuntimeArtifact")
                                .path("containerConfiguration")
                                .path("containerUri")
                                .asText(""))
                        .orElse(""),
                reason.isEmpty() ? state : state + ": " + reason,
                Optional.empty(),
                List.of());
    }

    private static String word(String status) {
        return status.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Tags alone tell whose an agent is; its name tells of which it is worth asking. */
    private List<AgentRuntime> of(DeploymentId id) {
        String whole = Naming.slug(id.name() + "-" + id.stack(), '_') + "_";
        String beginning = whole.substring(0, Math.min(SURE, whole.length()));
        List<AgentRuntime> found = new ArrayList<>();
        for (JsonNode runtime : all()) {
            if (runtime.path("agentRuntimeName").asText().startsWith(beginning)) {
                Map<String, String> tags = tags(runtime.path("agentRuntimeArn").asText());
                if (AwsTags.isOf(id, tags)) {
                    found.add(AgentRuntime.of(runtime, tags));
                }
            }
        }
        found.sort(Comparator.comparing(AgentRuntime::component));
        return found;
    }

    private List<JsonNode> all() {
        try {
            return api.list("/runtimes/", "agentRuntimes");
        } catch (AwsServiceException refused) {
            if (DENIED.contains(AwsErrors.code(refused))) {
                return List.of();
            }
            throw refused;
        } catch (SdkClientException unasked) {
            // Not every region has AgentCore.
            if (unasked.getCause() instanceof UnknownHostException) {
                return List.of();
            }
            throw unasked;
        }
    }

    private Map<String, String> tags(String arn) {
        Map<String, String> tags = new TreeMap<>();
        AwsErrors.find(() -> api.get("/tags/" + AgentCoreApi.encoded(arn)), GONE)
                .ifPresent(answer -> answer.path("tags")
                        .properties()
                        .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText())));
        return tags;
    }
}
