package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Kind;
import io.omnideploy.config.Template;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Names in a private DNS zone, for jobs: Service Connect stands beside the tasks of services alone, and a job that is started
 * by itself knows nothing of it. Only components that a job reaches have such a name.
 */
final class NamesForJobs implements Contributor {
    private static final ResourceId ZONE = ResourceId.of(AwsTypes.PRIVATE_DNS_NAMESPACE, ResourceId.MAIN);

    /** Longest label of a name (RFC 1035). */
    private static final int LABEL_LIMIT = 63;

    /** Seconds for which an answer may be kept: tasks come and go. */
    private static final int TTL = 10;

    private static final Origin NAMES = Origin.rule("ecs-names-for-jobs");

    @Override
    public void prepare(EcsDeployment deployment) {
        List<Component> reached = deployment.components().stream()
                .filter(component -> isReached(deployment, component))
                .toList();
        if (reached.isEmpty()) {
            return;
        }
        deployment.add(deployment
                .tagged(ZONE, NAMES)
                .set("name", Value.text(zone(deployment)), Origin.rule("physical-name"))
                .set("description", Value.text("Names by which jobs reach components"), NAMES)
                .set("vpc", deployment.network().vpc(), NAMES));
        reached.forEach(component -> deployment.add(deployment
                .tagged(id(component), NAMES)
                .set("name", Value.text(component.name()), NAMES)
                .set(
                        "dns_config",
                        Value.object(Map.of(
                                "namespace_id", Value.ref(ZONE, "id"),
                                "routing_policy", Value.text("MULTIVALUE"),
                                "dns_records",
                                        Value.list(Value.object(
                                                Map.of("type", Value.text("A"), "ttl", Value.number(TTL)))))),
                        NAMES)
                // Tasks that are just being stopped are registered for a moment more.
                .set("force_destroy", Value.bool(true), NAMES)));
    }

    @Override
    public void service(EcsDeployment deployment, ServiceDraft service) {
        if (isReached(deployment, service.component())) {
            service.set(
                    "service_registries",
                    Value.object(Map.of("registry_arn", Value.ref(id(service.component()), "arn"))),
                    NAMES);
        }
    }

    /** Returns a template as a component must read it: a job finds others under their names in the zone. */
    static Template seenBy(EcsDeployment deployment, Component component, Template template) {
        if (component.kind() != Kind.JOB) {
            return template;
        }
        return new Template(template.parts().stream()
                .map(part -> part instanceof Template.Reference reference ? seen(deployment, reference) : part)
                .toList());
    }

    private static Template.Part seen(EcsDeployment deployment, Template.Reference reference) {
        Component owner = deployment.config().components().get(reference.owner());
        if (owner == null || !isReached(deployment, owner)) {
            return reference;
        }
        String host = owner.name() + "." + zone(deployment);
        return switch (reference.attribute()) {
            case "host" -> new Template.Literal(host);
            case "url" -> {
                var port = owner.container().ports().getFirst();
                String scheme = port.protocol().name().toLowerCase(Locale.ROOT);
                yield new Template.Literal(scheme + "://" + host + ":" + port.containerPort());
            }
            default -> reference;
        };
    }

    private static boolean isReached(EcsDeployment deployment, Component component) {
        return component.kind() != Kind.JOB
                && !component.container().ports().isEmpty()
                && deployment.reach().to(component.name()).values().stream().anyMatch(from -> from.kind() == Kind.JOB);
    }

    private static ResourceId id(Component component) {
        return ResourceId.of(AwsTypes.DISCOVERY_SERVICE, component.name());
    }

    private static String zone(EcsDeployment deployment) {
        return deployment.name(LABEL_LIMIT) + ".internal";
    }
}
