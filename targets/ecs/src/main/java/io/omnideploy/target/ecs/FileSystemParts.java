package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A file system on EFS and what tasks need to mount it: a door in each subnet, a folder with an owner. */
final class FileSystemParts {
    private static final int NFS = 2049;
    private static final int NAME_LIMIT = 255;

    private static final Origin FILES = Origin.rule("efs-for-volumes");
    private static final Origin CLOSED = Origin.rule("efs-reached-by-its-tasks-only");

    private final EcsDeployment deployment;
    private final String owner;
    private final String role;
    private final Origin why;
    private final ResourceId id;

    /**
     * @param owner the component or volume of the deployment for which it is
     * @param role what tells it from others of the same name; may be empty
     */
    FileSystemParts(EcsDeployment deployment, String owner, String role, Origin why) {
        this.deployment = deployment;
        this.owner = owner;
        this.role = role;
        this.why = why;
        id = new ResourceId(AwsTypes.FILE_SYSTEM, owner, role);
    }

    /** Makes a file system whose data goes with the stack. */
    ResourceId fileSystem() {
        return fileSystem(false);
    }

    /** Makes a file system, which nobody may destroy if it is protected. */
    ResourceId fileSystem(boolean isProtected, Origin... whyProtected) {
        deployment.add(deployment
                .named(id, deployment.name(NAME_LIMIT, owner), why)
                .set("encrypted", Value.bool(true), FILES)
                .set(
                        "lifecycle_policy",
                        Value.list(Value.object(Map.of("transition_to_ia", Value.text("AFTER_30_DAYS")))),
                        FILES)
                .lifecycle(new Lifecycle(isProtected, Set.of(), false))
                .because("", whyProtected));
        deployment.add(deployment
                .start(new ResourceId(AwsTypes.BACKUP_POLICY, owner, role), why)
                .set("file_system_id", Value.ref(id, "id"), FILES)
                .set(
                        "backup_policy",
                        Value.object(Map.of("status", Value.text(deployment.isProduction() ? "ENABLED" : "DISABLED"))),
                        BackingParts.PRODUCTION));
        return id;
    }

    /**
     * Makes a door in each subnet; a task that starts before its own is there can't mount anything.
     *
     * @param groupRole the role of the security group of its doors
     * @return what must be there before
     */
    Set<ResourceId> doors(String groupRole, String description, List<Component> users) {
        SecurityGroups groups = new SecurityGroups(deployment);
        ResourceId group =
                groups.group(new ResourceId(AwsTypes.SECURITY_GROUP, owner, groupRole), description, why, CLOSED);
        for (Component user : users) {
            groups.letIn(group, SecurityGroups.of(user), NFS, "From " + user.name(), why, CLOSED);
        }
        Set<ResourceId> ready = new TreeSet<>();
        List<Value> subnets =
                new ArrayList<>(deployment.network().eachDataSubnet().orElse(List.of()));
        for (int index = 0; index < subnets.size(); index++) {
            String number = Integer.toString(index + 1);
            ResourceId door =
                    new ResourceId(AwsTypes.MOUNT_TARGET, owner, role.isEmpty() ? number : role + "-" + number);
            ready.add(deployment.add(deployment
                    .start(door, why)
                    .set("file_system_id", Value.ref(id, "id"), FILES)
                    .set("subnet_id", subnets.get(index), CLOSED)
                    .set("security_groups", Value.list(Value.ref(group, "id")), CLOSED)));
        }
        deployment.resources().stream()
                .map(ResourceSpec::id)
                .filter(rule -> rule.type().equals(AwsTypes.SECURITY_GROUP_RULE)
                        && rule.component().equals(owner)
                        && rule.role().startsWith(groupRole + "-from-"))
                .forEach(ready::add);
        return ready;
    }

    /** Makes a folder with an owner, as whom all files are read and written whatever user an image runs as. */
    ResourceId folder(ResourceId accessPoint, String path, PosixUser user, Origin whyFolder) {
        List<Origin> reasons = new ArrayList<>(List.of(FILES));
        reasons.addAll(user.why());
        Origin[] ownership = reasons.toArray(Origin[]::new);
        return deployment.add(deployment
                .tagged(accessPoint, whyFolder)
                .set("file_system_id", Value.ref(id, "id"), FILES)
                .set(
                        "posix_user",
                        Value.object(Map.of("uid", Value.number(user.user()), "gid", Value.number(user.group()))),
                        ownership)
                .set(
                        "root_directory",
                        Value.object(Map.of(
                                "path",
                                Value.text(path),
                                "creation_info",
                                Value.object(Map.of(
                                        "owner_uid", Value.number(user.user()),
                                        "owner_gid", Value.number(user.group()),
                                        "permissions", Value.text("0755"))))),
                        ownership));
    }

    /** Returns a volume as a task definition takes it. */
    static Value.Obj volume(String name, Value fileSystem, Optional<Value> accessPoint) {
        Map<String, Value> efs = new TreeMap<>();
        efs.put("file_system_id", fileSystem);
        // An access point asks for it.
        efs.put("transit_encryption", Value.text("ENABLED"));
        accessPoint.ifPresent(point -> efs.put("authorization_config", Value.object(Map.of("access_point_id", point))));
        return Value.object(Map.of("name", Value.text(name), "efs_volume_configuration", Value.object(efs)));
    }
}
