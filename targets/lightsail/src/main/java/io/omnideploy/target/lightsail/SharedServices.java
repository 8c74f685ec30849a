package io.omnideploy.target.lightsail;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container.Port;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.spi.expand.StartOrder;
import io.omnideploy.spi.expand.aws.AwsDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which components share a container service: what is put together under {@code lightsail.services}, each other alone. */
final class SharedServices {
    private static final String CODE = "lightsail-shared-service";

    private final DeployConfig config;
    private final LightsailSettings settings;

    SharedServices(DeployConfig config, LightsailSettings settings) {
        this.config = config;
        this.settings = settings;
    }

    /** Returns the container services; what can't be put together is left out, and refused by {@link #check}. */
    List<ServiceGroup> groups() {
        Set<String> shared = new TreeSet<>();
        List<ServiceGroup> groups = new ArrayList<>();
        settings.services().forEach((name, members) -> {
            List<Component> known = members.stream()
                    .map(config.components()::get)
                    .filter(member -> member != null && shared.add(member.name()))
                    .toList();
            if (!known.isEmpty()) {
                groups.add(new ServiceGroup(name, known));
            }
        });
        for (Component component : config.components().values()) {
            if (!shared.contains(component.name())) {
                groups.add(new ServiceGroup(component.name(), List.of(component)));
            }
        }
        return groups;
    }

    static void check(LightsailDeployment deployment) {
        members(deployment);
        for (ServiceGroup group : deployment.groups()) {
            if (group.isShared()) {
                endpoints(deployment, group);
                ports(deployment, group);
                copies(deployment, group);
            }
        }
        order(deployment);
    }

    private static void members(LightsailDeployment deployment) {
        AwsDraft draft = deployment.draft();
        Map<String, String> taken = new TreeMap<>();
        List<String> names = List.copyOf(deployment.config().components().keySet());
        deployment.settings().services().forEach((service, members) -> {
            ConfigPath path = LightsailSettings.SERVICES.then(service);
            if (names.contains(service) && !members.contains(service)) {
                draft.refuse(
                        path,
                        CODE,
                        "The component '" + service + "' has the container service of that name for itself.",
                        "Choose another name, or put the component into it.");
            }
            if (members.isEmpty()) {
                deployment.accountAll(
                        path, Fate.DROPPED, "lightsail-setting-unused", "Nothing runs in it.", "Leave it out.");
            }
            for (int index = 0; index < members.size(); index++) {
                String member = members.get(index);
                String other = taken.putIfAbsent(member, service);
                if (!names.contains(member)) {
                    draft.refuse(
                            path.item(index),
                            CODE,
                            "No component '" + member + "' is here.",
                            Nearest.remedy(member, names));
                } else if (other != null) {
                    draft.refuse(
                            path.item(index),
                            CODE,
                            "The component '%s' runs in container service '%s' already.".formatted(member, other),
                            "Name it once.");
                }
            }
        });
    }

    private static void endpoints(LightsailDeployment deployment, ServiceGroup group) {
        List<String> entries = group.members().stream()
                .filter(member -> Endpoint.of(member).isPresent())
                .map(Component::name)
                .toList();
        if (entries.size() > 1) {
            deployment
                    .draft()
                    .refuse(
                            LightsailSettings.SERVICES.then(group.name()),
                            "lightsail-one-endpoint",
                            "A container service has one public endpoint, and %s are public.".formatted(named(entries)),
                            "Give them container services of their own, or make all but one 'public: false'.");
        }
    }

    /** The containers of a machine share its network. */
    private static void ports(LightsailDeployment deployment, ServiceGroup group) {
        Map<Integer, String> taken = new TreeMap<>();
        for (Component member : group.members()) {
            List<Port> ports = member.container().ports();
            for (int index = 0; index < ports.size(); index++) {
                String other = taken.putIfAbsent(ports.get(index).containerPort(), member.name());
                if (other != null && !other.equals(member.name())) {
                    deployment
                            .draft()
                            .refuse(
                                    DeployConfig.pathOf(member)
                                            .then("container", "ports")
                                            .item(index)
                                            .then("container_port"),
                                    CODE,
                                    "'%s' and '%s' share a machine, where both listen on port %d."
                                            .formatted(
                                                    other,
                                                    member.name(),
                                                    ports.get(index).containerPort()),
                                    "Let one listen on another port, or give them container services of their own.");
                }
            }
        }
    }

    private static void copies(LightsailDeployment deployment, ServiceGroup group) {
        for (Component member : group.members()) {
            ConfigPath path = DeployConfig.pathOf(member).then("service", "replicas");
            int replicas = member.service().replicas();
            if (replicas == 0 && !group.isDisabled()) {
                deployment
                        .draft()
                        .refuse(
                                path,
                                CODE,
                                "'%s' is off, and shares its machines with what is not.".formatted(member.name()),
                                "Take it out of container service '" + group.name() + "'.");
            } else if (replicas > 0 && replicas < group.scale()) {
                deployment
                        .draft()
                        .accountWritten(
                                path,
                                Fate.APPROXIMATED,
                                "lightsail-shared-copies",
                                "Container service '%s' runs %d machines, with one copy of each of its components on each."
                                        .formatted(group.name(), group.scale()),
                                "Give it a container service of its own where the number matters.");
            }
        }
    }

    /** What waits for each other could never be made. */
    private static void order(LightsailDeployment deployment) {
        Map<String, Set<String>> before = new TreeMap<>();
        StartOrder order = new StartOrder(deployment.config());
        for (ServiceGroup group : deployment.groups()) {
            Set<String> names = before.computeIfAbsent(group.name(), key -> new TreeSet<>());
            for (Component member : group.members()) {
                for (String name : order.before(member)) {
                    Component other = deployment.config().components().get(name);
                    if (other != null && !deployment.groupOf(other).equals(group)) {
                        names.add(deployment.groupOf(other).name());
                    }
                }
            }
        }
        for (ServiceGroup group : deployment.groups()) {
            if (leadsTo(group.name(), group.name(), before, new TreeSet<>())) {
                deployment
                        .draft()
                        .refuse(
                                LightsailSettings.SERVICES.then(group.name()),
                                CODE,
                                "Container service '%s' waits for itself, by what its components depend on."
                                        .formatted(group.name()),
                                "Put together only what nothing in between depends on.");
                return;
            }
        }
    }

    private static boolean leadsTo(String from, String wanted, Map<String, Set<String>> before, Set<String> seen) {
        for (String next : before.getOrDefault(from, Set.of())) {
            if (next.equals(wanted) || (seen.add(next) && leadsTo(next, wanted, before, seen))) {
                return true;
            }
        }
        return false;
    }

    private static String named(List<String> names) {
        return "'" + String.join("', '", names) + "'";
    }
}
