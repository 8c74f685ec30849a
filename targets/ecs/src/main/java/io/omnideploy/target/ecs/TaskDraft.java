package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.aws.IamStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The task of one component while contributors add to it. Variables and fields that are set later win. */
final class TaskDraft {
    private final Component component;
    private final SortedMap<String, Value> fields = new TreeMap<>();
    private final SortedMap<String, Value> environment = new TreeMap<>();
    private final SortedMap<String, TaskSecret> secrets = new TreeMap<>();
    private final List<Value> firstContainers = new ArrayList<>();
    private final List<Value> mounts = new ArrayList<>();
    private final List<Value> volumes = new ArrayList<>();
    private final List<IamStatement> execution = new ArrayList<>();
    private final List<IamStatement> own = new ArrayList<>();
    private final SortedSet<ResourceId> after = new TreeSet<>();
    private final SortedMap<String, SortedSet<Origin>> origins = new TreeMap<>();

    TaskDraft(Component component) {
        this.component = component;
    }

    Component component() {
        return component;
    }

    ConfigPath path() {
        return DeployConfig.pathOf(component);
    }

    /** Returns the address of the task definition. */
    ResourceId definition() {
        return ResourceId.of(AwsTypes.TASK_DEFINITION, component.name());
    }

    /** Returns the address of the security group of its tasks. */
    ResourceId securityGroup() {
        return SecurityGroups.of(component);
    }

    /** Returns the address of the role with which ECS starts it. */
    ResourceId executionRole() {
        return new ResourceId(AwsTypes.ROLE, component.name(), "execution");
    }

    /** Returns the address of the role that its program has. */
    ResourceId taskRole() {
        return new ResourceId(AwsTypes.ROLE, component.name(), "task");
    }

    ResourceId logGroup() {
        return ResourceId.of(AwsTypes.LOG_GROUP, component.name());
    }

    /** Sets a field of the container definition, by the name that the API gives it. */
    TaskDraft set(String field, Value value, Origin... why) {
        fields.put(field, value);
        return because(field, Set.of(why));
    }

    /** Gives it a variable in clear, in place of a secret of the same name. */
    void variable(String name, Value value, Set<Origin> why) {
        secrets.remove(name);
        environment.put(name, value);
        origins.put(path("environment." + name), new TreeSet<>(why));
    }

    /** Gives it a variable that only a running task sees, in place of one in clear. */
    void secret(String name, TaskSecret secret, Set<Origin> why) {
        environment.remove(name);
        secrets.put(name, secret);
        origins.put(path("secrets." + name), new TreeSet<>(why));
    }

    /**
     * Gives it a volume.
     *
     * @param volume as the task definition takes it, with its name
     */
    void mount(Value.Obj volume, String containerPath, boolean readOnly, Origin... why) {
        volumes.add(volume);
        mounts.add(Value.object(Map.of(
                "sourceVolume", volume.fields().get("name"),
                "containerPath", Value.text(containerPath),
                "readOnly", Value.bool(readOnly))));
        because("mountPoints", Set.of(why));
        origins.computeIfAbsent("volume", key -> new TreeSet<>()).addAll(Arrays.asList(why));
    }

    /**
     * Gives it a container that must have ended well before the program's own begins.
     *
     * @param container its definition, with its name
     */
    void first(Value.Obj container) {
        firstContainers.add(container);
        List<Value> waits = new ArrayList<>();
        for (Value first : firstContainers) {
            waits.add(Value.object(Map.of(
                    "containerName", ((Value.Obj) first).fields().get("name"), "condition", Value.text("SUCCESS"))));
        }
        set("dependsOn", new Value.Seq(waits));
    }

    /** Lets ECS do something before the program starts: read secrets, pull images. */
    void allowExecution(IamStatement statement) {
        execution.add(statement);
    }

    /** Lets the program itself do something. */
    void allow(IamStatement statement) {
        own.add(statement);
    }

    /** Says what must be there before a task is started although nothing of it refers to it. */
    void after(Set<ResourceId> others) {
        after.addAll(others);
    }

    /** Says more about why a field of the container definition is there, or is not. */
    TaskDraft because(String field, Set<Origin> why) {
        origins.computeIfAbsent(path(field), key -> new TreeSet<>()).addAll(why);
        return this;
    }

    SortedMap<String, Value> fields() {
        return fields;
    }

    SortedMap<String, Value> environment() {
        return environment;
    }

    SortedMap<String, TaskSecret> secrets() {
        return secrets;
    }

    List<Value> mounts() {
        return mounts;
    }

    List<Value> firstContainers() {
        return firstContainers;
    }

    List<Value> volumes() {
        return volumes;
    }

    List<IamStatement> executionStatements() {
        List<IamStatement> all = new ArrayList<>(execution);
        secrets.values().forEach(secret -> all.add(secret.permission()));
        return all;
    }

    List<IamStatement> taskStatements() {
        return own;
    }

    SortedSet<ResourceId> after() {
        SortedSet<ResourceId> all = new TreeSet<>(after);
        secrets.values().forEach(secret -> all.addAll(secret.after()));
        return all;
    }

    /** Returns why each property of the task definition is there. */
    SortedMap<String, SortedSet<Origin>> origins() {
        return origins;
    }

    /** Where a plan shows it: what has a name in a list is told by its name. */
    private String path(String field) {
        String container = "container_definitions." + component.name();
        return field.equals("name") ? container : container + "." + field;
    }
}
