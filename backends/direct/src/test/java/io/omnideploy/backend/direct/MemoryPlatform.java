package io.omnideploy.backend.direct;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.InstanceStatus;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.LogsRequest;
import io.omnideploy.spi.Platform;
import io.omnideploy.spi.PlatformFile;
import io.omnideploy.spi.PlatformSession;
import io.omnideploy.spi.ReadRequest;
import io.omnideploy.spi.WriteRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A platform that lies in memory: things with an id, and disks that hold data. */
final class MemoryPlatform implements Platform, PlatformSession {
    private static final int PATIENCE_SECONDS = 60;

    static final ResourceType THING = ResourceType.parse("test.Thing");
    static final ResourceType DISK = ResourceType.parse("test.Disk");

    final SortedMap<ResourceId, LiveResource> live = new ConcurrentSkipListMap<>();
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    final Set<String> failing = new HashSet<>();
    final List<Failed> obstacles = new ArrayList<>();

    /** Names of what is under way until it is interrupted. */
    final Set<String> endless = new HashSet<>();

    /** Opens when the first of these is under way. */
    final CountDownLatch underWay = new CountDownLatch(1);

    /** Names of what goes on only when two of them are under way. */
    final Set<String> meeting = new HashSet<>();

    private final CountDownLatch met = new CountDownLatch(2);
    boolean observesAll;
    final AtomicInteger open = new AtomicInteger();
    final AtomicInteger atOnce = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger ids = new AtomicInteger();

    @Override
    public String provider() {
        return "test";
    }

    @Override
    public Set<ResourceType> manages() {
        return Set.of(THING, DISK);
    }

    @Override
    public List<PlatformFile> files(EmitRequest request) {
        return List.of(
                new PlatformFile.Yaml("test.yaml", List.of("comment"), Node.map(Map.of("version", Node.text("1.10")))),
                new PlatformFile.Plain("README.md", "plain\n"));
    }

    @Override
    public PlatformSession connect(ConnectRequest request) {
        open.incrementAndGet();
        return this;
    }

    @Override
    public String identity() {
        return "memory";
    }

    @Override
    public List<Failed> obstacles(ReadRequest request) {
        return obstacles;
    }

    @Override
    public List<LiveResource> read(ReadRequest request) {
        return List.copyOf(live.values());
    }

    @Override
    public boolean observesAll() {
        return observesAll;
    }

    @Override
    public LiveResource create(WriteRequest request) {
        return write("create", request);
    }

    @Override
    public LiveResource update(WriteRequest request, LiveResource old) {
        return write("update", request);
    }

    @Override
    public LiveResource replace(WriteRequest request, LiveResource old) {
        return write("replace", request);
    }

    @Override
    public void delete(LiveResource gone) {
        call("delete", gone.id());
        live.remove(gone.id());
    }

    @Override
    public List<InstanceStatus> status(DeploymentId id) {
        return List.of();
    }

    @Override
    public void logs(LogsRequest request) {}

    @Override
    public void close() {
        open.decrementAndGet();
    }

    /** Changes what is seen of a resource, as somebody else would. */
    void observe(ResourceId id, Map<String, Value> seen) {
        LiveResource old = live.get(id);
        live.put(
                id,
                new LiveResource(
                        id, old.physicalId(), old.owned(), old.memory(), new TreeMap<>(seen), old.attributes()));
    }

    /** Takes away what was kept with a resource, and says what it lies in. */
    void forget(ResourceId id, Set<ResourceId> needs) {
        LiveResource old = live.get(id);
        live.put(
                id,
                new LiveResource(
                        id, old.physicalId(), old.owned(), Optional.empty(), old.observed(), old.attributes(), needs));
    }

    private LiveResource write(String verb, WriteRequest request) {
        ResourceId id = request.spec().id();
        call(verb, id);
        SortedMap<String, Value> attributes = new TreeMap<>();
        attributes.put(
                "id", Value.text(verb.equals("update") ? live.get(id).physicalId() : "id-" + ids.incrementAndGet()));
        LiveResource made = new LiveResource(
                id,
                ((Value.Text) attributes.get("id")).text(),
                true,
                Optional.of(request.memory()),
                new TreeMap<>(),
                attributes);
        live.put(id, made);
        return made;
    }

    private void call(String verb, ResourceId id) {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try {
            if (meeting.contains(id.name())) {
                met.countDown();
                if (!met.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw Failed.because("Nothing else is under way.");
                }
            }
            if (endless.contains(id.name())) {
                underWay.countDown();
                new CountDownLatch(1).await();
            }
            calls.add(verb + " " + id);
            if (failing.contains(id.name())) {
                throw Failed.because("It can't.");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw Failed.because("Interrupted.");
        } finally {
            atOnce.decrementAndGet();
        }
    }
}
