package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.SharedVolume;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.SharedVolumeUse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Volumes of the deployment on EFS: a file system for each, in it one folder that the tasks of all its components mount and nobody else
 * reaches; and file systems that are there already.
 */
final class SharedFileSystems implements Contributor {
    private static final String ROLE = "shared";
    private static final String CODE = "ecs-existing-volume";

    /** A file system, or a folder of one that an access point leads to. */
    private static final Pattern EXISTING = Pattern.compile("(fs-[0-9a-f]{8,40})(?:/(fsap-[0-9a-f]{8,40}))?");

    private final SharedVolumeUse use;
    private final Map<String, Set<ResourceId>> doors = new TreeMap<>();

    SharedFileSystems(DeployConfig config) {
        use = new SharedVolumeUse(config);
    }

    @Override
    public void check(EcsDeployment deployment) {
        for (LedgerEntry entry : use.unused()) {
            deployment.account(entry.path(), entry.fate(), entry.rule(), entry.reason(), entry.remedy());
        }
        for (SharedVolume volume : deployment.config().sharedVolumes().values()) {
            ConfigPath path = DeployConfig.pathOf(volume);
            if (volume.existing().isPresent()) {
                if (!use.users(volume).isEmpty()) {
                    existing(deployment, volume.existing().get(), path.then("existing"));
                }
                continue;
            }
            address(deployment, volume, path);
            if (volume.size().isPresent()) {
                deployment.account(
                        path.then("size"),
                        Fate.DROPPED,
                        "efs-size",
                        "A volume on EFS grows as needed and is paid by use.",
                        "Leave it out for this target.");
            }
            if (deployment.settings().network() == EcsSettings.NetworkKind.DEFAULT) {
                FileSystems.refuseDefaultNetwork(deployment, path);
            }
        }
    }

    private static void existing(EcsDeployment deployment, String name, ConfigPath path) {
        if (!EXISTING.matcher(name).matches()) {
            deployment.refuse(
                    path,
                    CODE,
                    "'%s' is no file system of EFS.".formatted(name),
                    "Name one as fs-0123456789abcdef0, or a folder of it as fs-0123456789abcdef0/fsap-0123456789abcdef0; with"
                            + " 'existing: null' in this stack the volume is its own, and begins empty.");
        } else if (deployment.settings().network() == EcsSettings.NetworkKind.OWN) {
            deployment.refuse(
                    path,
                    CODE,
                    "A file system is mounted from the VPC in which its mount targets are, and this stack makes one of its"
                            + " own.",
                    "Name that VPC and its subnets under 'ecs'; with 'existing: null' in this stack the volume is its own, and"
                            + " begins empty.");
        }
    }

    /** What the volume of the deployment has and what a component's own volume of such a name has would be one. */
    private static void address(EcsDeployment deployment, SharedVolume volume, ConfigPath path) {
        Component component = deployment.config().components().get(volume.name());
        if (component != null && component.storage().containsKey(ROLE)) {
            deployment.refuse(
                    path,
                    "address-twice",
                    "This and the volume '%s' of component '%s' have one address.".formatted(ROLE, component.name()),
                    "Rename one of them.");
        }
    }

    @Override
    public void prepare(EcsDeployment deployment) {
        use.made().forEach(volume -> make(deployment, volume));
    }

    private void make(EcsDeployment deployment, SharedVolume volume) {
        ConfigPath path = DeployConfig.pathOf(volume);
        FileSystemParts parts = new FileSystemParts(deployment, volume.name(), ROLE, Origin.at(path));
        Origin[] whyProtected =
                volume.protect().isPresent() ? new Origin[] {Origin.at(path.then("protect"))} : new Origin[0];
        parts.fileSystem(volume.protect().orElse(false), whyProtected);
        List<Component> users = use.users(volume);
        if (!users.isEmpty()) {
            doors.put(volume.name(), parts.doors(ROLE, "Volume " + volume.name(), users));
            parts.folder(folder(volume), "/" + volume.name(), PosixUser.of(users), Origin.at(path));
        }
    }

    @Override
    public void task(EcsDeployment deployment, TaskDraft task) {
        task.component().mounted().forEach((name, mount) -> {
            SharedVolume volume = use.of(mount);
            ConfigPath path = task.path().then("volumes", name);
            task.after(doors.getOrDefault(volume.name(), Set.of()));
            task.mount(
                    volume(name, volume),
                    mount.path(),
                    mount.readOnly(),
                    deployment.written(path, "path", "read_only", "shared", "elsewhere"));
            task.because(
                    "mountPoints",
                    Set.of(Origin.at(
                            volume.existing().isPresent()
                                    ? DeployConfig.pathOf(volume).then("existing")
                                    : DeployConfig.pathOf(volume))));
        });
    }

    private static Value.Obj volume(String name, SharedVolume volume) {
        Matcher existing = EXISTING.matcher(volume.existing().orElse(""));
        if (existing.matches()) {
            return FileSystemParts.volume(
                    name,
                    Value.text(existing.group(1)),
                    Optional.ofNullable(existing.group(2)).map(Value::text));
        }
        return FileSystemParts.volume(
                name,
                Value.ref(new ResourceId(AwsTypes.FILE_SYSTEM, volume.name(), ROLE), "id"),
                Optional.of(Value.ref(folder(volume), "id")));
    }

    private static ResourceId folder(SharedVolume volume) {
        return new ResourceId(AwsTypes.ACCESS_POINT, volume.name(), ROLE);
    }
}
