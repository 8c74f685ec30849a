package io.omnideploy.engine.load;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.BackingService.External;
import io.omnideploy.config.ByteSize;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.Node;
import io.omnideploy.config.Positions;
import io.omnideploy.config.Presets;
import io.omnideploy.config.SecretSource;
import io.omnideploy.config.SharedVolume;
import io.omnideploy.config.Size;
import io.omnideploy.config.StateSettings;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the description of checked maps. */
final class DeployConfigBinder {
    private final CheckedMap root;

    private DeployConfigBinder(CheckedMap root) {
        this.root = root;
    }

    /** Returns the description of a stack; {@code root} and the target's own {@code section} have their defaults. */
    static DeployConfig bind(
            Node.Mapping root, Node.Mapping section, String stack, String target, Positions positions) {
        return new DeployConfigBinder(new CheckedMap(root)).config(section, stack, target, positions);
    }

    private DeployConfig config(Node.Mapping section, String stack, String target, Positions positions) {
        ComponentBinder components = new ComponentBinder(jobs());
        return new DeployConfig(
                new DeploymentId(root.expect("name"), stack),
                root.text("version"),
                root.text("region"),
                target,
                root.textsByName("tags"),
                root.mapsByName("components", components::component),
                root.mapsByName("backing_services", DeployConfigBinder::backingService),
                root.mapsByName("shared_volumes", DeployConfigBinder::sharedVolume),
                root.textsByName("identity"),
                root.text("registry"),
                root.given("state").map(this::state),
                section,
                positions);
    }

    private Set<String> jobs() {
        return root.inner("components").map().entries().entrySet().stream()
                .filter(entry -> entry.getValue().value() instanceof Node.Mapping component
                        && new CheckedMap(component)
                                .text("kind")
                                .filter("job"::equals)
                                .isPresent())
                .map(entry -> entry.getKey())
                .collect(Collectors.toSet());
    }

    /** What is missing is empty text here; a rule refuses it, so that it reaches nobody. */
    private StateSettings state(CheckedMap map) {
        if (map.expect("type").equals("cloud")) {
            return new StateSettings.Cloud(map.text("organization").orElse(""));
        }
        return new StateSettings.S3(
                map.text("bucket").orElse(""),
                map.text("prefix"),
                map.text("region").or(() -> root.text("region")).orElse(""));
    }

    private static BackingService backingService(String name, CheckedMap map) {
        return new BackingService(
                name,
                Presets.meant(map.expect("preset")),
                map.given("external").map(DeployConfigBinder::external),
                map.text("version"),
                map.text("image"),
                map.value("size", Size::parse),
                map.value("storage", ByteSize::parse),
                map.texts("databases"),
                map.texts("users"),
                map.texts("buckets"),
                map.textsByName("settings"),
                map.text("protect").map("true"::equals));
    }

    private static SharedVolume sharedVolume(String name, CheckedMap map) {
        return new SharedVolume(
                name,
                map.value("size", ByteSize::parse),
                map.text("existing"),
                map.text("protect").map("true"::equals));
    }

    private static External external(CheckedMap map) {
        return new External(
                map.expect("host"),
                map.number("port"),
                map.map().get("url").map(CheckedMap::template),
                map.text("username"),
                map.value("password", SecretSource::parse));
    }
}
