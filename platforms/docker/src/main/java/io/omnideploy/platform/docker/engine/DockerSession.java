package io.omnideploy.platform.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.platform.docker.vocabulary.DockerTypes;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.spi.InstanceStatus;
import io.omnideploy.spi.JobRequest;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.LogsRequest;
import io.omnideploy.spi.PlatformFact;
import io.omnideploy.spi.PlatformSession;
import io.omnideploy.spi.ReadRequest;
import io.omnideploy.spi.WriteRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A connection to one engine; hands each resource to those who know its type. */
final class DockerSession implements PlatformSession {
    private final DockerClient client;
    private final EngineAddress address;
    private final String identity;
    private final Networks networks;
    private final Volumes volumes;
    private final Images images;
    private final Containers containers;

    DockerSession(DockerClient client, EngineAddress address, String identity, RegistryLogins logins) {
        this.client = client;
        this.address = address;
        this.identity = identity;
        this.networks = new Networks(client);
        this.volumes = new Volumes(client);
        this.images = new Images(client, logins);
        this.containers = new Containers(client);
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public SortedMap<String, PlatformFact> facts() {
        return asked(() -> EngineFacts.of(address, client));
    }

    @Override
    public List<Failed> obstacles(ReadRequest request) {
        return asked(() -> new Obstacles(client, address.isLocal(), request).find());
    }

    @Override
    public List<LiveResource> read(ReadRequest request) {
        return asked(() -> {
            List<LiveResource> live = new ArrayList<>(networks.read(request));
            Map<ResourceId, LiveResource> known = new TreeMap<>();
            live.forEach(network -> known.put(network.id(), network));
            live.addAll(volumes.read(request));
            live.addAll(images.read(request));
            Siblings.of(client, request.id()).forEach((id, siblings) -> {
                if (id.type().equals(DockerTypes.CONTAINER)) {
                    container(request, id, siblings, known).ifPresent(live::add);
                }
            });
            return live;
        });
    }

    @Override
    public LiveResource create(WriteRequest request) {
        return EngineErrors.of(
                request.spec().id(), () -> switch (kind(request.spec().id())) {
                    case NETWORK -> networks.create(request);
                    case VOLUME -> volumes.create(request);
                    case IMAGE -> images.create(request);
                    case CONTAINER -> containers.create(request);
                });
    }

    @Override
    public LiveResource update(WriteRequest request, LiveResource live) {
        return EngineErrors.of(live.id(), () -> switch (kind(live.id())) {
            case NETWORK -> networks.update(request, live);
            case VOLUME -> volumes.update(request);
            case IMAGE -> images.create(request);
            case CONTAINER -> containers.update(request, live);
        });
    }

    @Override
    public LiveResource replace(WriteRequest request, LiveResource live) {
        return EngineErrors.of(live.id(), () -> switch (kind(live.id())) {
            case NETWORK -> networks.replace(request, live);
            case VOLUME -> throw Volumes.notReplaced(live.id());
            case IMAGE -> images.create(request);
            case CONTAINER -> containers.replace(request, live);
        });
    }

    @Override
    public void delete(LiveResource live) {
        EngineErrors.of(live.id(), () -> {
            switch (kind(live.id())) {
                case NETWORK -> networks.delete(live);
                case VOLUME -> volumes.delete(live);
                case IMAGE -> {
                    // Shared with everybody on the engine.
                }
                case CONTAINER -> containers.delete(live);
            }
            return null;
        });
    }

    @Override
    public List<InstanceStatus> status(DeploymentId id) {
        return asked(() -> new ContainerStatus(client).of(id));
    }

    @Override
    public void logs(LogsRequest request) {
        asked(() -> {
            new StackLog(client, request).tell();
            return null;
        });
    }

    @Override
    public int run(JobRequest request) {
        return asked(() -> new JobRun(client, request).run());
    }

    @Override
    public void close() {
        EngineConnection.close(client);
    }

    private Optional<LiveResource> container(
            ReadRequest request, ResourceId id, Siblings siblings, Map<ResourceId, LiveResource> networks) {
        Optional<ResourceSpec> spec = Optional.ofNullable(
                        request.graph().resources().get(id))
                .map(wanted -> NetworkReferences.resolved(wanted, request.graph(), networks));
        Optional<Container> counts = siblings.main().or(siblings::replaced).or(siblings::fresh);
        boolean unproven = siblings.main().isPresent() && siblings.replaced().isPresent();
        return counts.flatMap(container -> EngineErrors.find(
                        () -> client.inspectContainerCmd(container.getId()).exec()))
                .map(inspected -> new ContainerReader(spec, id).live(inspected, unproven));
    }

    /** A connection that breaks, or an engine that refuses to answer, is told as that. */
    private static <T> T asked(Supplier<T> call) {
        try {
            return call.get();
        } catch (Failed | Refused told) {
            throw told;
        } catch (RuntimeException failure) {
            throw EngineErrors.failure(failure);
        }
    }

    private enum Kind {
        NETWORK,
        VOLUME,
        IMAGE,
        CONTAINER
    }

    private static Kind kind(ResourceId id) {
        if (id.type().equals(DockerTypes.NETWORK)) {
            return Kind.NETWORK;
        }
        if (id.type().equals(DockerTypes.VOLUME)) {
            return Kind.VOLUME;
        }
        if (id.type().equals(DockerTypes.IMAGE)) {
            return Kind.IMAGE;
        }
        if (id.type().equals(DockerTypes.CONTAINER)) {
            return Kind.CONTAINER;
        }
        throw new IllegalArgumentException("not managed: " + id.type());
    }
}
