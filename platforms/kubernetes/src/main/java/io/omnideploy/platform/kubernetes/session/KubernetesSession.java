package io.omnideploy.platform.kubernetes.session;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.kubernetes.api.ApiErrors;
import io.omnideploy.platform.kubernetes.api.ApiRefusal;
import io.omnideploy.platform.kubernetes.api.ApiServer;
import io.omnideploy.resource.Catalog;
import io.omnideploy.spi.FailureRequest;
import io.omnideploy.spi.InstanceStatus;
import io.omnideploy.spi.JobRequest;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.LogsRequest;
import io.omnideploy.spi.PlatformFact;
import io.omnideploy.spi.PlatformSession;
import io.omnideploy.spi.ReadRequest;
import io.omnideploy.spi.Secrets;
import io.omnideploy.spi.WriteRequest;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;

/** A connection to one cluster. */
final class KubernetesSession implements PlatformSession {
    private final ApiServer server;
    private final Catalog catalog;
    private final String version;
    private final Rehearsal rehearsal;
    private final Deletion deletion;
    private final Rehearsal forcedRehearsal;
    private final Writing writing;
    private Look last;
    private ReadRequest lookedFor;
    private List<String> told = List.of();

    KubernetesSession(ApiServer server, Catalog catalog, Secrets secrets, String version, boolean forced) {
        this.server = server;
        this.catalog = catalog;
        this.version = version;
        Applying applying = new Applying(server, forced);
        this.rehearsal = new Rehearsal(server, applying, secrets);
        this.forcedRehearsal = new Rehearsal(server, new Applying(server, true), secrets);
        this.deletion = new Deletion(server, catalog);
        this.writing = new Writing(server, applying, deletion, catalog);
    }

    @Override
    public String identity() {
        return "Kubernetes %s at %s".formatted(version, server.way());
    }

    @Override
    public SortedMap<String, PlatformFact> facts() {
        SortedMap<String, PlatformFact> facts = server.way().facts();
        facts.put("version", PlatformFact.self(version));
        asked(() -> {
            try {
                // The oldest object of any cluster tells it from another, whatever its address is.
                server.find("/api/v1/namespaces/kube-system")
                        .ifPresent(system -> facts.put(
                                "cluster_id",
                                PlatformFact.self(
                                        system.path("metadata").path("uid").asText())));
            } catch (ApiRefusal mayNotLook) {
                // Then its address alone does.
            }
            return null;
        });
        return facts;
    }

    @Override
    public List<Failed> obstacles(ReadRequest request) {
        return asked(() -> {
            // Another tool changes what it made itself, whoever would be told to have it.
            last = new Look(server, catalog, request)
                    .rehearse(request.applier().isPresent() ? forcedRehearsal : rehearsal);
            lookedFor = request;
            told = last.remarks();
            return last.obstacles();
        });
    }

    /** Of claims that may wait for ever; they are looked at together with what is in the way. */
    @Override
    public List<String> remarks() {
        return told;
    }

    @Override
    public List<LiveResource> read(ReadRequest request) {
        return asked(() -> {
            // What was found in the way a moment ago was found by looking at all of it.
            Look look = last != null && request.equals(lookedFor)
                    ? last
                    : new Look(server, catalog, request).rehearse(rehearsal);
            last = null;
            return look.resources();
        });
    }

    @Override
    public List<LiveResource> owned(ReadRequest request) {
        return asked(() -> new Look(server, catalog, request).owned());
    }

    @Override
    public boolean observesAll() {
        return true;
    }

    @Override
    public LiveResource create(WriteRequest request) {
        return ApiErrors.of(request.spec().id(), server.way(), () -> writing.create(request));
    }

    @Override
    public LiveResource update(WriteRequest request, LiveResource live) {
        return ApiErrors.of(live.id(), server.way(), () -> writing.update(request));
    }

    @Override
    public LiveResource replace(WriteRequest request, LiveResource live) {
        return ApiErrors.of(live.id(), server.way(), () -> writing.replace(request, live));
    }

    @Override
    public void delete(LiveResource live) {
        ApiErrors.of(live.id(), server.way(), () -> {
            deletion.delete(live);
            return null;
        });
    }

    @Override
    public List<InstanceStatus> status(DeploymentId id) {
        return asked(() -> new StackPods(server, catalog)
                .of(id).stream().map(PodStatus::of).toList());
    }

    @Override
    public void logs(LogsRequest request) {
        asked(() -> {
            new StackLog(server, new StackPods(server, catalog), request).tell();
            return null;
        });
    }

    @Override
    public int run(JobRequest request) {
        return ApiErrors.of(request.job(), server.way(), () -> new JobRun(server, catalog, request).run());
    }

    @Override
    public List<String> findings(FailureRequest request) {
        return asked(() -> new Findings(server, catalog).of(request));
    }

    @Override
    public void close() {
        server.close();
    }

    private <T> T asked(Supplier<T> call) {
        return ApiErrors.asked(server.way(), call);
    }
}
