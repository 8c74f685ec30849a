package io.omnideploy.engine.load.rule;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Elsewhere;
import io.omnideploy.config.Component.Volume;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import java.util.HashMap;
import java.util.Map;

/** Each folder of a container is one volume, and only storage of its own has a size. */
final class VolumeRule implements ConfigRule {
    @Override
    public void check(DeployConfig config, Findings findings) {
        for (Component component : config.components().values()) {
            ConfigPath path = DeployConfig.pathOf(component).then("volumes");
            Map<String, String> taken = new HashMap<>();
            for (Map.Entry<String, Volume> volume : component.volumes().entrySet()) {
                ConfigPath at = path.then(volume.getKey());
                String other = taken.putIfAbsent(trimmed(volume.getValue().path()), volume.getKey());
                if (other != null) {
                    findings.error(
                            at.then("path"),
                            "duplicate-path",
                            "The volume '" + other + "' is at "
                                    + volume.getValue().path() + " already.",
                            "Choose another path, or remove one.");
                }
                withoutEffect(volume.getValue(), at, findings);
            }
        }
    }

    private static void withoutEffect(Volume volume, ConfigPath at, Findings findings) {
        boolean isOfHost = volume.source().isPresent();
        boolean isInline = volume.isFile() && !isOfHost;
        if (volume.size().isPresent() && (isOfHost || isInline)) {
            findings.error(
                    at.then("size"),
                    "key-without-effect",
                    isOfHost ? "A folder of the host has the size that it has." : "A file is as long as its text.",
                    "Remove 'size', or '" + (isOfHost ? "source" : "content") + "'.");
        }
        if (isOfHost && volume.isFile() && volume.elsewhere() != Elsewhere.COPIED) {
            findings.error(
                    at.then("content"),
                    "key-without-effect",
                    "What is at " + volume.path() + " comes from 'source' already.",
                    "Remove one of them.");
        }
        if (!isOfHost && volume.elsewhere() != Elsewhere.REFUSED) {
            findings.error(
                    at.then("elsewhere"),
                    "key-without-effect",
                    "It says what stands in the place of 'source', and there is none.",
                    "Remove it, or give 'source'.");
        }
    }

    private static String trimmed(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
