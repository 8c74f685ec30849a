package io.omnideploy.target.ecs;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Naming;
import io.omnideploy.config.Service.Tls;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.TemplateValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Names and their certificates: one certificate for all names of a zone, proven by records in the zone; those that exist
 * already are shown as they are. The first is what the load balancer shows to who asks for no name.
 */
final class Https implements Contributor {
    private static final Origin PROOF = Origin.rule("acm-proof-by-dns");
    private static final Origin ALIAS = Origin.rule("route53-alias");
    private static final int PROOF_SECONDS = 60;

    @Override
    public void check(EcsDeployment deployment) {
        new SiteChecks(deployment, Site.of(deployment.config())).check();
        new SiteChecks(deployment, Site.ofNetwork(deployment.config())).checkRecords();
    }

    @Override
    public void prepare(EcsDeployment deployment) {
        List<Site> sites = Site.of(deployment.config());
        SequencedMap<String, Value> certificates = new LinkedHashMap<>();
        Map<DnsZone, SortedSet<String>> requested = requested(sites);
        Map<DnsZone, Value> proven = new TreeMap<>(Comparator.comparing(DnsZone::written));
        for (FrontEntry entry : FrontEntry.of(deployment.config())) {
            Optional<String> given = entry.component().service().tls().flatMap(Tls::certificate);
            if (given.isPresent()) {
                certificates.put("given-" + Naming.hash(given.get(), 6), Value.text(given.get()));
                continue;
            }
            for (Site site : sites) {
                if (site.component().equals(entry.component()) && site.zone().isPresent()) {
                    DnsZone zone = site.zone().get();
                    certificates.put(
                            zone.role(),
                            proven.computeIfAbsent(
                                    zone, key -> certificate(deployment, key, requested.get(key), sites)));
                }
            }
        }
        if (certificates.isEmpty()) {
            return;
        }
        deployment.certificate(certificates.firstEntry().getValue());
        certificates.pollFirstEntry();
        certificates.forEach((role, arn) -> further(deployment, role, arn));
    }

    /** Returns the names for which a certificate is asked, by zone; those of which one exists are left out. */
    static Map<DnsZone, SortedSet<String>> requested(List<Site> sites) {
        Map<DnsZone, SortedSet<String>> names = new TreeMap<>(Comparator.comparing(DnsZone::written));
        for (Site site : sites) {
            if (site.certificate().isEmpty() && site.zone().isPresent()) {
                names.computeIfAbsent(site.zone().get(), key -> new TreeSet<>()).add(site.domain());
            }
        }
        return names;
    }

    private static Value certificate(EcsDeployment deployment, DnsZone zone, Set<String> names, List<Site> sites) {
        String main = main(names, sites);
        List<String> others = names.stream().filter(name -> !name.equals(main)).toList();
        Origin[] why = sites.stream()
                .filter(site -> names.contains(site.domain()) && site.zone().equals(Optional.of(zone)))
                .map(site -> Origin.at(site.path()))
                .toArray(Origin[]::new);
        ResourceId certificate = new ResourceId(AwsTypes.CERTIFICATE, ResourceId.MAIN, zone.role());
        ResourceSpec.Builder request = deployment
                .tagged(certificate, why)
                .set("domain_name", Value.text(main), why)
                .set("validation_method", Value.text("DNS"), PROOF)
                // The listener shows the old one until the new one is proven.
                .lifecycle(new Lifecycle(false, Set.of(), true));
        if (!others.isEmpty()) {
            request.set("subject_alternative_names", Value.texts(others), why);
        }
        deployment.add(request);

        ResourceId proof = new ResourceId(AwsTypes.VALIDATION_RECORD, ResourceId.MAIN, "proof-" + zone.role());
        deployment.add(deployment
                .start(proof, PROOF)
                .set("domain_validation_options", Value.ref(certificate, "domain_validation_options"), PROOF)
                .set("zone_id", zone.id(deployment), zoneOrigins(deployment))
                .set("ttl", Value.number(PROOF_SECONDS), PROOF)
                // A name and its wildcard, or two stacks with one name, are proven by one and the same record.
                .set("allow_overwrite", Value.bool(true), PROOF));
        ResourceId validation = new ResourceId(AwsTypes.CERTIFICATE_VALIDATION, ResourceId.MAIN, zone.role());
        deployment.add(deployment
                .start(validation, PROOF)
                .set("certificate_arn", Value.ref(certificate, "arn"), PROOF)
                .set("validation_record_fqdns", Value.ref(proof, "fqdn"), PROOF)
                .set(
                        "timeouts",
                        Value.object(Map.of(
                                "create",
                                Value.text(
                                        Services.minutes(deployment.settings().patience())))),
                        Origin.at(EcsSettings.PATH.then("wait"))));
        return Value.ref(validation, "certificate_arn");
    }

