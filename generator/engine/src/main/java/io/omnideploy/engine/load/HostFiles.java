package io.omnideploy.engine.load;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Elsewhere;
import io.omnideploy.config.Component.Volume;
import io.omnideploy.config.DeployConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Reads the files and folders beside a description that go along to platforms that have no such host. */
final class HostFiles {
    private HostFiles() {}

    /** Returns the description with its files; one that can't go along is refused by who would need it. */
    static DeployConfig in(DeployConfig config, ProjectFiles files) {
        SequencedMap<String, Component> components = new LinkedHashMap<>();
        for (Map.Entry<String, Component> entry : config.components().entrySet()) {
            components.put(entry.getKey(), with(entry.getValue(), files));
        }
        return config.withComponents(components);
    }

    /** Tells whether any component names such a file. */
    static boolean areIn(DeployConfig config) {
        for (Component component : config.components().values()) {
            for (Volume volume : component.volumes().values()) {
                if (isCopied(volume)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Component with(Component component, ProjectFiles files) {
        SequencedMap<String, Volume> volumes = new LinkedHashMap<>();
        component
                .volumes()
                .forEach((name, volume) -> volumes.put(
                        name,
                        isCopied(volume)
                                ? volume.withContent(
                                        files.brought(volume.source().get()))
                                : volume));
        return component.withVolumes(volumes);
    }

    private static boolean isCopied(Volume volume) {
        return volume.elsewhere() == Elsewhere.COPIED && volume.source().isPresent();
    }
}
