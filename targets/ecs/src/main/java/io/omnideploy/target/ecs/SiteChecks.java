package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.plan.LedgerEntry.Fate;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refuses certificates that can't be had or shown, and names that lie outside of their zone. */
final class SiteChecks {
    private static final Pattern ARN = Pattern.compile(
            "arn:aws[a-z-]*:(?:acm:([a-z0-9-]+)|iam:):[0-9]{12}:(?:server-)?certificate/[A-Za-z0-9_/.-]+");
    private static final String TLS = "tls";

    /** The main name of a certificate (RFC 5280, ub-common-name; ACM API, RequestCertificate). */
    static final int LONGEST_MAIN_NAME = 64;

    /** The usual quota ("Quotas", user guide of ACM). */
    static final int MOST_NAMES = 10;

    private final EcsDeployment deployment;
    private final List<Site> sites;

    SiteChecks(EcsDeployment deployment, List<Site> sites) {
        this.deployment = deployment;
        this.sites = sites;
    }

    void check() {
        deployment.components().forEach(this::certificate);
        sites.forEach(this::inside);
        boolean encrypted = sites.stream().anyMatch(Site::isEncrypted);
        for (Site site : sites) {
            if (!site.isEncrypted() && encrypted) {
                deployment.refuse(
                        site.path(),
                        "ecs-domain-without-certificate",
                        "The load balancer redirects all HTTP to HTTPS, and no certificate is for '" + site.domain()
                                + "'.",
                        "Name the Route 53 zone of it under tls.zone, or the ARN of a certificate under tls.certificate.");
            } else if (site.zone().isEmpty()) {
                note(site);
            }
        }
        Map<DnsZone, SortedSet<String>> names = Https.requested(sites);
        names.forEach(this::request);
    }

    /** Checks names that only lead somewhere: they must lie in their zone, and lead to one load balancer. */
    void checkRecords() {
        sites.forEach(this::inside);
        for (Site site : sites) {
            boolean leadsElsewhere = Site.of(deployment.config()).stream()
                    .anyMatch(other -> other.domain().equals(site.domain()));
            if (leadsElsewhere) {
                deployment.refuse(
                        site.path(),
                        "ecs-domain-twice",
                        "'%s' leads to the load balancer for HTTP already, and '%s' is behind another."
                                .formatted(site.domain(), site.component().name()),
                        "Give it a name of its own.");
            } else if (site.zone().isEmpty()) {
                note(site);
            }
        }
    }

    private void certificate(Component component) {
        ConfigPath tls = DeployConfig.pathOf(component).then("service", TLS);
        component.service().tls().ifPresent(wanted -> {
            wanted.certificate().ifPresent(arn -> arn(arn, tls.then("certificate")));
            boolean hasNames = !component.service().domains().isEmpty();
            if (wanted.zone().isPresent() && !hasNames) {
                deployment.account(
                        tls.then("zone"),
                        Fate.DROPPED,
                        "ecs-zone-without-domain",
                        "Without a domain there is no record to make and no certificate to ask for.",
                        "Write the name under 'domains'.");
            }
            if (wanted.zone().isEmpty() && wanted.certificate().isEmpty()) {
                deployment.refuse(
                        tls,
                        "ecs-tls-without-certificate",
                        "HTTPS is wanted, and there is neither a certificate nor a zone in which one can be proven.",
                        "Name the Route 53 zone under tls.zone, or the ARN of a certificate under tls.certificate.");
            }
        });
    }

    private void arn(String text, ConfigPath path) {
        Matcher arn = ARN.matcher(text);
        if (!arn.matches()) {
            deployment.refuse(
                    path,
                    "ecs-certificate",
                    "'" + text + "' is not the ARN of a certificate.",
                    "Write one such as arn:aws:acm:" + deployment.region() + ":123456789012:certificate/…, or name the"
                            + " zone alone and let one be made.");
        } else if (arn.group(1) != null && !arn.group(1).equals(deployment.region())) {
            deployment.refuse(
                    path,
                    "ecs-certificate-region",
                    "The certificate is in " + arn.group(1) + ", and the load balancer, in " + deployment.region()
                            + ", takes those of its own region alone.",
                    "Ask ACM for one there, or name the zone alone and let one be made.");
        }
    }

    private void inside(Site site) {
        site.zone()
                .filter(zone -> !zone.contains(site.domain()))
                .ifPresent(zone -> deployment.refuse(
                        site.path(),
                        "ecs-domain-outside-zone",
                        "'" + site.domain() + "' is not in the zone '" + zone.written() + "'.",
                        "Name the zone that it is in, or another name."));
    }

    private void note(Site site) {
        deployment
                .found()
                .add(Diagnostic.note(
                                "domain-without-zone",
                                "No zone is named for '" + site.domain() + "', so no DNS record is made for it.")
                        .about(site.path())
                        .at(deployment.config().positions().of(site.path()))
                        .remedy("Name a Route 53 zone under tls.zone, or make the record that the output"
                                + " dns_records_to_make tells, where the domain is managed."));
    }

    private void request(DnsZone zone, SortedSet<String> names) {
        ConfigPath path = sites.stream()
                .filter(site -> names.contains(site.domain()))
                .findFirst()
                .orElseThrow()
                .path();
        if (names.size() > MOST_NAMES) {
            deployment.refuse(
                    path,
                    "ecs-certificate-names",
                    "%d names of the zone '%s' are too many for one certificate: ACM takes %d."
                            .formatted(names.size(), zone.written(), MOST_NAMES),
                    "Cover some by a wildcard, or name a certificate of your own for some under tls.certificate.");
        }
        if (names.stream().allMatch(name -> name.length() > LONGEST_MAIN_NAME)) {
            deployment.refuse(
                    path,
                    "ecs-certificate-names",
                    "The name of a certificate has at most %d characters, and '%s' has %d."
                            .formatted(
                                    LONGEST_MAIN_NAME,
                                    names.first(),
                                    names.first().length()),
                    "Shorten it, or cover it by a shorter wildcard.");
        }
    }
}
