package io.omnideploy.platform.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateVolumeCmd;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.docker.vocabulary.DockerLabels;
import io.omnideploy.platform.docker.vocabulary.DockerTypes;
import io.omnideploy.platform.docker.vocabulary.Fields;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.ReadRequest;
import io.omnideploy.spi.WriteRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Volumes: made once and never changed, since they hold what nobody can make again. */
final class Volumes {
    private final DockerClient client;

    Volumes(DockerClient client) {
        this.client = client;
    }

    List<LiveResource> read(ReadRequest request) {
        List<LiveResource> live = new ArrayList<>();
        var volumes = client.listVolumesCmd()
                .withFilter(
                        "label",
                        List.of(DockerLabels.DEPLOYMENT + "=" + request.id().name()))
                .exec()
                .getVolumes();
        for (InspectVolumeResponse volume : volumes == null ? List.<InspectVolumeResponse>of() : volumes) {
            if (DockerLabels.isOf(request.id(), volume.getLabels())) {
                DockerLabels.resource(volume.getLabels())
                        .filter(id -> id.type().equals(DockerTypes.VOLUME))
                        .map(id -> live(id, volume, request.graph().resources().get(id)))
                        .ifPresent(live::add);
            }
        }
        return live;
    }

    LiveResource create(WriteRequest request) {
        ResourceId id = request.spec().id();
        Fields fields = new Fields(request.spec().properties(), ClearText.with(request.secrets()));
        String name = fields.expect("name");
        Map<String, String> labels = DockerLabels.identity(request.id(), id);
        fields.map("labels").ifPresent(labels::putAll);
        labels.putAll(DockerLabels.composeResource(request.id(), id, "volume"));
        labels.put(DockerLabels.APPLIED, request.memory());
        return EngineErrors.of(id, () -> {
            try (CreateVolumeCmd command = client.createVolumeCmd()) {
                command.withName(name).withLabels(labels);
                fields.text("driver").ifPresent(command::withDriver);
                fields.map("driver_opts").ifPresent(command::withDriverOpts);
                command.exec();
            }
            return live(id, client.inspectVolumeCmd(name).exec(), request.spec());
        });
    }

    LiveResource update(WriteRequest request) {
        // The engine can't change a volume; nothing that is left to change lies on the engine.
        ResourceId id = request.spec().id();
        String name = new Fields(request.spec().properties(), ClearText.with(request.secrets())).expect("name");
        return EngineErrors.of(id, () -> live(id, client.inspectVolumeCmd(name).exec(), request.spec()));
    }

    /** Returns why a volume is never replaced. */
    static Failed notReplaced(ResourceId id) {
        return Failed.because("A volume is not replaced, since its data would be lost.")
                .of(id)
                .remedy("Save the data, run 'omnideploy destroy', and bring the stack up again.");
    }

    void delete(LiveResource live) {
        EngineErrors.lenient(
                live.id(), () -> client.removeVolumeCmd(live.physicalId()).exec());
    }

    private static LiveResource live(ResourceId id, InspectVolumeResponse volume, ResourceSpec wanted) {
        Map<String, String> labels = volume.getLabels() == null ? Map.of() : volume.getLabels();
        Optional<String> memory = Optional.ofNullable(labels.get(DockerLabels.APPLIED));
        SortedMap<String, Value> observed = new TreeMap<>();
        if (memory.isEmpty() && wanted != null) {
            // Made by compose from our file: what can be compared is compared, so that it is taken over as it is.
            Observed.text(observed, wanted, "name", volume.getName());
            Observed.text(observed, wanted, "driver", volume.getDriver());
            Observed.labels(observed, wanted, labels);
        }
        SortedMap<String, Value> attributes = new TreeMap<>();
        attributes.put("id", Value.text(volume.getName()));
        if (volume.getMountpoint() != null) {
            attributes.put("mountpoint", Value.text(volume.getMountpoint()));
        }
        return new LiveResource(id, volume.getName(), true, memory, observed, attributes);
    }
}
