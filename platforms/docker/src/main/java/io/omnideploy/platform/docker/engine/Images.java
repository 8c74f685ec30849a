package io.omnideploy.platform.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.command.PullImageCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.PullResponseItem;
import io.omnideploy.diagnostic.Causes;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.plan.Progress;
import io.omnideploy.platform.docker.vocabulary.DockerTypes;
import io.omnideploy.platform.docker.vocabulary.Fields;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.ReadRequest;
import io.omnideploy.spi.WriteRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Images: pulled when they aren't on the engine, shared with everybody else, and so never owned and never removed. */
final class Images {
    private final DockerClient client;
    private final RegistryLogins logins;

    Images(DockerClient client, RegistryLogins logins) {
        this.client = client;
        this.logins = logins;
    }

    List<LiveResource> read(ReadRequest request) {
        List<LiveResource> live = new ArrayList<>();
        request.graph().resources().forEach((id, spec) -> {
            if (id.type().equals(DockerTypes.IMAGE) && spec.properties().get("name") instanceof Value.Text name) {
                find(name.text()).map(image -> live(id, name.text(), image)).ifPresent(live::add);
            }
        });
        return live;
    }

    LiveResource create(WriteRequest request) {
        ResourceId id = request.spec().id();
        Fields fields = new Fields(request.spec().properties(), ClearText.with(request.secrets()));
        String name = fields.expect("name");
        Optional<InspectImageResponse> local = find(name);
        if (local.isEmpty()) {
            pull(id, name, fields.text("platform"), request.progress());
            local = find(name);
        }
        return live(
                id,
                name,
                local.orElseThrow(() -> Failed.because("Image %s was pulled but is not there.".formatted(name))
                        .of(id)));
    }

    private Optional<InspectImageResponse> find(String name) {
        return EngineErrors.find(() -> client.inspectImageCmd(name).exec());
    }

    private void pull(ResourceId id, String name, Optional<String> platform, Progress.Listener progress) {
        ImageReference reference = ImageReference.parse(name);
        progress.on(new Progress.Waiting(id, "pulling " + name));
        try (PullImageCmd command = client.pullImageCmd(reference.repository()).withTag(reference.tag())) {
            platform.ifPresent(command::withPlatform);
            logins.of(reference.registry()).ifPresent(command::withAuthConfig);
            Pull pull = command.exec(new Pull(id, name, progress));
            pull.awaitCompletion();
            if (pull.error != null) {
                throw unavailable(id, name, pull.error);
            }
        } catch (DockerException refused) {
            throw unavailable(id, name, EngineErrors.message(refused)).reason(refused);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw Failed.because("Pulling %s was interrupted.".formatted(name)).of(id);
        }
    }

    private static Failed unavailable(ResourceId id, String name, String reason) {
        return Failed.because("Image %s is not on the engine and can't be pulled: %s"
                        .formatted(name, Causes.sentence(reason)))
                .of(id)
                .remedy("Check name and tag; build or load the image there; or name a login under container.registry.");
    }

    private static LiveResource live(ResourceId id, String name, InspectImageResponse image) {
        SortedMap<String, Value> attributes = new TreeMap<>();
        attributes.put("id", Value.text(image.getId()));
        attributes.put("image_id", Value.text(image.getId()));
        if (image.getRepoDigests() != null && !image.getRepoDigests().isEmpty()) {
            attributes.put("repo_digest", Value.text(image.getRepoDigests().getFirst()));
        }
        return new LiveResource(id, name, false, Optional.empty(), new TreeMap<>(), attributes);
    }

    /** Counts layers, so that the progress is one line now and then and not a screen full. */
    private static final class Pull extends ResultCallback.Adapter<PullResponseItem> {
        private final ResourceId id;
        private final String name;
        private final Progress.Listener progress;
        private final Set<String> layers = ConcurrentHashMap.newKeySet();
        private final Set<String> done = ConcurrentHashMap.newKeySet();
        private volatile String error;

        private Pull(ResourceId id, String name, Progress.Listener progress) {
            this.id = id;
            this.name = name;
            this.progress = progress;
        }

        @Override
        public void onNext(PullResponseItem item) {
            if (item.getErrorDetail() != null) {
                error = item.getErrorDetail().getMessage();
            }
            String layer = item.getId();
            String status = item.getStatus();
            if (layer == null || status == null) {
                return;
            }
            if (status.equals("Pulling fs layer") || status.equals("Already exists")) {
                layers.add(layer);
            }
            if ((status.equals("Pull complete") || status.equals("Already exists")) && done.add(layer)) {
                progress.on(new Progress.Waiting(
                        id, "pulling %s: %d of %d layers".formatted(name, done.size(), layers.size())));
            }
        }
    }
}
