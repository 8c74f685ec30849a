package io.omnideploy.platform.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.Container;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.spi.JobRequest;
import java.io.IOException;
import java.time.Duration;

/** Starts the container of a job again, tells what it says, and waits for its end. */
final class JobRun {
    private static final Duration POLL = Duration.ofMillis(100);

    private final DockerClient client;
    private final JobRequest request;

    JobRun(DockerClient client, JobRequest request) {
        this.client = client;
        this.request = request;
    }

    /** Returns the exit code. */
    int run() {
        ResourceId id = request.job();
        String container = Siblings.of(client, request.id(), id)
                .main()
                .map(Container::getId)
                .orElseThrow(() -> Failed.because("It has no container.").of(id).remedy("'omnideploy up' makes it."));
        if (Boolean.TRUE.equals(state(container).getRunning())) {
            throw Failed.because("It runs already.")
                    .of(id)
                    .remedy("Wait for its end ('omnideploy logs %s -f'), or stop it with 'docker stop'."
                            .formatted(id.component()));
        }
        try (ContainerLog.Lines lines = new ContainerLog.Lines(request.lines())) {
            // Listening before it starts, so that no line is missed and none of an earlier run is told again.
            client.attachContainerCmd(container)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withFollowStream(true)
                    .exec(lines)
                    .awaitStarted();
            EngineErrors.of(id, () -> client.startContainerCmd(container).exec());
            lines.awaitCompletion();
            return end(container);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw Failed.because("It is no longer watched; it runs on.").of(id);
        } catch (IOException broken) {
            throw EngineErrors.failure(id, new IllegalStateException(broken));
        }
    }

    /** What it says may end before it does. */
    private int end(String container) throws InterruptedException {
        ContainerState state = state(container);
        while (Boolean.TRUE.equals(state.getRunning())) {
            Thread.sleep(POLL);
            state = state(container);
        }
        return state.getExitCodeLong() == null ? -1 : state.getExitCodeLong().intValue();
    }

    private ContainerState state(String container) {
        return EngineErrors.of(
                        request.job(),
                        () -> client.inspectContainerCmd(container).exec())
                .getState();
    }
}
