package io.omnideploy.platform.aws.lightsail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.platform.aws.client.AwsClients;
import io.omnideploy.platform.aws.client.LightsailApi;
import io.omnideploy.spi.expand.aws.AwsTags;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What carries the tags of a stack on Lightsail, asked of Lightsail itself: AWS's general search for tags promises nothing of it, and
 * its ARNs end in numbers, by which no tool takes anything over. Source: Lightsail's API reference, the operations named here.
 */
public final class LightsailResources {
    private static final Set<String> GOING = Set.of("DELETING", "deleting");
    private static final List<Listing> ALL = List.of(
            new Listing("GetContainerServices", "containerServices", "containerServiceName", "arn", ""),
            new Listing("GetCertificates", "certificates", "certificateName", "certificateArn", ""),
            new Listing("GetRelationalDatabases", "relationalDatabases", "name", "arn", "pageToken"),
            new Listing("GetBuckets", "buckets", "name", "arn", "pageToken"));

    /** What removes something of a kind, where no data goes with it. */
    private static final Map<String, String> REMOVALS = Map.of(
            "ContainerService", "delete-container-service --service-name",
            "Certificate", "delete-certificate --certificate-name");

    private final LightsailApi api;

    public LightsailResources(AwsClients clients) {
        this.api = clients.lightsail();
    }

    /**
     * Something with the tags of a stack.
     *
     * @param name by which it is asked for, and taken over
     */
    public record Found(String name, String arn, SortedMap<String, String> tags) {
        public Found {
            tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        }
    }

    /**
     * How all of a kind are asked for.
     *
     * @param page how the next page is asked for; empty where there is one only
     */
    private record Listing(String action, String list, String name, String arn, String page) {}

    /** Returns what a stack has, but for what is going already. */
    public List<Found> of(DeploymentId id) {
        return all().stream().filter(found -> AwsTags.isOf(id, found.tags())).toList();
    }

    /** Tells whether something is there, and not going. */
    public boolean has(String arn) {
        return all().stream().anyMatch(found -> found.arn().equals(arn));
    }

    /**
     * Returns the command of AWS's own tool that removes something; empty for what holds data.
     *
     * @param kind as the ARN has it, as {@code ContainerService}
     */
    public static Optional<String> removal(String kind, String name, String region) {
        return Optional.ofNullable(REMOVALS.get(kind))
                .map(verb -> "aws lightsail %s %s --region %s".formatted(verb, name, region));
    }

    private List<Found> all() {
        List<Found> found = new ArrayList<>();
        for (Listing listing : ALL) {
            String page = "";
            do {
                ObjectNode question = LightsailApi.question();
                if (!page.isEmpty()) {
                    question.put(listing.page(), page);
                }
                JsonNode answer = api.ask(listing.action(), question);
                for (JsonNode one : answer.path(listing.list())) {
                    if (!GOING.contains(one.path("state").asText())) {
                        found.add(new Found(
                                one.path(listing.name()).asText(),
                                one.path(listing.arn()).asText(),
                                tags(one)));
                    }
                }
                page = listing.page().isEmpty()
                        ? ""
                        : answer.path("nextPageToken").asText("");
            } while (!page.isEmpty());
        }
        return found;
    }

    private static SortedMap<String, String> tags(JsonNode one) {
        SortedMap<String, String> tags = new TreeMap<>();
        for (JsonNode tag : one.path("tags")) {
            tags.put(tag.path("key").asText(), tag.path("value").asText(""));
        }
        return tags;
    }
}
