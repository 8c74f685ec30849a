package io.omnideploy.platform.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.PushImageCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.PushResponseItem;
import io.omnideploy.diagnostic.Causes;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.plan.Progress;
import io.omnideploy.platform.docker.buildkit.BuildCommand;
import io.omnideploy.platform.docker.buildkit.BuildkitBuild;
import io.omnideploy.platform.docker.buildkit.ClientSettings;
import io.omnideploy.spi.BuildRequest;
import io.omnideploy.spi.ImageBuild;
import io.omnideploy.spi.ImageBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Builds by BuildKit where a docker command speaks to it, else by the engine's own builder; pushes from the engine's store. */
final class EngineImages implements ImageBuilder {
    /** The networks of steps that BuildKit knows. */
    private static final Set<String> BUILDKIT_NETWORKS = Set.of("default", "none", "host");

    private final DockerClient client;
    private final EngineBuild engine;
    private final ClientSettings settings;
    private final String identity;
    private final RegistryLogins logins;
    private final RegistryCheck registry;
    private Optional<BuildCommand> command;

    EngineImages(
            EngineBuild engine,
            ClientSettings settings,
            String identity,
            RegistryLogins logins,
            RegistryCheck registry) {
        this.client = engine.client();
        this.engine = engine;
        this.settings = settings;
        this.identity = identity;
        this.logins = logins;
        this.registry = registry;
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public String builder(ImageBuild image) {
        return buildkit(image).map(BuildCommand::words).orElse("the engine's own builder");
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
        List<String> platforms = platform(image.build().platforms());
        buildkit(image)
                .ifPresentOrElse(
                        found -> new BuildkitBuild(found, settings).load(request, platforms),
                        () -> engine.build(request, platforms));
        if (!isBuilt(image.image())) {
            throw Failed.because("The engine does not have %s after it was built.".formatted(image.image()))
                    .of("image " + image.component())
                    .remedy("See with 'docker buildx ls' that the builder in use gives its images to this engine.");
        }
    }

    /** What is for several platforms goes to its registry as a whole: an engine may have one of them alone. */
    @Override
    public void buildAndPush(BuildRequest request) {
        List<String> platforms = request.image().build().platforms();
        Optional<BuildCommand> found = buildkit(request.image());
        if (platforms.size() > 1 && found.isPresent()) {
            new BuildkitBuild(found.get(), settings).push(request, platforms);
        } else {
            build(request);
            push(request.image(), request.progress());
        }
    }

    @Override
    public void push(ImageBuild image, Progress.Listener progress) {
        ImageReference reference = ImageReference.parse(image.image());
        // The engine refuses to push without a header for the login, also where none is needed.
        AuthConfig login = logins.of(reference.registry()).orElseGet(AuthConfig::new);
        Push push = new Push();
        try (PushImageCmd pushing = client.pushImageCmd(reference.repository())) {
            pushing.withTag(reference.tag()).withAuthConfig(login);
            pushing.exec(push).awaitCompletion();
        } catch (DockerException refused) {
            throw notPushed(image, EngineErrors.message(refused)).reason(refused);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw Failed.because("The work on %s was interrupted.".formatted(image.image()))
                    .of("image " + image.component());
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

    /**
     * Returns the command that builds an image by BuildKit; empty where the engine's own builder does.
     *
     * @throws Failed when that can't build it either
     */
    private Optional<BuildCommand> buildkit(ImageBuild image) {
        Optional<String> need = BuildCommand.need(image);
        boolean isOddNetwork = image.build()
                .way()
                .network()
                .filter(network -> !BUILDKIT_NETWORKS.contains(network))
                .isPresent();
        if (need.isEmpty() && isOddNetwork) {
            return Optional.empty();
        }
        Optional<BuildCommand> found = command();
        found.flatMap(usable -> usable.refusal(image)).ifPresent(words -> {
            throw absent(
                    image, words, "%s does not know them".formatted(found.get().words()));
        });
        if (found.isEmpty() && need.isPresent()) {
            throw absent(image, need.get(), "no docker command on the PATH speaks to BuildKit");
        }
        return found;
    }

    private synchronized Optional<BuildCommand> command() {
        if (command == null) {
            command = BuildCommand.find(System.getenv());
        }
        return command;
    }

    private static Failed absent(ImageBuild image, String need, String why) {
        return Failed.because("The image is built with %s, which takes BuildKit, and %s.".formatted(need, why))
                .of("image " + image.component())
                .remedy("Install Docker's command with its plug-in buildx, and leave DOCKER_BUILDKIT unset.");
    }

    /** Returns the platform to ask for; none where the engine's own will do. */
    private List<String> platform(List<String> wanted) {
        if (wanted.size() < 2) {
            return wanted;
        }
        String architecture = client.versionCmd().exec().getArch();
        return wanted.stream().anyMatch(platform -> platform.equals("linux/" + architecture))
                ? List.of()
                : List.of(wanted.getFirst());
    }

    private static Failed notPushed(ImageBuild image, String reason) {
        return Failed.because("%s can't be pushed: %s".formatted(image.image(), Causes.sentence(reason)))
                .of("image " + image.component())
                .remedy("Log in to the registry with 'docker login', or name a login under container.registry.");
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