    /** The first that is short enough, as written: a later name added behind it changes it not. */
    private static String main(Set<String> names, List<Site> sites) {
        return sites.stream()
                .map(Site::domain)
                .filter(name -> names.contains(name) && name.length() <= SiteChecks.LONGEST_MAIN_NAME)
                .findFirst()
                .orElseThrow();
    }

    private static Origin[] zoneOrigins(EcsDeployment deployment) {
        List<Origin> origins = new ArrayList<>();
        deployment.components().forEach(component -> {
            ConfigPath path = DeployConfig.pathOf(component).then("service", "tls", "zone");
            if (deployment.config().positions().isGiven(path)) {
                origins.add(Origin.at(path));
            }
        });
        return origins.toArray(Origin[]::new);
    }

    private static void further(EcsDeployment deployment, String role, Value arn) {
        deployment.add(deployment
                .start(
                        new ResourceId(AwsTypes.LISTENER_CERTIFICATE, ResourceId.MAIN, role),
                        Origin.rule("ecs-certificate"))
                .set("listener_arn", Value.ref(Listeners.main(deployment), "arn"), Origin.rule("ecs-certificate"))
                .set("certificate_arn", arn, Origin.rule("ecs-certificate")));
    }

    @Override
    public void finish(EcsDeployment deployment) {
        Set<String> done = new TreeSet<>();
        List<Value> toMake = new ArrayList<>();
        List<Site> sites = new ArrayList<>(Site.of(deployment.config()));
        sites.addAll(Site.ofNetwork(deployment.config()));
        for (Site site : sites) {
            if (!done.add(site.domain())) {
                continue;
            }
            site.zone()
                    .ifPresentOrElse(
                            zone -> record(deployment, site, zone),
                            () -> toMake.add(TemplateValues.joined(List.of(
                                    Value.text(site.domain() + " CNAME "), Value.ref(site.balancer(), "dns_name")))));
        }
        if (!toMake.isEmpty()) {
            deployment.output(
                    new OutputSpec(
                            "dns_records_to_make",
                            new Value.Seq(toMake),
                            "Records to make where the domains are managed; for the top of a zone an alias or ANAME instead of CNAME."));
        }
    }

    private static void record(EcsDeployment deployment, Site site, DnsZone zone) {
        String role = Naming.slug(site.domain().replace("*.", "any-"), '-');
        deployment.add(deployment
                .start(new ResourceId(AwsTypes.RECORD, ResourceId.MAIN, role), Origin.at(site.path()))
                .set("zone_id", zone.id(deployment), zoneOrigins(deployment))
                .set("name", Value.text(site.domain()), Origin.at(site.path()))
                .set("type", Value.text("A"), ALIAS)
                .set(
                        "alias",
                        Value.object(Map.of(
                                "name", Value.ref(site.balancer(), "dns_name"),
                                "zone_id", Value.ref(site.balancer(), "zone_id"),
                                "evaluate_target_health", Value.bool(true))),
                        ALIAS));
    }
}
