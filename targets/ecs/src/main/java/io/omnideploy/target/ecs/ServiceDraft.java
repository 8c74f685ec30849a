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
import java.util.Set;
import java.util.TreeSet;

/** The service that keeps the task of one component running, while contributors add to it. Properties set later win. */
final class ServiceDraft {
    private final TaskDraft task;
    private final ResourceSpec.Builder spec;
    private final List<Value> balanced = new ArrayList<>();
    private final Set<String> ignored = new TreeSet<>();

    ServiceDraft(TaskDraft task, ResourceSpec.Builder spec) {
        this.task = task;
        this.spec = spec;
    }

    static ResourceId id(Component component) {
        return ResourceId.of(AwsTypes.SERVICE, component.name());
    }

    ResourceId id() {
        return id(component());
    }

    Component component() {
        return task.component();
    }

    TaskDraft task() {
        return task;
    }

    ServiceDraft set(String property, Value value, Origin... why) {
        spec.set(property, value, why);
        return this;
    }

    ServiceDraft because(String property, Origin... why) {
        spec.because(property, why);
        return this;
    }

    /** Has a load balancer pass on to a port of its tasks what comes for a target group. */
    ServiceDraft balanced(ResourceId targetGroup, int containerPort, Origin... why) {
        balanced.add(Value.object(Map.of(
                "target_group_arn", Value.ref(targetGroup, "arn"),
                "container_name", Value.text(component().name()),
                "container_port", Value.number(containerPort))));
        return set("load_balancer", new Value.Seq(balanced), why);
    }

    /** Says what must be there before the service is made. */
    void after(Set<ResourceId> others) {
        spec.after(others);
    }

    /** Leaves later changes of a property to somebody else, such as the copies to autoscaling. */
    void ignore(String property) {
        ignored.add(property);
    }

    ResourceSpec.Builder spec() {
        return spec.lifecycle(new Lifecycle(false, ignored, false));
    }
}
