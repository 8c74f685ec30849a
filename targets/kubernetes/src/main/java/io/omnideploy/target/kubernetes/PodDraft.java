package io.omnideploy.target.kubernetes;

import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A pod with one container while it is put together, with the reason of each part. Fields that are set later win. */
final class PodDraft {
    private final String name;
    private final SortedMap<String, Value> container = new TreeMap<>();
    private final SortedMap<String, Value> pod = new TreeMap<>();
    private final SortedMap<String, Value> annotations = new TreeMap<>();
    private final List<Value> environment = new ArrayList<>();
    private final List<Value> sources = new ArrayList<>();
    private final SortedMap<String, Value> volumes = new TreeMap<>();
    private final List<Value> mounts = new ArrayList<>();
    private final SortedSet<ResourceId> after = new TreeSet<>();
    private final SortedMap<String, SortedSet<Origin>> origins = new TreeMap<>();

    /** @param name of the container */
    PodDraft(String name) {
        this.name = name;
        container.put("name", Value.text(name));
        because("spec.containers." + name, Set.of(Origin.rule("kubernetes-one-container")));
    }

    /** Sets a field of the container. */
    PodDraft container(String field, Value value, Origin... why) {
        container.put(field, value);
        return because("spec.containers." + name + "." + field, Arrays.asList(why));
    }

    /** Says more about why a field of the container is there, or is not. */
    PodDraft becauseContainer(String field, Collection<Origin> why) {
        return because("spec.containers." + name + "." + field, why);
    }

    /** Sets a field of the pod. */
    PodDraft pod(String field, Value value, Origin... why) {
        pod.put(field, value);
        return because("spec." + field, Arrays.asList(why));
    }

    /** Says more about why a field of the pod is there, or is not. */
    PodDraft becausePod(String field, Collection<Origin> why) {
        return because("spec." + field, why);
    }

    /** Puts an annotation on each pod: where it changes, pods are made anew. */
    void annotate(String key, Value value, Origin... why) {
        annotations.put(key, value);
        because("metadata.annotations." + key, Arrays.asList(why));
    }

    /** Gives the container a variable; those before it can be named in its value. */
    void variable(Value.Obj variable, String variableName, Collection<Origin> why) {
        environment.add(variable);
        becauseContainer("env." + variableName, why);
    }

    /** Gives the container all entries of a config map as variables. */
    void variables(Value.Obj source, Origin... why) {
        sources.add(source);
        becauseContainer("env_from", Arrays.asList(why));
    }

    /** Gives the pod a volume; the same one may be given again. */
    void volume(String volumeName, ObjectDraft volume, Collection<Origin> why) {
        volumes.put(volumeName, volume.set("name", volumeName).value());
        becausePod("volumes." + volumeName, why);
    }

    /** Shows a volume to the container. */
    void mount(ObjectDraft mount, Collection<Origin> why) {
        mounts.add(mount.value());
        becauseContainer("volume_mounts", why);
    }

    /** Says what must be there before a pod is started although nothing of it refers to it. */
    void after(Set<ResourceId> others) {
        after.addAll(others);
    }

    SortedSet<ResourceId> after() {
        return after;
    }

    /** Returns the template of the pod. */
    Value.Obj template(Map<String, Value> labels) {
        SortedMap<String, Value> whole = new TreeMap<>(container);
        list(whole, "env", environment);
        list(whole, "env_from", sources);
        list(whole, "volume_mounts", mounts);
        SortedMap<String, Value> spec = new TreeMap<>(pod);
        spec.put("containers", Value.list(Value.object(whole)));
        list(spec, "volumes", List.copyOf(volumes.values()));
        ObjectDraft metadata = new ObjectDraft().set("labels", Value.object(labels));
        if (!annotations.isEmpty()) {
            metadata.set("annotations", Value.object(annotations));
        }
        return new ObjectDraft()
                .set("metadata", metadata.value())
                .set("spec", Value.object(spec))
                .value();
    }

    /** Says in a resource why each part of the template is there. */
    void explain(ResourceSpec.Builder spec, String template) {
        origins.forEach((path, why) -> spec.because(template + "." + path, why));
    }

    /** Returns the lines and rules behind everything that decides how it runs. */
    Set<Origin> why() {
        Set<Origin> all = new TreeSet<>();
        origins.values().forEach(all::addAll);
        return all;
    }

    private PodDraft because(String path, Collection<Origin> why) {
        if (!why.isEmpty()) {
            origins.computeIfAbsent(path, key -> new TreeSet<>()).addAll(why);
        }
        return this;
    }

    private static void list(Map<String, Value> fields, String key, List<Value> items) {
        if (!items.isEmpty()) {
            fields.put(key, new Value.Seq(items));
        }
    }
}
