package io.omnideploy.engine.load.rule;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Presets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A backing service has what its preset knows; what exists already has nothing that would have to be made. */
final class BackingServiceRule implements ConfigRule {
    private static final List<String> MADE = List.of("image", "size", "storage", "users", "settings", "protect");

    @Override
    public void check(DeployConfig config, Findings findings) {
        for (BackingService service : config.backingServices().values()) {
            ConfigPath path = DeployConfig.pathOf(service);
            if (service.external().isPresent()) {
                refuse(MADE, "it exists already", path, config, findings);
            }
            String preset = "a " + service.preset();
            if (!Presets.hasDatabases(service.preset())) {
                refuse(List.of("databases", "users"), preset + " has none", path, config, findings);
            }
            if (!service.preset().equals("s3")) {
                refuse(List.of("buckets"), preset + " has none", path, config, findings);
            }
            unique(service.databases(), path.then("databases"), findings);
            unique(service.users(), path.then("users"), findings);
            unique(service.buckets(), path.then("buckets"), findings);
        }
    }

    private static void refuse(
            List<String> keys, String reason, ConfigPath path, DeployConfig config, Findings findings) {
        for (String key : keys) {
            if (config.positions().isGiven(path.then(key))) {
                findings.error(
                        path.then(key),
                        List.of(path.then(key), path.then("preset")),
                        "key-without-effect",
                        "'" + key + "' means nothing here: " + reason + ".",
                        "Remove it.");
            }
        }
    }

    private static void unique(List<String> names, ConfigPath path, Findings findings) {
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < names.size(); index++) {
            if (!seen.add(names.get(index))) {
                findings.error(
                        path.item(index),
                        "duplicate-name",
                        "'" + names.get(index) + "' is given twice.",
                        "Keep one of them.");
            }
        }
    }
}
