package io.omnideploy.spi.expand;

import io.omnideploy.config.Component;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.SharedVolume;
import io.omnideploy.plan.LedgerEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who mounts which volume of a deployment, as every target asks it. */
public final class SharedVolumeUse {
    private final DeployConfig config;

    public SharedVolumeUse(DeployConfig config) {
        this.config = config;
    }

    /** Returns the volumes that are to be made, whether somebody mounts them or not: what was written there stays. */
    public List<SharedVolume> made() {
        return config.sharedVolumes().values().stream()
                .filter(volume -> volume.existing().isEmpty())
                .toList();
    }

    /** Tells whether on a host a volume is nothing but a folder of that host. */
    public boolean isFolderOfHost(SharedVolume volume) {
        List<Component> users = users(volume);
        return !users.isEmpty()
                && users.stream()
                        .flatMap(component -> component.mounted().values().stream())
                        .filter(mount -> mount.shared().equals(Optional.of(volume.name())))
                        .allMatch(mount -> mount.source().isPresent());
    }

    /** Returns the volume that a mount of a component means, which the rules have seen to be there. */
    public SharedVolume of(Component.Volume mount) {
        return config.sharedVolumes().get(mount.shared().orElseThrow());
    }

    /** Returns the components that mount a volume, in written order. */
    public List<Component> users(SharedVolume volume) {
        return config.components().values().stream()
                .filter(component -> component.mounted().values().stream()
                        .anyMatch(mount -> mount.shared().equals(Optional.of(volume.name()))))
                .toList();
    }

    /** Returns what becomes of volumes that are there already and that nobody here mounts: nothing. */
    public List<LedgerEntry> unused() {
        List<LedgerEntry> unused = new ArrayList<>();
        for (SharedVolume volume : config.sharedVolumes().values()) {
            if (volume.existing().isPresent() && users(volume).isEmpty()) {
                unused.add(new LedgerEntry(
                        DeployConfig.pathOf(volume).then("existing"),
                        LedgerEntry.Fate.DROPPED,
                        "shared-volume-unused",
                        "No component mounts '%s'.".formatted(volume.name()),
                        "Leave it out for this stack."));
            }
        }
        return unused;
    }
}
