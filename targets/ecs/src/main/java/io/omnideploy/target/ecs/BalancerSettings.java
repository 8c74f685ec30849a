package io.omnideploy.target.ecs;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Node;
import io.omnideploy.config.Shape;
import io.omnideploy.spi.expand.Production;

/**
 * What is said about the load balancers under {@code ecs.load_balancer}. In a stack that serves people both are on unless it says
 * otherwise.
 *
 * @param deletionProtection whether AWS refuses to delete them
 * @param accessLogs whether each request is written down in a bucket
 */
record BalancerSettings(boolean deletionProtection, boolean accessLogs) {
    private static final String KEY = "load_balancer";
    private static final String PROTECTION = "deletion_protection";
    private static final String LOGS = "access_logs";

    static final ConfigPath PATH = EcsSettings.PATH.then(KEY);
    static final ConfigPath PROTECTION_PATH = PATH.then(PROTECTION);
    static final ConfigPath LOGS_PATH = PATH.then(LOGS);

    static final Shape.Field FIELD = Shape.field(
            KEY,
            Shape.fields(
                    Shape.field(
                            PROTECTION,
                            new Shape.Switch(),
                            "Whether AWS refuses to delete the load balancers, and so 'destroy' refuses, too. In a stack named"
                                    + " prod or production true if nothing is said, elsewhere false."),
                    Shape.field(
                            LOGS,
                            new Shape.Switch(),
                            "Whether each request over HTTP is written down in a bucket, for as many days as log_retention"
                                    + " says. In a stack named prod or production true if nothing is said, elsewhere"
                                    + " false.")),
            "The load balancers.");

    static BalancerSettings of(DeployConfig config) {
        boolean production = Production.is(config.id());
        Node.Mapping section = config.section()
                .get(KEY)
                .filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast)
                .orElseGet(Node.Mapping::empty);
        return new BalancerSettings(isOn(section, PROTECTION, production), isOn(section, LOGS, production));
    }

    private static boolean isOn(Node.Mapping section, String key, boolean otherwise) {
        return section.get(key)
                .filter(Node.Scalar.class::isInstance)
                .map(node -> ((Node.Scalar) node).text().equals("true"))
                .orElse(otherwise);
    }
}
