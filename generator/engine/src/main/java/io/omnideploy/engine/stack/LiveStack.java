package io.omnideploy.engine.stack;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.secret.SecretReader;
import io.omnideploy.engine.secret.SecretStore;
import io.omnideploy.engine.secret.StackSecrets;
import io.omnideploy.engine.work.WorkFolder;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.InstanceStatus;
import io.omnideploy.spi.LogsRequest;
import io.omnideploy.spi.Platform;
import io.omnideploy.spi.PlatformSession;
import io.omnideploy.spi.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What runs of a stack, asked of the platforms themselves: no backend, no lock, no change. */
public final class LiveStack implements AutoCloseable {
    private final Deployment deployment;
    private final List<PlatformSession> sessions;

    private LiveStack(Deployment deployment, List<PlatformSession> sessions) {
        this.deployment = deployment;
        this.sessions = sessions;
    }

    /**
     * Connects to the platform of each provider that the stack uses, as far as it has one.
     *
     * @param environment from which {@code env:} secrets of the providers' settings are read
     * @throws Failed when a platform is absent or refuses
     */
    public static LiveStack connect(Deployment deployment, WorkFolder work, Map<String, String> environment) {
        SecretStore store = new SecretStore(deployment.id(), work, environment);
        Secrets secrets = StackSecrets.forDestroy(
                deployment.graph().secrets(), new SecretReader(environment, deployment.project(), store), store);
        TreeSet<String> providers = new TreeSet<>();
        deployment.graph().types().stream().map(ResourceType::provider).forEach(providers::add);
        LiveStack live = new LiveStack(deployment, new ArrayList<>());
        try {
            for (String provider : providers) {
                Value.Obj settings =
                        deployment.graph().providers().getOrDefault(provider, new Value.Obj(new TreeMap<>()));
                deployment
                        .platforms()
                        .find(provider)
                        .map((Platform platform) ->
                                platform.connect(new ConnectRequest(settings, deployment.project(), secrets)))
                        .ifPresent(live.sessions::add);
            }
        } catch (RuntimeException failed) {
            live.close();
            throw failed;
        }
        return live;
    }

    /** Returns what is asked, one line per platform. */
    public List<String> identities() {
        return sessions.stream().map(PlatformSession::identity).toList();
    }

    /** Returns how each running copy of each component fares. */
    public List<InstanceStatus> status() {
        return sessions.stream()
                .flatMap(session -> session.status(deployment.id()).stream())
                .toList();
    }

    /** Tells log lines until the end or, following, until the thread is interrupted. */
    public void logs(LogsRequest request) {
        sessions.forEach(session -> session.logs(request));
    }

    @Override
    public void close() {
        sessions.forEach(PlatformSession::close);
    }
}
