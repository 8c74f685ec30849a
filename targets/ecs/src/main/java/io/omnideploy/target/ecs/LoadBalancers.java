package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container.Port;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.PublishedPorts;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One application load balancer in front of all public components. */
final class LoadBalancers implements Contributor {
    static final ResourceId LOAD_BALANCER = ResourceId.of(AwsTypes.LOAD_BALANCER, ResourceId.MAIN);

    /** Longest name (ELBv2 API, CreateLoadBalancer). */
    private static final int NAME_LIMIT = 32;

    private static final ResourceId GROUP = new ResourceId(AwsTypes.SECURITY_GROUP, ResourceId.MAIN, "alb");
    private static final List<String> ANYWHERE = List.of("0.0.0.0/0");
    /** What only makes sense of a component that is reached from outside, the wish itself first. */
    private static final List<String> PUBLIC_KEYS = List.of("public", "domains", "paths", "tls");

    private static final Origin FRONT = Origin.rule("ecs-one-load-balancer");

    @Override
    public void check(EcsDeployment deployment) {
        PublishedPorts published = deployment.published();
        for (Component component : published.untold()) {
            deployment.refuse(
                    deployment.path(component).then("service"),
                    "front-twice",
                    "'%s' and '%s' are both public without domains or paths, and the load balancer couldn't tell them apart."
                            .formatted(published.usual().orElseThrow().name(), component.name()),
                    "Give one of them 'domains' or 'paths', or its port another 'host_port' than 80 and 443.");
        }
        for (Component component : deployment.components()) {
            withoutFront(deployment, component);
            if (component.service().isPublic()) {
                ports(deployment, component);
            }
        }
    }

    /** What is said about the way in to a component that has none. */
    private static void withoutFront(EcsDeployment deployment, Component component) {
        if (FrontEntry.of(component).isPresent() || NetworkLoadBalancers.isAlone(component)) {
            return;
        }
        ConfigPath service = deployment.path(component).then("service");
        boolean wanted = component.service().isPublic();
        String reason = wanted
                ? "'%s' has no port, so nothing of it is reached from outside.".formatted(component.name())
                : "'%s' is not public.".formatted(component.name());
        for (String key : wanted ? PUBLIC_KEYS : PUBLIC_KEYS.subList(1, PUBLIC_KEYS.size())) {
            if (deployment.config().positions().isGiven(service.then(key))) {
                deployment.account(
                        service.then(key), Fate.DROPPED, "ecs-nothing-public", reason, "Leave it out for this stack.");
            }
        }
    }

    /** One of the ports that speak HTTP is the way in. */
    private static void ports(EcsDeployment deployment, Component component) {
        List<Port> ports = component.container().ports();
        Optional<Port> front = FrontEntry.of(component).map(FrontEntry::port);
        for (int index = 0; index < ports.size(); index++) {
            Port port = ports.get(index);
            ConfigPath path =
                    deployment.path(component).then("container", "ports").item(index);
            if (FrontEntry.speaksHttp(port) && !front.equals(Optional.of(port))) {
                deployment.account(
                        path.then("container_port"),
                        Fate.APPROXIMATED,
                        "ecs-one-public-port",
                        "The load balancer passes requests to port %d of '%s'; this one is reached inside alone."
                                .formatted(front.orElseThrow().containerPort(), component.name()),
                        "Make it a component of its own with a path or a domain.");
            }
        }
    }

    @Override
    public void prepare(EcsDeployment deployment) {
        List<FrontEntry> entries = FrontEntry.of(deployment.config());
        if (entries.isEmpty()) {
            return;
        }
        SecurityGroups groups = new SecurityGroups(deployment);
        groups.group(GROUP, "Load balancer", FRONT);
        boolean https = deployment.certificate().isPresent();
        groups.letIn(GROUP, "alb-http", ANYWHERE, "tcp", 80, https ? "HTTP, to be redirected" : "HTTP", FRONT);
        if (https) {
            groups.letIn(GROUP, "alb-https", ANYWHERE, "tcp", 443, "HTTPS", FRONT);
        }
        PublishedPorts published = deployment.published();
        for (FrontEntry entry : entries) {
            published.of(entry.component()).ifPresent(port -> {
                String name = entry.component().name();
                Origin why = entry.hostPort(deployment);
                groups.letIn(GROUP, "alb-port-" + port, ANYWHERE, "tcp", port, "To " + name, why);
            });
        }
        BalancerSettings settings = BalancerSettings.of(deployment.config());
        ResourceSpec.Builder balancer = deployment
                .tagged(LOAD_BALANCER, FRONT)
                .set("name", Value.text(deployment.name(NAME_LIMIT)), Origin.rule("physical-name"))
                .set("load_balancer_type", Value.text("application"), FRONT)
                .set("internal", Value.bool(false), FRONT)
                .set("security_groups", Value.list(Value.ref(GROUP, "id")), FRONT)
                .set("subnets", deployment.network().publicSubnets(), TaskNetwork.why("public"))
                // Request smuggling works through headers that no program should get.
                .set("drop_invalid_header_fields", Value.bool(true), Origin.rule("ecs-drop-invalid-headers"))
                .after(deployment.network().internet());
        protect(balancer, settings);
        if (settings.accessLogs()) {
            new AccessLogs(deployment).of(balancer);
        } else {
            balancer.because("access_logs", Origin.at(BalancerSettings.LOGS_PATH));
        }
        deployment.add(balancer);
        entries.forEach(entry -> new TargetGroups(deployment).add(entry));
        new Listeners(deployment).add(entries);
    }

    /** Sets whether AWS itself refuses to delete a load balancer. */
    static void protect(ResourceSpec.Builder balancer, BalancerSettings settings) {
        Origin why = Origin.at(BalancerSettings.PROTECTION_PATH);
        balancer.set("enable_deletion_protection", Value.bool(settings.deletionProtection()), why)
                .lifecycle(new Lifecycle(settings.deletionProtection(), Set.of(), false));
    }

    @Override
    public void service(EcsDeployment deployment, ServiceDraft service) {
        FrontEntry.of(service.component()).ifPresent(entry -> attach(deployment, service, entry));
    }

    private static void attach(EcsDeployment deployment, ServiceDraft service, FrontEntry entry) {
        Component component = entry.component();
        Port port = entry.port();
        Origin why = Origin.at(deployment.path(component).then("service", "public"));
        SecurityGroups groups = new SecurityGroups(deployment);
        groups.letIn(component, GROUP, port, "From the load balancer", why);
        groups.letOut(GROUP, SecurityGroups.of(component), port.containerPort(), "To " + component.name(), why);
        service.balanced(TargetGroups.id(component), port.containerPort(), why)
                .set(
                        "health_check_grace_period_seconds",
                        Value.number(TargetGroups.graceSeconds(component)),
                        Origin.at(deployment.path(component).then("container", "health_check", "start_period")));
        // A target group that no listener uses yet is none that a service may join.
        service.after(new Listeners(deployment).forwarding(entry));
    }

    @Override
    public void finish(EcsDeployment deployment) {
        new FrontOutputs(deployment).add(FrontEntry.of(deployment.config()));
    }
}
