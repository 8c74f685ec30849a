package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.TemplateValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One network load balancer for all public ports that speak TCP or UDP. It passes everything on as it comes. */
final class NetworkLoadBalancers implements Contributor {
    static final ResourceId LOAD_BALANCER = new ResourceId(AwsTypes.LOAD_BALANCER, ResourceId.MAIN, "network");

    private static final ResourceId GROUP = new ResourceId(AwsTypes.SECURITY_GROUP, ResourceId.MAIN, "nlb");
    private static final List<String> ANYWHERE = List.of("0.0.0.0/0");
    private static final int NAME_LIMIT = 32;

    /** "Quotas for your Network Load Balancers" in its user guide. */
    static final int MOST_LISTENERS = 50;

    /** Target groups of one service ("Amazon ECS service quotas", developer guide). */
    static final int MOST_GROUPS = 5;

    private static final String CODE = "ecs-network-load-balancer";
    private static final Origin FRONT = Origin.rule("ecs-network-load-balancer");

    @Override
    public void check(EcsDeployment deployment) {
        List<NetworkEntry> entries = NetworkEntry.of(deployment.config());
        Map<Integer, NetworkEntry> taken = new HashMap<>();
        for (NetworkEntry entry : entries) {
            NetworkEntry other = taken.putIfAbsent(entry.outside(), entry);
            if (other != null) {
                deployment.refuse(
                        entry.path(),
                        CODE,
                        "Port %d is that of '%s' already, and a load balancer answers once on a port, by TCP or by UDP."
                                .formatted(entry.outside(), other.component().name()),
                        "Give one of them another number outside with 'host_port'.");
            }
            if (entry.isUdp() && NetworkTargetGroups.probePort(entry).isEmpty()) {
                deployment.refuse(
                        entry.path(),
                        CODE,
                        "A load balancer can't ask by UDP whether '%s' works, and there is no port that answers TCP or HTTP."
                                .formatted(entry.component().name()),
                        "Let it answer on one, and name it: 'health_check: {tcp: true, port: …}'.");
            }
        }
        if (entries.size() > MOST_LISTENERS) {
            deployment.refuse(
                    ConfigPath.of("components"),
                    CODE,
                    "%d ports are public by TCP or UDP; a load balancer answers on at most %d."
                            .formatted(entries.size(), MOST_LISTENERS),
                    "Move some components to another deployment.");
        }
        deployment.components().forEach(component -> check(deployment, component));
    }

    private static void check(EcsDeployment deployment, Component component) {
        int groups =
                NetworkEntry.of(component).size() + (FrontEntry.of(component).isPresent() ? 1 : 0);
        if (groups > MOST_GROUPS) {
            deployment.refuse(
                    DeployConfig.pathOf(component).then("container", "ports"),
                    CODE,
                    "'%s' has %d ways in; ECS takes at most %d for one service."
                            .formatted(component.name(), groups, MOST_GROUPS),
                    "Make some of its ports a component of their own.");
        }
        if (isAlone(component)) {
            ConfigPath service = DeployConfig.pathOf(component).then("service");
            for (ConfigPath path : List.of(service.then("paths"), service.then("tls", "certificate"))) {
                if (deployment.config().positions().isGiven(path)) {
                    deployment.account(
                            path,
                            Fate.DROPPED,
                            "ecs-passes-tcp-on",
                            "'%s' speaks no HTTP; what comes is passed on as it is, and TLS ends in the program."
                                    .formatted(component.name()),
                            "Leave it out for this stack.");
                }
            }
        }
    }

    /** Tells whether a component is reached through this load balancer and no other. */
    static boolean isAlone(Component component) {
        return FrontEntry.of(component).isEmpty() && !NetworkEntry.of(component).isEmpty();
    }

