package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Service.Tls;
import io.omnideploy.resource.ResourceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A host name under which a component is reached.
 *
 * @param path where the name is written
 * @param zone where its record and the proof for its certificate are made, if that is known
 * @param certificate the ARN of a certificate that exists already
 */
record Site(Component component, String domain, ConfigPath path, Optional<DnsZone> zone, Optional<String> certificate) {
    Site {
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(certificate, "certificate");
    }

    /** Returns all host names in written order; one that several components answer to is there once for each. */
    static List<Site> of(DeployConfig config) {
        return of(
                config,
                FrontEntry.of(config).stream().map(FrontEntry::component).toList());
    }

    /** Returns the host names of what is reached by TCP and UDP alone, which need no certificate. */
    static List<Site> ofNetwork(DeployConfig config) {
        return of(
                config,
                config.components().values().stream()
                        .filter(NetworkLoadBalancers::isAlone)
                        .toList());
    }

    private static List<Site> of(DeployConfig config, List<Component> components) {
        List<DnsZone> named = named(config);
        List<Site> sites = new ArrayList<>();
        for (Component component : components) {
            ConfigPath service = DeployConfig.pathOf(component).then("service");
            List<String> domains = component.service().domains();
            for (int index = 0; index < domains.size(); index++) {
                String domain = domains.get(index);
                Optional<DnsZone> own =
                        component.service().tls().flatMap(Tls::zone).map(DnsZone::of);
                sites.add(new Site(
                        component,
                        domain,
                        service.then("domains").item(index),
                        own.or(() -> nearest(domain, named)),
                        component.service().tls().flatMap(Tls::certificate)));
            }
        }
        return sites;
    }

    /** Returns the address of the load balancer to which it leads. */
    ResourceId balancer() {
        return FrontEntry.of(component).isPresent() ? LoadBalancers.LOAD_BALANCER : NetworkLoadBalancers.LOAD_BALANCER;
    }

    /** Tells whether it is served by HTTPS. */
    boolean isEncrypted() {
        return certificate.isPresent() || zone.isPresent();
    }

    private static List<DnsZone> named(DeployConfig config) {
        return config.components().values().stream()
                .flatMap(component -> component.service().tls().flatMap(Tls::zone).stream())
                .map(DnsZone::of)
                .filter(zone -> !zone.isId())
                .distinct()
                .sorted(Comparator.comparingInt((DnsZone zone) -> zone.written().length())
                        .reversed()
                        .thenComparing(DnsZone::written))
                .toList();
    }

    /** A zone that one component names holds for the names of others too. */
    private static Optional<DnsZone> nearest(String domain, List<DnsZone> named) {
        return named.stream().filter(zone -> zone.contains(domain)).findFirst();
    }
}
