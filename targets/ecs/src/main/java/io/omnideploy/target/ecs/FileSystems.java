package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Volume;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.HostFolders;
import java.util.List;
import java.util.Optional;

/** Volumes on EFS: one file system for a component, which only its tasks reach, and in it a folder for each volume. */
final class FileSystems implements Contributor {
    private static final String HOST = "host-volume";
    private static final String ROLE = "files";

    @Override
    public void check(EcsDeployment deployment) {
        for (Component component : deployment.components()) {
            ConfigPath path = DeployConfig.pathOf(component).then("volumes");
            component.volumes().forEach((name, volume) -> check(deployment, volume, path.then(name)));
            if (!component.storage().isEmpty() && deployment.settings().network() == EcsSettings.NetworkKind.DEFAULT) {
                refuseDefaultNetwork(deployment, path);
            }
        }
    }

    static void refuseDefaultNetwork(EcsDeployment deployment, ConfigPath path) {
        deployment.refuse(
                path,
                "volume-in-default-network",
                "A volume needs a door in each subnet in which tasks run, and those of the account's default network are"
                        + " known only at apply.",
                "Leave out 'ecs.network', or name VPC and subnets under 'ecs'.");
    }

    private static void check(EcsDeployment deployment, Volume volume, ConfigPath path) {
        volume.source().ifPresent(source -> ofHost(deployment, volume, source, path));
        if (deployment.config().positions().isGiven(path.then("size"))) {
            deployment.account(
                    path.then("size"),
                    Fate.DROPPED,
                    "efs-size",
                    "A volume on EFS grows as needed and is paid by use.",
                    "Leave it out for this target.");
        }
    }

    private static void ofHost(EcsDeployment deployment, Volume volume, String source, ConfigPath path) {
        switch (volume.elsewhere()) {
            case EMPTY ->
                deployment.account(
                        path.then("source"),
                        Fate.APPROXIMATED,
                        HOST,
                        "'%s' is a volume on EFS here, and begins empty.".formatted(source),
                        HostFolders.BRING);
            case ABSENT ->
                deployment.account(
                        path,
                        Fate.DROPPED,
                        HOST,
                        "Fargate has no '%s' of a host; what the image has there is all there is.".formatted(source),
                        "Leave it out for this target.");
            case COPIED, REFUSED -> {
                if (!volume.isBrought()) {
                    deployment.refuse(
                            path.then("source"),
                            HOST,
                            HostFolders.missing("Fargate has no host that could have", volume, source),
                            HostFolders.REMEDY);
                } else if (HostFolders.isWritableOnHost(volume)) {
                    deployment.account(
                            path.then("source"),
                            Fate.APPROXIMATED,
                            HOST,
                            HostFolders.readOnly(source),
                            HostFolders.WRITE);
                }
            }
        }
    }

    @Override
    public void task(EcsDeployment deployment, TaskDraft task) {
        Component component = task.component();
        if (component.storage().isEmpty()) {
            return;
        }
        Origin why = Origin.at(task.path().then("volumes"));
        FileSystemParts parts = new FileSystemParts(deployment, component.name(), "", why);
        ResourceId files = parts.fileSystem();
        task.after(parts.doors(ROLE, "Volumes of " + component.name(), List.of(component)));
        PosixUser user = PosixUser.of(List.of(component));
        component.storage().forEach((name, volume) -> {
            ConfigPath path = task.path().then("volumes", name);
            ResourceId id = new ResourceId(AwsTypes.ACCESS_POINT, component.name(), name);
            ResourceId folder = parts.folder(id, "/" + name, user, Origin.at(path));
            task.mount(
                    FileSystemParts.volume(name, Value.ref(files, "id"), Optional.of(Value.ref(folder, "id"))),
                    volume.path(),
                    volume.readOnly(),
                    deployment.written(path, "path", "read_only", "elsewhere"));
        });
    }
}
