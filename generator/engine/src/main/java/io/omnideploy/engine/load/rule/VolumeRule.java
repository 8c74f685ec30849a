package io.omnideploy.engine.load.rule;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Elsewhere;
import io.omnideploy.config.Component.Volume;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.FileContent;
import io.omnideploy.config.Positions;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
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
                withoutEffect(volume.getValue(), at, config.positions(), findings);
                base64(volume.getValue(), at, findings);
            }
        }
    }

    private static void withoutEffect(Volume volume, ConfigPath at, Positions positions, Findings findings) {
        boolean isOfHost = volume.source().isPresent();
        boolean isInline = volume.isBrought() && !isOfHost;
        if (volume.size().isPresent() && (isOfHost || isInline)) {
            findings.error(
                    at.then("size"),
                    "key-without-effect",
                    isOfHost ? "A folder of the host has the size that it has." : "A file is as long as its content.",
                    "Remove 'size', or '" + (isOfHost ? "source" : "content") + "'.");
        }
        boolean hasText = positions.isGiven(at.then("content"));
        for (String key : List.of("content", "content_base64")) {
            boolean isSecond = isOfHost || (hasText && key.equals("content_base64"));
            if (isSecond && positions.isGiven(at.then(key))) {
                findings.error(
                        at.then(key),
                        "key-without-effect",
                        "What is at " + volume.path() + " comes from '" + (isOfHost ? "source" : "content")
                                + "' already.",
                        "Remove one of them.");
            }
        }
        if (!isOfHost && volume.elsewhere() != Elsewhere.REFUSED) {
            findings.error(
                    at.then("elsewhere"),
                    "key-without-effect",
                    "It says what stands in the place of 'source', and there is none.",
                    "Remove it, or give 'source'.");
        }
    }

    private static void base64(Volume volume, ConfigPath at, Findings findings) {
        if (volume.source().isEmpty() && volume.content().orElse(null) instanceof FileContent.Bytes bytes) {
            try {
                Base64.getDecoder().decode(bytes.base64());
            } catch (IllegalArgumentException malformed) {
                findings.error(
                        at.then("content_base64"),
                        "wrong-form",
                        "This is no base64: it ends within a byte.",
                        "Write what 'base64 FILE' says, whole.");
            }
        }
    }

    private static String trimmed(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
