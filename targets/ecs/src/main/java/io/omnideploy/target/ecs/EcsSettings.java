package io.omnideploy.target.ecs;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Durations;
import io.omnideploy.config.Node;
import io.omnideploy.config.Shape;
import io.omnideploy.spi.expand.Production;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The settings that only this target has.
 *
 * @param network whose network is used, when none is given under {@code vpc}
 * @param cidr the addresses of an own network, a /16 to /20
 * @param zones how many availability zones an own network spans
 * @param nat how tasks of an own network reach the internet
 * @param vpc the ID of an existing VPC
 * @param publicSubnets IDs of subnets of the existing VPC for the load balancer
 * @param privateSubnets IDs of subnets of the existing VPC for tasks and data
 * @param securityGroups IDs of existing security groups that every task gets too
 * @param cluster the name of an existing cluster
 * @param containerInsights whether the cluster's own metrics are collected
 * @param logRetention days for which logs are kept
 * @param arm whether tasks run on ARM64
 * @param spot whether tasks run on spare capacity, which AWS may take back
 * @param exec whether commands can be run in running containers
 * @param patience how long a deployment may take until its services are steady
 */
record EcsSettings(
        NetworkKind network,
        String cidr,
        int zones,
        Nat nat,
        Optional<String> vpc,
        List<String> publicSubnets,
        List<String> privateSubnets,
        List<String> securityGroups,
        Optional<String> cluster,
        boolean containerInsights,
        int logRetention,
        boolean arm,
        boolean spot,
        boolean exec,
        Duration patience) {
    static final ConfigPath PATH = ConfigPath.of("ecs");

    /** As the API of CloudWatch Logs takes them. */
    private static final List<String> RETENTIONS = List.of(
            "1", "3", "5", "7", "14", "30", "60", "90", "120", "150", "180", "365", "400", "545", "731", "1096", "1827",
            "2192", "2557", "2922", "3288", "3653");

    static final Shape.Fields SHAPE = Shape.fields(
            Shape.field(
                            "network",
                            new Shape.Word(List.of("own", "default")),
                            "A small VPC of the stack's own, or the account's default VPC. An existing one is named under"
                                    + " vpc.")
                    .or("own"),
            Shape.field(
                            "cidr",
                            Shape.text(
                                    "(\\d{1,3}\\.){3}\\d{1,3}/(16|17|18|19|20)",
                                    "an IPv4 network of /16 to /20 such as 10.0.0.0/16"),
                            "The addresses of an own network.")
                    .or("10.0.0.0/16"),
            Shape.field("zones", new Shape.Whole(2, 3), "How many availability zones an own network spans.")
                    .or(2),
            Shape.field(
                    "nat",
                    new Shape.Word(List.of("none", "one", "per_zone")),
                    "How tasks in an own network reach the internet. With none they stand in the public subnets, with"
                            + " addresses of their own and security groups that let nobody in; otherwise in the private"
                            + " ones behind one NAT gateway, or one in each zone. In a stack named prod or production it"
                            + " is one if nothing is said, elsewhere none, which costs nothing."),
            Shape.field("vpc", Shape.text("vpc-[0-9a-f]{8,17}", "the ID of a VPC"), "An existing VPC to use."),
            Shape.field(
                    "subnets",
                    Shape.fields(
                            Shape.field(
                                            "public",
                                            new Shape.ListOf(subnet()),
                                            "Where the load balancer stands, and the tasks if no private ones are named;"
                                                    + " at least two zones.")
                                    .or("[]"),
                            Shape.field(
                                            "private",
                                            new Shape.ListOf(subnet()),
                                            "Where tasks and databases stand; they need a way to the internet or endpoints"
                                                    + " of ECR, S3, logs and secrets.")
                                    .or("[]")),
                    "Subnets of the existing VPC."),
            Shape.field(
                            "security_groups",
                            new Shape.ListOf(Shape.text("sg-[0-9a-f]{8,17}", "the ID of a security group")),
                            "Existing security groups that every task gets beside its own.")
                    .or("[]"),
            Shape.field(
                    "cluster",
                    Shape.text("[A-Za-z0-9_-]{1,255}", "the name of a cluster"),
                    "An existing cluster to run in; otherwise the stack has its own."),
            Shape.field(
                            "container_insights",
                            new Shape.Switch(),
                            "Whether CloudWatch collects metrics of each task, at its price.")
                    .or(false),
            Shape.field("log_retention", new Shape.Word(RETENTIONS), "Days for which CloudWatch keeps logs.")
                    .or(30),
            Shape.field(
                            "architecture",
                            new Shape.Word(List.of("x86_64", "arm64")),
                            "The processors of the tasks, for which the images must be built; arm64 costs a fifth less. A"
                                    + " container's own platform wins.")
                    .or("x86_64"),
            Shape.field(
                            "capacity",
                            new Shape.Word(List.of("on_demand", "spot")),
                            "Whether tasks run on capacity that stays, or on spare one, which AWS may take back with two"
                                    + " minutes' notice, for a third of the price.")
                    .or("on_demand"),
            Shape.field(
                            "exec",
                            new Shape.Switch(),
                            "Whether 'aws ecs execute-command' can open a shell in running containers.")
                    .or(false),
            Shape.field(
                            "wait",
                            new Shape.Time(Duration.ofMinutes(1), Duration.ofHours(2)),
                            "How long a deployment may take until its services run steadily; then it has failed.")
                    .or("10m"),
            BalancerSettings.FIELD,
            BackingSettings.FIELD,
            SecretKeys.FIELD,
            TaskFiles.FIELD);

    /** Whose network is used. */
    enum NetworkKind {
        OWN,
        DEFAULT,
        GIVEN
    }

    /** How tasks of an own network reach the internet. */
    enum Nat {
        NONE,
        ONE,
        PER_ZONE
    }

    static EcsSettings of(DeployConfig config) {
        Node.Mapping section = config.section();
        Optional<String> vpc = text(section, "vpc");
        Node.Mapping subnets = section.get("subnets")
                .filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast)
                .orElseGet(Node.Mapping::empty);
        return new EcsSettings(
                vpc.isPresent() ? NetworkKind.GIVEN : word(section, "network", NetworkKind.class, NetworkKind.OWN),
                text(section, "cidr").orElse("10.0.0.0/16"),
                text(section, "zones").map(Integer::parseInt).orElse(2),
                word(section, "nat", Nat.class, Production.is(config.id()) ? Nat.ONE : Nat.NONE),
                vpc,
                texts(subnets, "public"),
                texts(subnets, "private"),
                texts(section, "security_groups"),
                text(section, "cluster"),
                isOn(section, "container_insights"),
                text(section, "log_retention").map(Integer::parseInt).orElse(30),
                text(section, "architecture").filter("arm64"::equals).isPresent(),
                text(section, "capacity").filter("spot"::equals).isPresent(),
                isOn(section, "exec"),
                text(section, "wait").flatMap(Durations::parse).orElse(Duration.ofMinutes(10)));
    }

    private static Shape subnet() {
        return Shape.text("subnet-[0-9a-f]{8,17}", "the ID of a subnet");
    }

    private static <T extends Enum<T>> T word(Node.Mapping section, String key, Class<T> type, T fallback) {
        return text(section, key)
                .map(word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)))
                .orElse(fallback);
    }

    private static boolean isOn(Node.Mapping section, String key) {
        return text(section, key).filter("true"::equals).isPresent();
    }

    private static Optional<String> text(Node.Mapping section, String key) {
        return section.get(key).filter(Node.Scalar.class::isInstance).map(node -> ((Node.Scalar) node).text());
    }

    private static List<String> texts(Node.Mapping section, String key) {
        return section.get(key)
                .filter(Node.Sequence.class::isInstance)
                .map(node -> ((Node.Sequence) node)
                        .items().stream()
                                .filter(Node.Scalar.class::isInstance)
                                .map(item -> ((Node.Scalar) item).text())
                                .toList())
                .orElse(List.of());
    }
}
