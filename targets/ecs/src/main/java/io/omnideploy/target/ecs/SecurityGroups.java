package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.Container.Port;
import io.omnideploy.config.Container.Protocol;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.List;
import java.util.Set;

/** Makes security groups and their rules: each rule a resource of its own, since those written into a group fight with others. */
final class SecurityGroups {
    private static final Origin LEAST = Origin.rule("security-groups-let-in-who-depends");
    private static final int NAME_LIMIT = 255;

    private final EcsDeployment deployment;

    SecurityGroups(EcsDeployment deployment) {
        this.deployment = deployment;
    }

    /** Returns the address of the security group of a component's tasks. */
    static ResourceId of(Component component) {
        return ResourceId.of(AwsTypes.SECURITY_GROUP, component.name());
    }

    /**
     * Makes a security group that lets nobody in or out.
     *
     * @param description one sentence of letters, digits, blanks and {@code . _-:/()#,@}; a change of it makes a new group
     */
    ResourceId group(ResourceId id, String description, Origin... why) {
        String name = name(id);
        return deployment.add(deployment
                .named(id, name, why)
                .set("name", Value.text(name), Origin.rule("physical-name"))
                .set("description", Value.text(description), LEAST)
                .set("vpc_id", deployment.network().vpc(), deployment.written(EcsSettings.PATH, "vpc", "network"))
                // A group in use can't be deleted: its users must have the new one first.
                .lifecycle(new Lifecycle(false, Set.of(), true)));
    }

    /** Lets the members of one group reach a port of the tasks of a component. */
    void letIn(Component component, ResourceId from, Port port, String description, Origin... why) {
        boolean only = component.container().ports().size() == 1;
        String which = only ? "" : "-" + port.containerPort() + (port.protocol() == Protocol.UDP ? "-udp" : "");
        String role = "from-" + from.name() + which;
        ResourceId id = new ResourceId(AwsTypes.SECURITY_GROUP_RULE, component.name(), role);
        String protocol = port.protocol().transport();
        deployment.add(rule(id, "ingress", of(component), port.containerPort(), protocol, description, why)
                .set("source_security_group_id", Value.ref(from, "id"), LEAST));
    }

    /** Lets the members of one group reach a TCP port of those of another. */
    void letIn(ResourceId group, ResourceId from, int port, String description, Origin... why) {
        String role = (group.role().isEmpty() ? "" : group.role() + "-") + "from-" + from.name();
        ResourceId id = new ResourceId(AwsTypes.SECURITY_GROUP_RULE, group.component(), role);
        deployment.add(rule(id, "ingress", group, port, "tcp", description, why)
                .set("source_security_group_id", Value.ref(from, "id"), LEAST));
    }

    /** Lets the members of one group reach a port of those of another. */
    void letIn(
            ResourceId group,
            ResourceId from,
            String transport,
            int port,
            String role,
            String description,
            Origin... why) {
        ResourceId id = new ResourceId(AwsTypes.SECURITY_GROUP_RULE, group.component(), role);
        deployment.add(rule(id, "ingress", group, port, transport, description, why)
                .set("source_security_group_id", Value.ref(from, "id"), LEAST));
    }

    /** Lets networks reach a port of the members of a group. */
    void letIn(
            ResourceId group,
            String role,
            List<String> networks,
            String transport,
            int port,
            String description,
            Origin... why) {
        ResourceId id = new ResourceId(AwsTypes.SECURITY_GROUP_RULE, group.component(), role);
        deployment.add(rule(id, "ingress", group, port, transport, description, why)
                .set("cidr_blocks", Value.texts(networks), LEAST));
    }

    /** Lets the members of a group reach a port of those of another. */
    void letOut(
            ResourceId group,
            ResourceId to,
            String transport,
            int port,
            String role,
            String description,
            Origin... why) {
        ResourceId id = new ResourceId(AwsTypes.SECURITY_GROUP_RULE, group.component(), role);
        deployment.add(rule(id, "egress", group, port, transport, description, why)
                .set("source_security_group_id", Value.ref(to, "id"), LEAST));
    }

    /** Lets the members of a group reach a TCP port of those of another. */
    void letOut(ResourceId group, ResourceId to, int port, String description, Origin... why) {
        String role = (group.role().isEmpty() ? "" : group.role() + "-") + "to-" + to.name();
        ResourceId id = new ResourceId(AwsTypes.SECURITY_GROUP_RULE, group.component(), role);
        deployment.add(rule(id, "egress", group, port, "tcp", description, why)
                .set("source_security_group_id", Value.ref(to, "id"), LEAST));
    }

    /** Lets the members of a group reach everything: registries, AWS's own services, the internet. */
    void letOutAnywhere(ResourceId group, Origin... why) {
        deployment.add(rule(wayOut(group), "egress", group, 0, "-1", "To anywhere", why)
                .set("cidr_blocks", Value.texts(List.of("0.0.0.0/0")), LEAST));
    }

    /** Returns the rule that lets the members of a group reach everything. */
    static ResourceId wayOut(ResourceId group) {
        String role = (group.role().isEmpty() ? "" : group.role() + "-") + "egress";
        return new ResourceId(AwsTypes.SECURITY_GROUP_RULE, group.component(), role);
    }

    private ResourceSpec.Builder rule(
            ResourceId id,
            String type,
            ResourceId group,
            int port,
            String protocol,
            String description,
            Origin... why) {
        return deployment
                .start(id, why)
                .set("type", Value.text(type), LEAST)
                .set("security_group_id", Value.ref(group, "id"), LEAST)
                .set("description", Value.text(description), LEAST)
                .set("protocol", Value.text(protocol), LEAST)
                .set("from_port", Value.number(port), LEAST)
                .set("to_port", Value.number(port), LEAST);
    }

    private String name(ResourceId id) {
        if (id.component().equals(ResourceId.MAIN) && !id.role().isEmpty()) {
            return deployment.name(NAME_LIMIT, id.role());
        }
        return id.role().isEmpty()
                ? deployment.name(NAME_LIMIT, id.component())
                : deployment.name(NAME_LIMIT, id.component(), id.role());
    }
}
