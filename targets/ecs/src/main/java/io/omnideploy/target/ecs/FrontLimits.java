package io.omnideploy.target.ecs;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.spi.expand.aws.Bounds;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The limits of an application load balancer: "Quotas for your Application Load Balancers" and "Listener rules" in its user
 * guide.
 */
final class FrontLimits implements Contributor {
    private static final String CODE = "ecs-load-balancer";

    /** Rules beside the default ones, and target groups, of one load balancer. */
    static final int MOST_RULES = 100;

    /** Certificates beside the first. */
    static final int MOST_CERTIFICATES = 25;

    private static final int LONGEST_HOST = 128;

    /** A prefix is matched with {@code /*} behind it; all in all a pattern has 128 characters. */
    private static final int LONGEST_PATH = 126;

    @Override
    public void check(EcsDeployment deployment) {
        List<FrontEntry> entries = FrontEntry.of(deployment.config());
        Bounds bounds = new Bounds(deployment.draft(), CODE);
        int rules = 0;
        for (FrontEntry entry : entries) {
            rules += ListenerConditions.of(entry).size();
            ConfigPath service = DeployConfig.pathOf(entry.component()).then("service");
            List<String> domains = entry.component().service().domains();
            for (int index = 0; index < domains.size(); index++) {
                bounds.length(service.then("domains").item(index), "A host name", domains.get(index), LONGEST_HOST);
            }
            List<String> paths = entry.component().service().paths();
            for (int index = 0; index < paths.size(); index++) {
                bounds.length(service.then("paths").item(index), "A path", paths.get(index), LONGEST_PATH);
            }
        }
        if (rules > MOST_RULES) {
            deployment.refuse(
                    ConfigPath.of("components"),
                    CODE,
                    "Domains and paths need %d rules; a load balancer has at most %d.".formatted(rules, MOST_RULES),
                    "Use wildcards or fewer paths, or move some components to another deployment.");
        }
        if (entries.size() > MOST_RULES) {
            deployment.refuse(
                    ConfigPath.of("components"),
                    CODE,
                    "%d components are public; a load balancer has at most %d target groups."
                            .formatted(entries.size(), MOST_RULES),
                    "Move some of them to another deployment.");
        }
        certificates(deployment);
    }

    private static void certificates(EcsDeployment deployment) {
        Set<String> certificates = new TreeSet<>();
        for (Site site : Site.of(deployment.config())) {
            site.certificate()
                    .ifPresentOrElse(
                            certificates::add, () -> site.zone().ifPresent(zone -> certificates.add(zone.written())));
        }
        if (certificates.size() > MOST_CERTIFICATES + 1) {
            deployment.refuse(
                    ConfigPath.of("components"),
                    CODE,
                    "%d certificates are too many: a load balancer shows at most %d beside the first."
                            .formatted(certificates.size(), MOST_CERTIFICATES),
                    "Let one certificate cover several names, or move some components to another deployment.");
        }
    }
}
