package io.omnideploy.platform.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.BuildImageCmd;
import com.github.dockerjava.api.command.PushImageCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.PushResponseItem;
import io.omnideploy.diagnostic.Causes;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.plan.Progress;
import io.omnideploy.spi.BuildRequest;
import io.omnideploy.spi.ContextFile;
import io.omnideploy.spi.ImageBuild;
import io.omnideploy.spi.ImageBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Builds by the engine's own builder, and pushes from its store. */
final class EngineImages implements ImageBuilder {
    private final DockerClient client;
    private final String identity;
    private final RegistryLogins logins;
    private final RegistryCheck registry;

    EngineImages(DockerClient client, String identity, RegistryLogins logins, RegistryCheck registry) {
        this.client = client;
        this.identity = identity;
        this.logins = logins;
        this.registry = registry;
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public boolean isBuilt(String image) {
        try {
            return EngineErrors.find(() -> client.inspectImageCmd(image).exec()).isPresent();
        } catch (RuntimeException failure) {
            throw EngineErrors.failure(failure);
        }
    }

    @Override
    public boolean isPushed(String image) {
        return registry.has(image);
    }

    @Override
    public Set<String> platforms(String image) {
        return registry.platforms(image);
    }

    @Override
    public void build(BuildRequest request) {
        ImageBuild image = request.image();
        BuildLog log = new BuildLog(image, request.progress());
        try (InputStream archive = ContextArchive.of(request.files());
                BuildImageCmd command = client.buildImageCmd(archive)) {
            command.withTags(Set.of(image.image()))
                    .withDockerfilePath(request.dockerfile())
                    .withRemove(true)
                    .withForcerm(true)
                    .withBuildAuthConfigs(logins.all(BaseImages.registries(text(request))));
            image.build().args().forEach(command::withBuildArg);
            image.build().target().ifPresent(command::withTarget);
            platform(image.build().platforms()).ifPresent(command::withPlatform);
            command.exec(log).awaitCompletion();
        } catch (DockerException refused) {
            throw log.failed(EngineErrors.message(refused)).reason(refused);
        } catch (InterruptedException stop) {
            throw interrupted(image);
        } catch (IOException | RuntimeException failure) {
            throw log.failed(EngineErrors.rootCause(failure)).reason(failure);
        }
        log.requireSuccess();
        if (!isBuilt(image.image())) {
            throw log.failed("the engine does not have the image afterwards");
        }
    }

    @Override
    public void push(ImageBuild image, Progress.Listener progress) {
        ImageReference reference = ImageReference.parse(image.image());
        // The engine refuses to push without a header for the login, also where none is needed.
        AuthConfig login = logins.of(reference.registry()).orElseGet(AuthConfig::new);
        Push push = new Push();
        try (PushImageCmd command = client.pushImageCmd(reference.repository())) {
            command.withTag(reference.tag()).withAuthConfig(login);
            command.exec(push).awaitCompletion();
        } catch (DockerException refused) {
            throw notPushed(image, EngineErrors.message(refused)).reason(refused);
        } catch (InterruptedException stop) {
            throw interrupted(image);
        } catch (RuntimeException failure) {
            throw notPushed(image, EngineErrors.rootCause(failure)).reason(failure);
        }
        if (push.error != null) {
            throw notPushed(image, push.error);
        }
        progress.on(new Progress.Said(image.component(), "pushed " + image.image()));
    }

    @Override
    public void close() {
        EngineConnection.close(client);
    }

    /** Returns the platform to ask for; none where the engine's own will do. */
    private Optional<String> platform(List<String> wanted) {
        if (wanted.size() < 2) {
            return wanted.stream().findFirst();
        }
        String architecture = client.versionCmd().exec().getArch();
        return wanted.stream().anyMatch(platform -> platform.equals("linux/" + architecture))
                ? Optional.empty()
                : wanted.stream().findFirst();
    }

    private static String text(BuildRequest request) throws IOException {
        for (ContextFile file : request.files()) {
            if (file.path().equals(request.dockerfile())) {
                return new String(Files.readAllBytes(file.file()), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private static Failed notPushed(ImageBuild image, String reason) {
        return Failed.because("%s can't be pushed: %s".formatted(image.image(), Causes.sentence(reason)))
                .of("image " + image.component())
                .remedy("Log in to the registry with 'docker login', or name a login under container.registry.");
    }

    private static Failed interrupted(ImageBuild image) {
        Thread.currentThread().interrupt();
        return Failed.because("The work on %s was interrupted.".formatted(image.image()))
                .of("image " + image.component());
    }

    /** Takes the one thing that counts: whether it failed. */
    private static final class Push extends ResultCallback.Adapter<PushResponseItem> {
        private volatile String error;

        @Override
        public void onNext(PushResponseItem item) {
            if (item.getErrorDetail() != null) {
                error = item.getErrorDetail().getMessage();
            }
        }
    }
}
