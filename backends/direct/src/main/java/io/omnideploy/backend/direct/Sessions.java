package io.omnideploy.backend.direct;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.Platform;
import io.omnideploy.spi.PlatformSession;
import io.omnideploy.spi.ReadRequest;
import io.omnideploy.spi.RunRequest;
import io.omnideploy.spi.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The connections of one run, one per provider of its graph. */
final class Sessions implements AutoCloseable {
    private final SortedMap<String, PlatformSession> byProvider = new TreeMap<>();
    private final ReadRequest read;
    private final Secrets secrets;

    private Sessions(ReadRequest read, Secrets secrets) {
        this.read = read;
        this.secrets = secrets;
    }

    /**
     * Connects to every platform that the graph uses.
     *
     * @throws Failed when one is absent or refuses
     */
    static Sessions connect(RunRequest request) {
        ResourceGraph graph = request.emit().graph();
        TreeSet<String> providers = new TreeSet<>(graph.providers().keySet());
        graph.types().stream().map(ResourceType::provider).forEach(providers::add);
        Resolver resolver = new Resolver(graph, request.project().toString(), request.secrets());
        Sessions sessions =
                new Sessions(new ReadRequest(request.emit().id(), resolver.resolvedGraph()), request.secrets());
        try {
            for (String provider : providers) {
                Platform platform = request.emit()
                        .platforms()
                        .find(provider)
                        .orElseThrow(
                                () -> Failed.because("There is no platform plug-in for provider '" + provider + "'.")
                                        .remedy("Put its jar into the plugins folder, or use another backend."));
                Value.Obj settings = graph.providers().getOrDefault(provider, Value.object(Map.of()));
                sessions.byProvider.put(
                        provider, platform.connect(new ConnectRequest(settings, request.project(), request.secrets())));
            }
            return sessions;
        } catch (RuntimeException failure) {
            sessions.close();
            throw failure;
        }
    }

    /** Returns what is touched, one line. */
    String identity() {
        return String.join(
                ", ",
                byProvider.values().stream().map(PlatformSession::identity).toList());
    }

    /**
     * Goes on only if nothing is in the way.
     *
     * @throws Failed with everything that is in the way
     */
    void requireNoObstacles() {
        List<Failed> obstacles = new ArrayList<>();
        byProvider.values().forEach(session -> obstacles.addAll(session.obstacles(read)));
        if (obstacles.size() == 1) {
            throw obstacles.getFirst();
        }
        if (!obstacles.isEmpty()) {
            List<String> lines = new ArrayList<>();
            for (Failed obstacle : obstacles) {
                lines.add(obstacle.getMessage()
                        + obstacle.remedy().map(remedy -> " " + remedy).orElse(""));
            }
            throw Failed.because("%d things are in the way at %s.".formatted(obstacles.size(), identity()))
                    .remedy("Remove them as told below; nothing was touched.")
                    .details(lines);
        }
    }

    /** Returns what a person should know before agreeing, once it is known that nothing is in the way. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        byProvider.values().forEach(session -> remarks.addAll(session.remarks()));
        return remarks;
    }

    /** Returns what is there. */
    List<LiveResource> read() {
        List<LiveResource> live = new ArrayList<>();
        byProvider.values().forEach(session -> session.read(read).forEach(resource -> live.add(remembered(resource))));
        return live;
    }

    /** Returns what carries the stack's labels, whether or not it is as wanted. */
    List<LiveResource> owned() {
        List<LiveResource> owned = new ArrayList<>();
        byProvider.values().forEach(session -> owned.addAll(session.owned(read)));
        return owned;
    }

    private LiveResource remembered(LiveResource live) {
        return new LiveResource(
                live.id(),
                live.physicalId(),
                live.owned(),
                live.memory(),
                Fingerprints.observed(live.observed(), secrets),
                live.attributes(),
                live.needs());
    }

    /** Returns the connection through which a resource is reached. */
    PlatformSession of(ResourceId id) {
        return byProvider.get(id.type().provider());
    }

    @Override
    public void close() {
        byProvider.values().forEach(PlatformSession::close);
    }
}
