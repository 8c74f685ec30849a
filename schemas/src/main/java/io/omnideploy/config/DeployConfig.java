package io.omnideploy.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The description of one deployment for one stack: variables expanded, stack laid over, defaults filled in, nothing left to
 * look up but references and secrets.
 *
 * @param id deployment and stack
 * @param version the application's version, free text
 * @param region the cloud region; a target that needs one has its own default
 * @param target the name of the chosen target
 * @param tags put on everything that takes them
 * @param components what runs, in written order
 * @param backingServices what the components need, in written order
 * @param sharedVolumes storage that several components mount, or that is there already, in written order
 * @param identity what the stack may touch and nothing else, by the fact's name
 * @param registry where images that are built here go, as {@code ghcr.io/acme}; absent when they stay on the engine
 * @param state where a backend keeps its state, if not locally
 * @param section what only the chosen target has, checked against that target's shape and completed with its defaults
 * @param positions where each written value stands
 */
public record DeployConfig(
        DeploymentId id,
        Optional<String> version,
        Optional<String> region,
        String target,
        SortedMap<String, String> tags,
        SequencedMap<String, Component> components,
        SequencedMap<String, BackingService> backingServices,
        SequencedMap<String, SharedVolume> sharedVolumes,
        SortedMap<String, String> identity,
        Optional<String> registry,
        Optional<StateSettings> state,
        Node.Mapping section,
        Positions positions) {
    public DeployConfig {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(target, "target");
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        components = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(components));
        backingServices = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(backingServices));
        sharedVolumes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(sharedVolumes));
        identity = Collections.unmodifiableSortedMap(new TreeMap<>(identity));
        Objects.requireNonNull(registry, "registry");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(section, "section");
        Objects.requireNonNull(positions, "positions");
    }

    /** Returns this description with other components. */
    public DeployConfig withComponents(SequencedMap<String, Component> others) {
        return new DeployConfig(
                id,
                version,
                region,
                target,
                tags,
                others,
                backingServices,
                sharedVolumes,
                identity,
                registry,
                state,
                section,
                positions);
    }

    /** Returns the path of a component. */
    public static ConfigPath pathOf(Component component) {
        return ConfigPath.of("components", component.name());
    }

    /** Returns the path of a volume that components share. */
    public static ConfigPath pathOf(SharedVolume volume) {
        return ConfigPath.of("shared_volumes", volume.name());
    }

    /** Returns the path of a backing service. */
    public static ConfigPath pathOf(BackingService service) {
        return ConfigPath.of("backing_services", service.name());
    }
}
