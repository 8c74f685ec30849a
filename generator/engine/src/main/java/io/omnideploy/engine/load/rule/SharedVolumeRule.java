package io.omnideploy.engine.load.rule;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Elsewhere;
import io.omnideploy.config.Component.Volume;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.SharedVolume;
import io.omnideploy.diagnostic.Nearest;
import java.util.List;

/** What components mount of the deployment is declared there, and says no more than where it is seen and what it is on a host. */
final class SharedVolumeRule implements ConfigRule {
    private static final String WITHOUT_EFFECT = "key-without-effect";

    @Override
    public void check(DeployConfig config, Findings findings) {
        for (Component component : config.components().values()) {
            ConfigPath path = DeployConfig.pathOf(component).then("volumes");
            component.mounted().forEach((name, volume) -> {
                declared(volume, path.then(name), config, findings);
                alone(volume, path.then(name), findings);
            });
        }
        config.sharedVolumes().values().forEach(volume -> existing(volume, findings));
    }

    private static void declared(Volume volume, ConfigPath at, DeployConfig config, Findings findings) {
        String shared = volume.shared().orElseThrow();
        if (!config.sharedVolumes().containsKey(shared)) {
            ConfigPath path = at.then("shared");
            findings.error(
                    path,
                    List.of(path, ConfigPath.of("shared_volumes", shared)),
                    "unknown-volume",
                    "There is no volume '" + shared + "' in 'shared_volumes'.",
                    Nearest.to(shared, config.sharedVolumes().keySet())
                            .map(nearest -> "Did you mean '" + nearest + "'?")
                            .orElse("Declare it at the top: 'shared_volumes: {" + shared + ": {}}'."));
        }
    }

    private static void alone(Volume volume, ConfigPath at, Findings findings) {
        if (volume.size().isPresent()) {
            without(at.then("size"), "The size is that of the shared volume.", findings);
        }
        if (volume.source().isPresent() && volume.elsewhere() != Elsewhere.EMPTY) {
            without(
                    at.then("source"),
                    "The shared volume is at " + volume.path() + " already.",
                    "Remove 'source', or 'shared'; with 'elsewhere: empty' it is the folder on a host and the shared volume"
                            + " elsewhere.",
                    findings);
        }
        if (volume.content().isPresent() && volume.source().isEmpty()) {
            without(at.then("content"), "The shared volume is at " + volume.path() + " already.", findings);
        }
    }

    private static void without(ConfigPath path, String message, Findings findings) {
        String key = path.segments().getLast();
        without(path, message, "Remove '" + key + "', or 'shared'.", findings);
    }

    private static void without(ConfigPath path, String message, String remedy, Findings findings) {
        findings.error(path, WITHOUT_EFFECT, message, remedy);
    }

    private static void existing(SharedVolume volume, Findings findings) {
        ConfigPath path = DeployConfig.pathOf(volume);
        if (volume.existing().isEmpty()) {
            return;
        }
        if (volume.size().isPresent()) {
            findings.error(
                    path.then("size"),
                    WITHOUT_EFFECT,
                    "A volume that is there already has the size that it has.",
                    "Remove 'size', or 'existing'.");
        }
        if (volume.protect().isPresent()) {
            findings.error(
                    path.then("protect"),
                    WITHOUT_EFFECT,
                    "A volume that is there already is never destroyed.",
                    "Remove 'protect', or 'existing'.");
        }
    }
}
