package io.omnideploy.platform.aws.runtime;

import io.omnideploy.platform.aws.client.AwsClients;
import io.omnideploy.platform.aws.lightsail.LightsailResources;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.LiveResource;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;

/** Waits for something to be gone that somebody else removes, or has removed: the tagging API tells of it for a while. */
final class Vanishing {
    private static final Duration POLL = Duration.ofSeconds(3);

    private final AwsClients clients;
    private final ResourceGroupsTaggingApiClient tagging;
    private final NatGateways natGateways;
    private final Duration most;

    Vanishing(AwsClients clients, Duration most) {
        this.clients = clients;
        this.tagging = clients.open(ResourceGroupsTaggingApiClient.builder());
        this.natGateways = new NatGateways(clients);
        this.most = most;
    }

    /** Tells whether it is gone in time; what the tagging API doesn't know is never taken for gone. */
    boolean isGone(LiveResource live) {
        if (!(live.attributes().get(StackResources.ARN) instanceof Value.Text arn)
                || arn.text().contains(":iam:")) {
            return false;
        }
        Instant end = Instant.now().plus(most);
        while (isThere(arn.text())) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            try {
                Thread.sleep(POLL.toMillis());
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private boolean isThere(String arn) {
        if (Arn.parse(arn).service().equals(StackResources.LIGHTSAIL)) {
            return new LightsailResources(clients).has(arn);
        }
        return tagging.getResourcesPaginator(ask -> ask.resourceARNList(arn)).resourceTagMappingList().stream()
                        .anyMatch(found -> found.resourceARN().equals(arn))
                && !natGateways.isGone(Arn.parse(arn));
    }
}