    @Override
    public void prepare(EcsDeployment deployment) {
        List<NetworkEntry> entries = NetworkEntry.of(deployment.config());
        if (entries.isEmpty()) {
            return;
        }
        SecurityGroups groups = new SecurityGroups(deployment);
        groups.group(GROUP, "Network load balancer", FRONT);
        ResourceSpec.Builder balancer = deployment
                .tagged(LOAD_BALANCER, FRONT)
                .set("name", Value.text(deployment.name(NAME_LIMIT, "network")), Origin.rule("physical-name"))
                .set("load_balancer_type", Value.text("network"), FRONT)
                .set("internal", Value.bool(false), FRONT)
                .set("security_groups", Value.list(Value.ref(GROUP, "id")), FRONT)
                .set("subnets", deployment.network().publicSubnets(), TaskNetwork.why("public"))
                // A zone with fewer copies than connections would otherwise be busier than the others.
                .set("enable_cross_zone_load_balancing", Value.bool(true), FRONT)
                .after(deployment.network().internet());
        LoadBalancers.protect(balancer, BalancerSettings.of(deployment.config()));
        deployment.add(balancer);
        for (NetworkEntry entry : entries) {
            String transport = entry.port().protocol().transport();
            Origin why = Origin.at(entry.path());
            groups.letIn(
                    GROUP,
                    "nlb-" + entry.role(),
                    ANYWHERE,
                    transport,
                    entry.outside(),
                    "To " + entry.component().name(),
                    why);
            new NetworkTargetGroups(deployment).add(entry);
            deployment.add(listener(deployment, entry));
        }
    }

    private static ResourceSpec.Builder listener(EcsDeployment deployment, NetworkEntry entry) {
        return deployment
                .tagged(listener(entry), Origin.at(entry.path()))
                .set("load_balancer_arn", Value.ref(LOAD_BALANCER, "arn"), FRONT)
                .set("port", Value.number(entry.outside()), outside(deployment, entry))
                .set(
                        "protocol",
                        Value.text(entry.port().protocol().name()),
                        Origin.at(entry.path().then("protocol")))
                .set(
                        "default_action",
                        Value.list(Value.object(Map.of(
                                "type",
                                Value.text("forward"),
                                "target_group_arn",
                                Value.ref(NetworkTargetGroups.id(entry), "arn")))),
                        FRONT);
    }

    private static ResourceId listener(NetworkEntry entry) {
        return new ResourceId(AwsTypes.LISTENER, ResourceId.MAIN, entry.role());
    }

    private static Origin[] outside(EcsDeployment deployment, NetworkEntry entry) {
        return entry.port().hostPort().isPresent()
                ? deployment.written(entry.path(), "host_port")
                : deployment.written(entry.path(), "container_port");
    }

    @Override
    public void service(EcsDeployment deployment, ServiceDraft service) {
        Component component = service.component();
        SecurityGroups groups = new SecurityGroups(deployment);
        Set<String> opened = new TreeSet<>();
        for (NetworkEntry entry : NetworkEntry.of(component)) {
            Origin why = Origin.at(deployment.path(component).then("service", "public"));
            String transport = entry.port().protocol().transport();
            open(groups, component, transport, entry.port().containerPort(), opened, why);
            NetworkTargetGroups.probePort(entry).ifPresent(probe -> open(groups, component, "tcp", probe, opened, why));
            service.balanced(NetworkTargetGroups.id(entry), entry.port().containerPort(), why, Origin.at(entry.path()));
            service.set(
                    "health_check_grace_period_seconds",
                    Value.number(TargetGroups.graceSeconds(component)),
                    Origin.at(deployment.path(component).then("container", "health_check", "start_period")));
            service.after(Set.of(listener(entry)));
        }
    }

    private static void open(
            SecurityGroups groups, Component component, String transport, int port, Set<String> opened, Origin why) {
        if (opened.add(transport + port)) {
            ResourceId tasks = SecurityGroups.of(component);
            String end = transport + "-" + port;
            groups.letIn(tasks, GROUP, transport, port, "from-nlb-" + end, "From the network load balancer", why);
            groups.letOut(
                    GROUP,
                    tasks,
                    transport,
                    port,
                    "nlb-to-" + component.name() + "-" + end,
                    "To " + component.name(),
                    why);
        }
    }

    @Override
    public void finish(EcsDeployment deployment) {
        List<NetworkEntry> entries = NetworkEntry.of(deployment.config());
        for (NetworkEntry entry : entries) {
            String name = entry.component().name().replace('-', '_');
            boolean one = NetworkEntry.of(entry.component()).size() == 1;
            deployment.output(new OutputSpec(
                    name + "_" + (one ? "" : entry.role().replace('-', '_') + "_") + "address",
                    TemplateValues.joined(
                            List.of(Value.ref(LOAD_BALANCER, "dns_name"), Value.text(":" + entry.outside()))),
                    "Where %s answers by %s."
                            .formatted(entry.component().name(), entry.port().protocol())));
        }
    }
}
