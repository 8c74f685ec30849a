package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Volume;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.HostFolders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Volumes on EFS: one file system for a component, which only its tasks reach, and in it a folder for each volume. */
final class FileSystems implements Contributor {
    private static final String HOST = "host-volume";
    private static final int NFS = 2049;
    private static final int NAME_LIMIT = 255;
    private static final String ROLE = "files";
    private static final Pattern NUMERIC_USER = Pattern.compile("([0-9]{1,9})(?::([0-9]{1,9}))?");

    private static final Origin FILES = Origin.rule("efs-for-volumes");
    private static final Origin CLOSED = Origin.rule("efs-reached-by-its-tasks-only");

    @Override
    public void check(EcsDeployment deployment) {
        for (Component component : deployment.components()) {
            ConfigPath path = DeployConfig.pathOf(component).then("volumes");
            component.volumes().forEach((name, volume) -> check(deployment, volume, path.then(name)));
            if (!component.storage().isEmpty() && deployment.settings().network() == EcsSettings.NetworkKind.DEFAULT) {
                deployment.refuse(
                        path,
                        "volume-in-default-network",
                        "A volume needs a door in each subnet in which tasks run, and those of the account's default"
                                + " network are known only at apply.",
                        "Leave out 'ecs.network', or name VPC and subnets under 'ecs'.");
            }
        }
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
                if (!volume.isFile()) {
                    deployment.refuse(
                            path.then("source"),
                            HOST,
                            HostFolders.missing("Fargate has no host that could have", volume, source),
                            HostFolders.REMEDY);
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
        ResourceId files = fileSystem(deployment, task);
        task.after(doors(deployment, task, files));
        component.storage().forEach((name, volume) -> {
            ConfigPath path = task.path().then("volumes", name);
            ResourceId folder = folder(deployment, task, files, name);
            Value efs = Value.object(Map.of(
                    "file_system_id",
                    Value.ref(files, "id"),
                    // An access point asks for it.
                    "transit_encryption",
                    Value.text("ENABLED"),
                    "authorization_config",
                    Value.object(Map.of("access_point_id", Value.ref(folder, "id")))));
            task.mount(
                    Value.object(Map.of("name", Value.text(name), "efs_volume_configuration", efs)),
                    volume.path(),
                    volume.readOnly(),
                    deployment.written(path, "path", "read_only", "elsewhere"));
        });
    }

    private static ResourceId fileSystem(EcsDeployment deployment, TaskDraft task) {
        ResourceId id = ResourceId.of(AwsTypes.FILE_SYSTEM, task.component().name());
        Origin why = Origin.at(task.path().then("volumes"));
        deployment.add(deployment
                .named(id, deployment.name(NAME_LIMIT, id.component()), why)
                .set("encrypted", Value.bool(true), FILES)
                .set(
                        "lifecycle_policy",
                        Value.list(Value.object(Map.of("transition_to_ia", Value.text("AFTER_30_DAYS")))),
                        FILES));
        deployment.add(deployment
                .start(ResourceId.of(AwsTypes.BACKUP_POLICY, id.component()), why)
                .set("file_system_id", Value.ref(id, "id"), FILES)
                .set(
                        "backup_policy",
                        Value.object(Map.of("status", Value.text(deployment.isProduction() ? "ENABLED" : "DISABLED"))),
                        BackingParts.PRODUCTION));
        return id;
    }

    /** Makes a door in each subnet; a task that starts before its own is there can't mount anything. */
    private static Set<ResourceId> doors(EcsDeployment deployment, TaskDraft task, ResourceId files) {
        String component = task.component().name();
        Origin why = Origin.at(task.path().then("volumes"));
        SecurityGroups groups = new SecurityGroups(deployment);
        ResourceId group = groups.group(
                new ResourceId(AwsTypes.SECURITY_GROUP, component, ROLE), "Volumes of " + component, why, CLOSED);
        groups.letIn(group, task.securityGroup(), NFS, "From " + component, why, CLOSED);
        Set<ResourceId> ready = new TreeSet<>();
        List<Value> subnets =
                new ArrayList<>(deployment.network().eachDataSubnet().orElse(List.of()));
        for (int index = 0; index < subnets.size(); index++) {
            ResourceId id = new ResourceId(AwsTypes.MOUNT_TARGET, component, Integer.toString(index + 1));
            ready.add(deployment.add(deployment
                    .start(id, why)
                    .set("file_system_id", Value.ref(files, "id"), FILES)
                    .set("subnet_id", subnets.get(index), CLOSED)
                    .set("security_groups", Value.list(Value.ref(group, "id")), CLOSED)));
        }
        deployment.resources().stream()
                .map(ResourceSpec::id)
                .filter(id -> id.type().equals(AwsTypes.SECURITY_GROUP_RULE)
                        && id.component().equals(component)
                        && id.role().startsWith(ROLE + "-from-"))
                .forEach(ready::add);
        return ready;
    }

    /** Makes a folder with an owner, as whom all files are read and written whatever user the image runs as. */
    private static ResourceId folder(EcsDeployment deployment, TaskDraft task, ResourceId files, String volume) {
        Optional<Matcher> numeric =
                task.component().container().user().map(NUMERIC_USER::matcher).filter(Matcher::matches);
        long user = numeric.map(matcher -> Long.parseLong(matcher.group(1))).orElse(0L);
        long group =
                numeric.map(matcher -> matcher.group(2)).map(Long::parseLong).orElse(user);
        Origin why = Origin.at(task.path().then("volumes", volume));
        Origin[] owner = {FILES, Origin.at(task.path().then("container", "user"))};
        return deployment.add(deployment
                .tagged(new ResourceId(AwsTypes.ACCESS_POINT, task.component().name(), volume), why)
                .set("file_system_id", Value.ref(files, "id"), FILES)
                .set("posix_user", Value.object(Map.of("uid", Value.number(user), "gid", Value.number(group))), owner)
                .set(
                        "root_directory",
                        Value.object(Map.of(
                                "path",
                                Value.text("/" + volume),
                                "creation_info",
                                Value.object(Map.of(
                                        "owner_uid", Value.number(user),
                                        "owner_gid", Value.number(group),
                                        "permissions", Value.text("0755"))))),
                        owner));
    }
}
