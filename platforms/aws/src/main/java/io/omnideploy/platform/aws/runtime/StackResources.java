package io.omnideploy.platform.aws.runtime;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.platform.aws.client.AwsClients;
import io.omnideploy.platform.aws.client.AwsErrors;
import io.omnideploy.platform.aws.lightsail.LightsailResources;
import io.omnideploy.platform.aws.runtime.StackTags.Tagged;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.ReadRequest;
import io.omnideploy.spi.expand.aws.AwsTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

/** What carries the tags of a stack in the account. */
final class StackResources {
    /** Under which a resource keeps its ARN. */
    static final String ARN = "arn";

    /** The service in ARNs and types. */
    static final String LIGHTSAIL = "lightsail";

    private static final Set<String> NO_ROLE = Set.of("NoSuchEntity");
    private static final Set<String> NO_CLUSTER = Set.of("ClusterNotFoundException");
    private static final Set<String> ALIVE = Set.of("ACTIVE", "DRAINING", "PROVISIONING");

    private final AwsClients clients;
    private final EcsClient ecs;
    private final NatGateways natGateways;
    private final ReadRequest request;

    StackResources(AwsClients clients, ReadRequest request) {
        this.clients = clients;
        this.ecs = clients.open(EcsClient.builder());
        this.natGateways = new NatGateways(clients);
        this.request = request;
    }

    List<LiveResource> read() {
        List<LiveResource> live = new ArrayList<>();
        for (Tagged tagged : new StackTags(clients).of(request.id())) {
            Arn arn = Arn.parse(tagged.arn());
            if (arn.isSnapshot()) {
                continue;
            }
            tagged.id()
                    .ifPresent(id -> ImportId.of(id.type(), arn)
                            .filter(name -> isAlive(arn))
                            .ifPresent(name -> live.add(resource(id, name, arn))));
        }
        live.addAll(roles());
        live.addAll(lightsail());
        return live;
    }

    /** Not every region has Lightsail: it is asked of stacks alone that use it. */
    private List<LiveResource> lightsail() {
        List<LiveResource> found = new ArrayList<>();
        if (request.graph().resources().keySet().stream()
                .anyMatch(id -> id.type().service().equals(LIGHTSAIL))) {
            for (LightsailResources.Found one : new LightsailResources(clients).of(request.id())) {
                AwsTags.resource(one.tags()).ifPresent(id -> found.add(resource(id, one.name(), Arn.parse(one.arn()))));
            }
        }
        return found;
    }

    /** The tagging API goes on to tell of services, clusters and NAT gateways for a while that are gone. */
    private boolean isAlive(Arn arn) {
        if (!arn.service().equals("ecs")) {
            return !natGateways.isGone(arn);
        }
        if (arn.resource().startsWith("cluster/")) {
            return ecs.describeClusters(ask -> ask.clusters(arn.text())).clusters().stream()
                    .map(Cluster::status)
                    .anyMatch(ALIVE::contains);
        }
        return AwsErrors.find(
                        () -> ecs.describeServices(
                                ask -> ask.cluster(cluster(arn)).services(arn.last())),
                        NO_CLUSTER)
                .map(answer -> answer.services().stream().map(Service::status).anyMatch(ALIVE::contains))
                .orElse(false);
    }

    /** Returns the cluster of {@code service/<cluster>/<name>}. */
    static String cluster(Arn service) {
        String[] parts = service.resource().split("/");
        return parts.length == 3 ? parts[1] : "default";
    }

    /** Roles belong to no region, and the tagging API doesn't know them: those of the graph are asked for by name. */
    private List<LiveResource> roles() {
        List<LiveResource> roles = new ArrayList<>();
        for (ResourceSpec spec : request.graph().resources().values()) {
            if (spec.id().type().toString().equals("aws.iam.Role")
                    && spec.properties().get("name") instanceof Value.Text name) {
                role(name.text())
                        .filter(role -> isOurs(role, request.id()))
                        .ifPresent(role -> roles.add(resource(spec.id(), role.roleName(), Arn.parse(role.arn()))));
            }
        }
        return roles;
    }

    private Optional<Role> role(String name) {
        IamClient iam = clients.openGlobal(IamClient.builder());
        return AwsErrors.find(() -> iam.getRole(ask -> ask.roleName(name)).role(), NO_ROLE);
    }

    private static boolean isOurs(Role role, DeploymentId id) {
        Map<String, String> tags = new TreeMap<>();
        for (Tag tag : role.tags()) {
            tags.put(tag.key(), tag.value());
        }
        return AwsTags.isOf(id, tags);
    }

    private static LiveResource resource(ResourceId id, String name, Arn arn) {
        SortedMap<String, Value> attributes = new TreeMap<>(Map.of(ARN, Value.text(arn.text())));
        return new LiveResource(id, name, true, Optional.empty(), new TreeMap<>(), attributes);
    }
}
