package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.AdviceRequest;
import io.omnideploy.spi.expand.Production;
import io.omnideploy.spi.expand.Remarks;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an engineer of AWS would remark about a graph before it goes up; {@code docs/lint.md} has a section for each code. */
final class Advice {
    private static final String WIDE_OPEN = "wide-open-cidr";

    private static final List<Integer> WEB_PORTS = List.of(80, 443);
    /** Those for which Trusted Advisor is alarmed ("Security Groups - Specific Ports Unrestricted"), and like ones. */
    private static final Set<Integer> RISKY_PORTS =
            Set.of(20, 21, 22, 23, 1433, 1434, 3306, 3389, 4333, 5432, 5500, 6379, 9200, 11211, 27017);

    private static final int SHORTEST_PREFIX = 16;

    private final DeployConfig config;
    private final ResourceGraph graph;
    private final Remarks remarks;

    Advice(AdviceRequest request) {
        config = request.config();
        graph = request.graph();
        remarks = new Remarks(config);
    }

    List<Diagnostic> found() {
        boolean encrypted = of(AwsTypes.LISTENER).stream()
                .anyMatch(listener ->
                        Value.text("HTTPS").equals(listener.properties().get("protocol")));
        for (FrontEntry entry : FrontEntry.of(config)) {
            if (!encrypted) {
                withoutTls(entry.component());
            }
        }
        NetworkEntry.of(config).forEach(this::riskyPort);
        if (Production.is(config.id())) {
            config.components().values().forEach(this::oneReplica);
        }
        of(AwsTypes.SECURITY_GROUP_RULE).forEach(this::wideOpen);
        of(AwsTypes.DB_INSTANCE).forEach(this::publicDatabase);
        return remarks.found();
    }

    private void withoutTls(Component component) {
        remarks.withoutTls(
                component,
                component.service().domains().isEmpty()
                        ? "Give it 'domains', and the Route 53 zone they are in under tls.zone."
                        : "Name the Route 53 zone of its domains under tls.zone, or a certificate under tls.certificate.");
    }

    private void oneReplica(Component component) {
        ResourceSpec service = graph.resources().get(ServiceDraft.id(component));
        if (component.kind() != Component.Kind.SERVICE || service == null) {
            return;
        }
        ResourceSpec scaling = graph.resources().get(ResourceId.of(AwsTypes.SCALING_TARGET, component.name()));
        Optional<BigDecimal> copies =
                scaling == null ? number(service, "desired_count") : number(scaling, "min_capacity");
        if (copies.isPresent() && copies.get().compareTo(BigDecimal.ONE) == 0) {
            remarks.oneReplica(component, scaling != null, "its zone fails or it is replaced");
        }
    }

    private void riskyPort(NetworkEntry entry) {
        if (RISKY_PORTS.contains(entry.port().containerPort()) || RISKY_PORTS.contains(entry.outside())) {
            remarks.add(
                    WIDE_OPEN,
                    entry.path(),
                    "'%s' answers everybody on port %d, where attackers look for databases and remote shells."
                            .formatted(entry.component().name(), entry.outside()),
                    "Make it private; what needs it inside names it under 'depends_on'.");
        }
    }

    /** The load balancers' own ports are public by purpose. */
    private void wideOpen(ResourceSpec rule) {
        boolean isIngress = Value.text("ingress").equals(rule.properties().get("type"));
        boolean isWeb = number(rule, "from_port").filter(Advice::isWebPort).isPresent()
                && number(rule, "from_port").equals(number(rule, "to_port"));
        boolean isFront = rule.id().component().equals(ResourceId.MAIN)
                && (isWeb
                        || rule.id().role().startsWith("nlb-")
                        || rule.id().role().startsWith("alb-"));
        if (!isIngress || isFront) {
            return;
        }
        for (String key : List.of("cidr_blocks", "ipv6_cidr_blocks")) {
            if (rule.properties().get(key) instanceof Value.Seq blocks) {
                for (Value block : blocks.items()) {
                    if (block instanceof Value.Text text && isWide(text.text())) {
                        opened(rule.id(), key, text.text());
                    }
                }
            }
        }
    }

    private void opened(ResourceId rule, String key, String block) {
        remarks.add(
                WIDE_OPEN,
                ConfigPath.of("overrides", rule.toString(), key),
                rule + " lets in " + block + ", which is " + (block.endsWith("/0") ? "everybody." : "a great many."),
                "Name the addresses that need it, or a security group.");
    }

    private void publicDatabase(ResourceSpec database) {
        if (Value.bool(true).equals(database.properties().get("publicly_accessible"))) {
            remarks.add(
                    WIDE_OPEN,
                    ConfigPath.of("overrides", database.id().toString(), "publicly_accessible"),
                    database.id() + " has a public address.",
                    "Leave it inside of the network, and reach it through a task or a VPN.");
        }
    }

    private static boolean isWebPort(BigDecimal port) {
        return WEB_PORTS.contains(port.intValue());
    }

    /** Wide is all of the internet, or more than 65536 addresses that are not private (RFC 1918). */
    static boolean isWide(String block) {
        int slash = block.indexOf('/');
        if (slash < 0) {
            return false;
        }
        int prefix = Integer.parseInt(block.substring(slash + 1));
        if (block.indexOf(':') >= 0) {
            return prefix < 2 * SHORTEST_PREFIX && !block.startsWith("fc") && !block.startsWith("fd");
        }
        return prefix < SHORTEST_PREFIX && !isPrivate(block, prefix);
    }

    private static boolean isPrivate(String block, int prefix) {
        return (block.startsWith("10.") && prefix >= 8) || (block.startsWith("172.16.") && prefix >= 12);
    }

    private static Optional<BigDecimal> number(ResourceSpec spec, String property) {
        return spec.properties().get(property) instanceof Value.Num number
                ? Optional.of(number.number())
                : Optional.empty();
    }

    private List<ResourceSpec> of(ResourceType type) {
        return graph.resources().values().stream()
                .filter(spec -> spec.id().type().equals(type))
                .toList();
    }
}
