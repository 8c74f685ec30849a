package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.resource.ResourceId;

/** What one component becomes, while contributors add to it. */
final class ComponentDraft {
    private final Component component;
    private final PodDraft pod;

    ComponentDraft(Component component) {
        this.component = component;
        pod = new PodDraft(component.name());
    }

    Component component() {
        return component;
    }

    String name() {
        return component.name();
    }

    /** Returns the part it plays, as a label says it. */
    String part() {
        return component.kind().toString();
    }

    ConfigPath path() {
        return DeployConfig.pathOf(component);
    }

    PodDraft pod() {
        return pod;
    }

    /** Returns the address of what runs its pods. */
    ResourceId workload() {
        return Workloads.id(component);
    }
}
