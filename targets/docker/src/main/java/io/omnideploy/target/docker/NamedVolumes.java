package io.omnideploy.target.docker;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Naming;
import io.omnideploy.config.SharedVolume;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.SharedVolumeUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The volumes of the engine that components mount: their own, those that they share, and those that are there already. */
final class NamedVolumes {
    private final DeployConfig config;
    private final Labels labels;
    private final SharedVolumeUse shared;
    private final List<ResourceSpec> resources = new ArrayList<>();

    NamedVolumes(DeployConfig config, Labels labels) {
        this.config = config;
        this.labels = labels;
        shared = new SharedVolumeUse(config);
        shared.made().stream().filter(volume -> !shared.isFolderOfHost(volume)).forEach(this::make);
    }

    /** Returns the names of the volumes that a component mounts, by its own names for them; makes its own. */
    Map<String, Value> of(Component component) {
        Map<String, Value> named = new TreeMap<>();
        component.volumes().forEach((name, volume) -> {
            if (volume.source().isPresent() || volume.isBrought()) {
                return;
            }
            if (volume.shared().isPresent()) {
                named.put(name, name(shared.of(volume)));
            } else {
                named.put(name, Value.ref(own(component, name), "id"));
            }
        });
        return named;
    }

    /** Returns the volumes that are made here. */
    List<ResourceSpec> resources() {
        return resources;
    }

    /** Returns what is said of volumes in whose place the host's own folders are. */
    List<LedgerEntry> unused() {
        List<LedgerEntry> unused = new ArrayList<>(shared.unused());
        for (SharedVolume volume : config.sharedVolumes().values()) {
            ConfigPath path = DeployConfig.pathOf(volume).then("protect");
            if (shared.isFolderOfHost(volume) && config.positions().isGiven(path)) {
                unused.add(new LedgerEntry(
                        path,
                        LedgerEntry.Fate.DROPPED,
                        "docker-folder-of-host",
                        "On this host it is a folder, which nothing here destroys.",
                        "Leave it out for this target."));
            }
        }
        return unused;
    }

    private static Value name(SharedVolume volume) {
        return volume.existing().isPresent() ? Value.text(volume.existing().get()) : Value.ref(id(volume), "id");
    }

    private static ResourceId id(SharedVolume volume) {
        return ResourceId.of(DockerTypes.VOLUME, volume.name());
    }

    private void make(SharedVolume volume) {
        ConfigPath path = DeployConfig.pathOf(volume);
        ResourceSpec.Builder spec = ResourceSpec.builder(id(volume))
                .because("", Origin.at(path))
                .set(
                        "name",
                        Value.text(Naming.physical(config.id(), ContainerSpec.NAME_LIMIT, volume.name())),
                        Origin.rule("docker-physical-name"))
                .lifecycle(Labels.ofVolume(volume.protect().orElse(false)));
        if (volume.protect().isPresent()) {
            spec.because("", Origin.at(path.then("protect")));
        }
        resources.add(labels.put(spec, id(volume)).build());
    }

    private ResourceId own(Component component, String name) {
        ResourceId id = new ResourceId(DockerTypes.VOLUME, component.name(), name);
        ResourceSpec.Builder spec = ResourceSpec.builder(id)
                .because("", Origin.at(DeployConfig.pathOf(component).then("volumes", name)))
                .set(
                        "name",
                        Value.text(Naming.physical(config.id(), ContainerSpec.NAME_LIMIT, component.name(), name)),
                        Origin.rule("docker-physical-name"));
        spec.lifecycle(Labels.ofVolume(false));
        resources.add(labels.put(spec, id).build());
        return id;
    }
}
