package io.omnideploy.spi.run;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.FailureRequest;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.LogsRequest;
import io.omnideploy.spi.Platform;
import io.omnideploy.spi.PlatformSession;
import io.omnideploy.spi.ReadRequest;
import io.omnideploy.spi.RunRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The platforms of a run, asked for what the tool that runs doesn't tell itself. One without a plug-in is passed over. */
public final class LivePlatforms implements AutoCloseable {
    private static final int LAST_LINES = 10;

    private final SortedMap<String, PlatformSession> sessions = new TreeMap<>();
    private final ReadRequest read;

    private LivePlatforms(ReadRequest read) {
        this.read = read;
    }

    /**
     * Connects to every platform that the graph uses.
     *
     * @param tool the backend that brings the stack up, by its name in the catalog
     * @throws Failed when one is absent or refuses
     */
    public static LivePlatforms connect(String tool, RunRequest request) {
        ResourceGraph graph = request.emit().graph();
        LivePlatforms live = new LivePlatforms(new ReadRequest(request.emit().id(), graph, Optional.of(tool)));
        try {
            TreeSet<String> providers = new TreeSet<>(graph.providers().keySet());
            graph.types().stream().map(ResourceType::provider).forEach(providers::add);
            for (String provider : providers) {
                Optional<Platform> platform = request.emit().platforms().find(provider);
                Value.Obj settings = graph.providers().getOrDefault(provider, new Value.Obj(new TreeMap<>()));
                platform.ifPresent(found -> live.sessions.put(
                        provider, found.connect(new ConnectRequest(settings, request.project(), request.secrets()))));
            }
            return live;
        } catch (RuntimeException failure) {
            live.close();
            throw failure;
        }
    }

    /**
     * Returns the connection to the platform of a provider.
     *
     * @throws Failed when there is no such platform
     */
    public PlatformSession session(String provider) {
        PlatformSession session = sessions.get(provider);
        if (session == null) {
            throw Failed.because("There is no platform plug-in for provider '" + provider + "'.")
                    .remedy("Put its jar into the plugins folder.");
        }
        return session;
    }

    /** Returns the tool that brings the stack up. */
    String tool() {
        return read.applier().orElseThrow();
    }

    /** Returns what is touched, one line. */
    public Optional<String> identity() {
        return sessions.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(
                        ", ",
                        sessions.values().stream()
                                .map(PlatformSession::identity)
                                .toList()));
    }

    /**
     * Goes on only if nothing is in the way.
     *
     * @throws Failed with everything that is in the way
     */
    public void requireNoObstacles() {
        List<Failed> obstacles = sessions.values().stream()
                .flatMap(session -> session.obstacles(read).stream())
                .toList();
        if (obstacles.size() == 1) {
            throw obstacles.getFirst();
        }
        if (!obstacles.isEmpty()) {
            throw Failed.because("%d things are in the way.".formatted(obstacles.size()))
                    .remedy("Remove them as told below; nothing was touched.")
                    .details(obstacles.stream()
                            .map(obstacle -> obstacle.getMessage()
                                    + obstacle.remedy()
                                            .map(remedy -> " " + remedy)
                                            .orElse(""))
                            .toList());
        }
    }

    /** Returns what a person should know before agreeing, once it is known that nothing is in the way. */
    public List<String> remarks() {
        return sessions.values().stream()
                .flatMap(session -> session.remarks().stream())
                .toList();
    }

    /** Returns what carries the labels of the stack. */
    public List<LiveResource> everything() {
        return sessions.values().stream()
                .flatMap(session -> session.read(read).stream())
                .filter(LiveResource::owned)
                .toList();
    }

    /** Removes a resource. */
    public void delete(LiveResource resource) {
        sessions.get(resource.id().type().provider()).delete(resource);
    }

    /** Returns what carries the labels of the stack and is wanted by the graph. */
    public List<LiveResource> owned() {
        return everything().stream()
                .filter(live -> read.graph().resources().containsKey(live.id()))
                .toList();
    }

    /** Returns the last lines that a component's instances logged, as far as the platforms tell them. */
    public List<String> lastWords(String component) {
        List<String> lines = new ArrayList<>();
        for (PlatformSession session : sessions.values()) {
            try {
                session.logs(new LogsRequest(
                        read.id(),
                        Optional.of(component),
                        LAST_LINES,
                        false,
                        (name, line) -> lines.add(name + " | " + line)));
            } catch (RuntimeException silent) {
                // A failure is told already: that its log can't be read, too, helps nobody.
                lines.clear();
            }
        }
        return lines;
    }

    /** Returns what the platforms know of why a resource did not come up. */
    public List<String> findings(ResourceId resource) {
        List<String> lines = new ArrayList<>();
        for (PlatformSession session : sessions.values()) {
            try {
                lines.addAll(session.findings(new FailureRequest(read.id(), resource)));
            } catch (Failed silent) {
                // A failure is told already: that nobody knows more about it is no other one.
            }
        }
        return lines;
    }

    /**
     * Goes on only if what was brought up is what runs.
     *
     * @throws Failed for the first that went back to what ran before
     */
    public void requireNothingRolledBack() {
        for (PlatformSession session : sessions.values()) {
            List<Failed> back = session.rolledBack(read);
            if (!back.isEmpty()) {
                throw back.getFirst();
            }
        }
    }

    /** Returns how long a platform may go on to tell of something that is gone. */
    public Duration afterglow() {
        return sessions.values().stream()
                .map(PlatformSession::afterglow)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        sessions.values().forEach(PlatformSession::close);
    }
}
