package io.omnideploy.target.digitalocean;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Service;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Own host names of the app, for which the platform brings certificates; in a zone of the account also the DNS records. */
final class Domains implements Contributor {
    /** OpenAPI of DigitalOcean, AppDomainSpec.domain. */
    private static final Pattern DOMAIN = Pattern.compile("((xn--)?[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*\\.)+[a-zA-Z]{2,}");

    private static final int LONGEST = 253;

    @Override
    public void check(AppDeployment deployment) {
        for (Component component : deployment.components()) {
            if (Ports.outside(component).isEmpty()) {
                continue;
            }
            ConfigPath service = DeployConfig.pathOf(component).then("service");
            List<String> domains = component.service().domains();
            Optional<String> zone = component.service().tls().flatMap(Service.Tls::zone);
            for (int index = 0; index < domains.size(); index++) {
                domain(
                        deployment,
                        bare(domains.get(index)),
                        zone,
                        service.then("domains").item(index));
            }
            if (component.service().tls().isPresent()) {
                deployment.accountIfGiven(
                        service.then("tls", "certificate"),
                        Fate.DROPPED,
                        "digitalocean-certificate",
                        "App Platform brings certificates for all its names by itself.",
                        "Leave it out for this target.");
            }
            if (domains.isEmpty()) {
                deployment.accountIfGiven(
                        service.then("tls", "zone"),
                        Fate.DROPPED,
                        "digitalocean-zone-without-domain",
                        "Without a domain there is no record to make.",
                        "Write the name under 'domains'.");
            }
        }
    }

    private static void domain(AppDeployment deployment, String domain, Optional<String> zone, ConfigPath path) {
        if (domain.length() > LONGEST || !DOMAIN.matcher(domain).matches()) {
            deployment.refuse(
                    path,
                    "digitalocean-domain",
                    "App Platform takes no host name '" + domain + "'.",
                    "Write a name with at least two parts, such as shop.example.com.");
        } else if (zone.filter(name -> !domain.equals(name) && !domain.endsWith("." + name))
                .isPresent()) {
            deployment.refuse(
                    path,
                    "digitalocean-domain-outside-zone",
                    "'" + domain + "' is not in the zone '" + zone.get() + "'.",
                    "Name the zone that it is in, or another name.");
        } else if (zone.isEmpty()) {
            deployment
                    .found()
                    .add(Diagnostic.note(
                                    "domain-without-zone",
                                    "No zone is named for '" + domain + "', so no DNS record is made for it.")
                            .about(path)
                            .at(deployment.config().positions().of(path))
                            .remedy(
                                    "Name a domain of the account under tls.zone, or make a CNAME record that leads to the"
                                            + " output default_ingress, where the domain is managed."));
        }
    }

    private static String bare(String domain) {
        return domain.startsWith("*.") ? domain.substring(2) : domain;
    }

    @Override
    public void app(AppDeployment deployment, AppDraft app) {
        Set<String> seen = new LinkedHashSet<>();
        for (Component component : deployment.components()) {
            if (Ports.outside(component).isEmpty()) {
                continue;
            }
            ConfigPath service = DeployConfig.pathOf(component).then("service");
            List<String> domains = component.service().domains();
            Optional<String> zone = component.service().tls().flatMap(Service.Tls::zone);
            for (int index = 0; index < domains.size(); index++) {
                String domain = domains.get(index);
                Set<Origin> why =
                        new TreeSet<>(Set.of(Origin.at(service.then("domains").item(index))));
                zone.ifPresent(name -> why.add(Origin.at(service.then("tls", "zone"))));
                SortedMap<String, Value> fields = new TreeMap<>(Map.of(
                        "name", Value.text(bare(domain)),
                        "type", Value.text(seen.isEmpty() ? "PRIMARY" : "ALIAS"),
                        "wildcard", Value.bool(!domain.equals(bare(domain)))));
                zone.ifPresent(name -> fields.put("zone", Value.text(name)));
                if (seen.add(domain)) {
                    app.add("domain", Value.object(fields), why);
                } else {
                    app.because("domain", why);
                }
            }
        }
    }
}
