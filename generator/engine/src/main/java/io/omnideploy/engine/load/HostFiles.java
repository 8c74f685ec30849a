package io.omnideploy.engine.load;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Elsewhere;
import io.omnideploy.config.Component.Volume;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Template;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.spi.SourceFiles;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads the files beside a description whose text goes along to platforms that have no such host. */
final class HostFiles {
    /** The longest text that goes along, in characters: what is larger belongs into an image. */
    static final int LONGEST = 64 * 1024;

    private HostFiles() {}

    /** Returns the description with the texts of its files; one that can't go along is refused by who would need it. */
    static DeployConfig in(DeployConfig config, SourceFiles files) {
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

    private static Component with(Component component, SourceFiles files) {
        SequencedMap<String, Volume> volumes = new LinkedHashMap<>();
        component.volumes().forEach((name, volume) -> {
            Optional<String> text = isCopied(volume) ? text(volume.source().get(), files) : Optional.empty();
            volumes.put(
                    name,
                    text.map(found -> volume.withContent(Template.of(found))).orElse(volume));
        });
        return component.withVolumes(volumes);
    }

    private static boolean isCopied(Volume volume) {
        return volume.elsewhere() == Elsewhere.COPIED && volume.source().isPresent();
    }

    private static Optional<String> text(String source, SourceFiles files) {
        if (!files.exists(source)) {
            return Optional.empty();
        }
        try {
            return Optional.of(files.text(source, Optional.empty())).filter(text -> text.length() <= LONGEST);
        } catch (Refused noText) {
            return Optional.empty();
        }
    }
}
