package io.omnideploy.engine.stack;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.identity.CheckedPlatforms;
import io.omnideploy.engine.secret.SecretReader;
import io.omnideploy.engine.secret.SecretStore;
import io.omnideploy.engine.secret.StackSecrets;
import io.omnideploy.engine.secret.StorePlace;
import io.omnideploy.engine.work.WorkFolder;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.spi.InstanceStatus;
import io.omnideploy.spi.JobRequest;
import io.omnideploy.spi.LogsRequest;
import io.omnideploy.spi.PlatformSession;
import io.omnideploy.spi.Secrets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What runs of a stack, asked of the platforms themselves: no backend, no lock, no change. */
public final class LiveStack implements SteppedRun.StartableStack {
    private final Deployment deployment;
    private final CheckedPlatforms platforms;

    private LiveStack(Deployment deployment, CheckedPlatforms platforms) {
        this.deployment = deployment;
        this.platforms = platforms;
    }

    /**
     * Connects to the platform of each provider that the stack uses, as far as it has one.
     *
     * @param environment from which {@code env:} secrets of the providers' settings are read
     * @throws io.omnideploy.diagnostic.Refused when a platform is not the one that the description pins
     * @throws Failed when a platform is absent or refuses
     */
    public static LiveStack connect(Deployment deployment, WorkFolder work, Map<String, String> environment) {
        SecretStore store = new SecretStore(
                StorePlace.of(deployment.id(), work, deployment.project(), deployment.secretsFile()), environment);
        Secrets secrets = StackSecrets.forDestroy(
                deployment.graph().secrets(),
                new SecretReader(deployment.loaded().variables().under(environment), deployment.project(), store),
                store);
        return connect(deployment, secrets);
    }

    /** Connects with the secrets of a run. */
    static LiveStack connect(Deployment deployment, Secrets secrets) {
        return new LiveStack(deployment, CheckedPlatforms.connect(deployment, secrets));
    }

    /** Returns what is asked, one line per platform. */
    public List<String> identities() {
        return platforms.sessions().stream().map(PlatformSession::identity).toList();
    }

    /** Returns how each running copy of each component fares. */
    public List<InstanceStatus> status() {
        return platforms.sessions().stream()
                .flatMap(session -> session.status(deployment.id()).stream())
                .toList();
    }

    /** Tells log lines until the end or, following, until the thread is interrupted. */
    public void logs(LogsRequest request) {
        platforms.sessions().forEach(session -> session.logs(request));
    }

    @Override
    public int run(ResourceId job, Consumer<String> lines) {
        return platforms.session(job.type().provider()).run(new JobRequest(deployment.id(), job, lines));
    }

    @Override
    public void close() {
        platforms.close();
    }
}
