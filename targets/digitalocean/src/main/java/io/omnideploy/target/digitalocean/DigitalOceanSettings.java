package io.omnideploy.target.digitalocean;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.Durations;
import io.omnideploy.config.Node;
import io.omnideploy.config.Shape;
import io.omnideploy.spi.expand.Production;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The settings that only this target has.
 *
 * @param project the ID of the project to which the app is added
 * @param vpc the ID of the network in which app and databases reach each other
 * @param hasDevDatabases whether Postgres is a small database inside of the app
 * @param databaseNodes how many nodes a managed database has
 * @param isCached whether answers are kept at the edge
 * @param hasDedicatedEgress whether the app calls others from addresses of its own
 * @param deploysOnPush whether a new image in the account's own registry is deployed at once
 * @param instances slugs of instances by component, instead of what its size comes to
 * @param patience how long a deployment may take
 */
record DigitalOceanSettings(
        Optional<String> project,
        Optional<String> vpc,
        boolean hasDevDatabases,
        int databaseNodes,
        boolean isCached,
        boolean hasDedicatedEgress,
        boolean deploysOnPush,
        SortedMap<String, String> instances,
        Duration patience) {
    static final ConfigPath PATH = ConfigPath.of(DigitalOceanTypes.PROVIDER);

    static final String PROJECT = "project";
    static final String VPC = "vpc";
    static final String DEV_DATABASES = "dev_databases";
    static final String DATABASE_NODES = "database_nodes";
    static final String EDGE_CACHE = "edge_cache";
    static final String DEDICATED_EGRESS = "dedicated_egress";
    static final String DEPLOY_ON_PUSH = "deploy_on_push";
    static final String INSTANCES = "instances";
    static final String WAIT = "wait";

    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final int MOST_NODES = 3;
    private static final int NODES_IN_PRODUCTION = 2;

    static final Shape.Fields SHAPE = Shape.fields(
            Shape.field(
                    PROJECT, Shape.text(ID, "the ID of a project"), "An existing project to which the app is added."),
            Shape.field(
                    VPC,
                    Shape.text(ID, "the ID of a VPC"),
                    "An existing VPC, in which the app and its databases reach each other without the internet."),
            Shape.field(
                            DEV_DATABASES,
                            new Shape.Switch(),
                            "Whether Postgres is a small database inside of the app, for trials: it has 512 MB, no backups,"
                                    + " and goes when the app goes.")
                    .or(false),
            Shape.field(
                    DATABASE_NODES,
                    new Shape.Whole(1, MOST_NODES),
                    "How many nodes a managed database has; with more than one it survives the loss of one. In a stack named"
                            + " prod or production 2 if nothing is said, elsewhere 1."),
            Shape.field(
                            EDGE_CACHE,
                            new Shape.Switch(),
                            "Whether answers that say so are kept at the edge, near those who ask.")
                    .or(true),
            Shape.field(
                            DEDICATED_EGRESS,
                            new Shape.Switch(),
                            "Whether the app calls others from addresses of its own, which others can let in, at their price.")
                    .or(false),
            Shape.field(
                            DEPLOY_ON_PUSH,
                            new Shape.Switch(),
                            "Whether an image that is pushed to DigitalOcean's own registry under the same tag is deployed at"
                                    + " once.")
                    .or(false),
            Shape.field(
                            INSTANCES,
                            new Shape.MapOf(
                                    DeploymentId.NAME, "the name of a component", new Shape.Word(InstanceSize.slugs())),
                            "The instance of single components, by its slug, instead of what its size comes to.")
                    .or("{}"),
            Shape.field(
                            WAIT,
                            new Shape.Time(Duration.ofMinutes(1), Duration.ofHours(2)),
                            "How long a deployment may take until its components run; then it has failed.")
                    .or("30m"),
            StaticSites.FIELD,
            Alerts.FIELD);

    static DigitalOceanSettings of(DeployConfig config) {
        Node.Mapping section = config.section();
        return new DigitalOceanSettings(
                text(section, PROJECT),
                text(section, VPC),
                isOn(section, DEV_DATABASES),
                text(section, DATABASE_NODES)
                        .map(Integer::parseInt)
                        .orElse(Production.is(config.id()) ? NODES_IN_PRODUCTION : 1),
                text(section, EDGE_CACHE).filter("false"::equals).isEmpty(),
                isOn(section, DEDICATED_EGRESS),
                isOn(section, DEPLOY_ON_PUSH),
                instances(section),
                text(section, WAIT).flatMap(Durations::parse).orElse(Duration.ofMinutes(30)));
    }

    private static SortedMap<String, String> instances(Node.Mapping section) {
        SortedMap<String, String> slugs = new TreeMap<>();
        mapping(section, INSTANCES)
                .keySet()
                .forEach(name -> text(map(section, INSTANCES), name).ifPresent(slug -> slugs.put(name, slug)));
        return slugs;
    }

    /** Returns the maps under a key by their own keys, in written order. */
    static Map<String, Node.Mapping> mappings(Node.Mapping section, String key) {
        Map<String, Node.Mapping> maps = new LinkedHashMap<>();
        mapping(section, key).forEach((name, node) -> {
            if (node instanceof Node.Mapping map) {
                maps.put(name, map);
            }
        });
        return maps;
    }

    /** Returns the map under a key; an empty one if there is none. */
    static Node.Mapping map(Node.Mapping section, String key) {
        return section.get(key)
                .filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast)
                .orElseGet(Node.Mapping::empty);
    }

    private static Map<String, Node> mapping(Node.Mapping section, String key) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        map(section, key).entries().forEach((name, entry) -> nodes.put(name, entry.value()));
        return nodes;
    }

    /** Returns the text under a key. */
    static Optional<String> text(Node.Mapping section, String key) {
        return section.get(key).filter(Node.Scalar.class::isInstance).map(node -> ((Node.Scalar) node).text());
    }

    /** Tells whether a switch is on. */
    static boolean isOn(Node.Mapping section, String key) {
        return text(section, key).filter("true"::equals).isPresent();
    }
}
