package io.omnideploy.target.docker;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Service;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.target.docker.FrontSite.Encryption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which names are served by HTTPS, and with whose certificate. A public authority looks whether the name leads to ports 80
 * and 443 of this host, so the proxy asks for a certificate only where that can be: everywhere else it would try for ever.
 */
final class HttpsRule {
    /** Last labels that are never in the public DNS: RFC 6761, RFC 6762, RFC 8375, RFC 9476. */
    private static final Set<String> PRIVATE_NAMES = Set.of(
            "localhost",
            "local",
            "internal",
            "test",
            "example",
            "invalid",
            "lan",
            "home",
            "corp",
            "onion",
            "alt",
            "arpa");

    private static final int HTTPS = 443;

    private final DeployConfig config;
    private final DockerSettings settings;

    HttpsRule(DeployConfig config, DockerSettings settings) {
        this.config = config;
        this.settings = settings;
    }

    /** Returns the file with a component's certificate and key, as the description names it. */
    static Optional<String> certificate(Component component) {
        return component.service().tls().flatMap(Service.Tls::certificate).filter(name -> name.endsWith(".pem"));
    }

    /** Returns where a component's certificate lies inside the proxy's container. */
    static String certificatePath(Component component) {
        return "/certs/" + component.name() + ".pem";
    }

    /** Returns how a name is served, on a port of its own if one is given. */
    Encryption of(Component component, String domain, OptionalInt ownPort) {
        if (settings.https() != DockerSettings.Https.OFF
                && certificate(component).isPresent()) {
            return new Encryption.Given(certificatePath(component));
        }
        return switch (settings.https()) {
            case INTERNAL -> new Encryption.Internal();
            case OFF -> new Encryption.None();
            case AUTO ->
                reachesHttps(ownPort) && isPublicName(domain) ? new Encryption.Automatic() : new Encryption.None();
        };
    }

    private boolean reachesHttps(OptionalInt ownPort) {
        return settings.isPublic() && settings.portOffset() == 0 && ownPort.orElse(HTTPS) == HTTPS;
    }

    private static boolean isPublicName(String domain) {
        String last = domain.substring(domain.lastIndexOf('.') + 1);
        return domain.contains(".")
                && !PRIVATE_NAMES.contains(last)
                && !last.chars().allMatch(Character::isDigit);
    }

    /** Finds names for which no authority gives a certificate, and tells what of 'tls' has no effect. */
    void check(Component component, List<FrontSite> sites, Diagnostics found, List<LedgerEntry> ledger) {
        ConfigPath service = DeployConfig.pathOf(component).then("service");
        component.service().domains().stream()
                .filter(domain -> domain.startsWith("*."))
                .filter(domain -> sites.stream()
                        .anyMatch(site ->
                                site.host().equals(domain) && site.encryption() instanceof Encryption.Automatic))
                .forEach(domain -> {
                    ConfigPath path = service.then("domains")
                            .item(component.service().domains().indexOf(domain));
                    found.add(Diagnostic.error(
                                    "wildcard-certificate",
                                    "No public authority gives the proxy a certificate for '" + domain + "'.")
                            .about(path)
                            .at(config.positions().of(path))
                            .remedy("Write each name, name a file with a certificate under tls.certificate, or set"
                                    + " docker.https to 'internal' or 'off'."));
                });
        component.service().tls().ifPresent(tls -> ledger(component, tls, sites, service.then("tls"), ledger));
    }

    private void ledger(
            Component component, Service.Tls tls, List<FrontSite> sites, ConfigPath path, List<LedgerEntry> ledger) {
        boolean served = sites.stream().anyMatch(site -> site.encryption().isOn());
        boolean given = certificate(component).isPresent();
        tls.certificate()
                .filter(name -> !served || !given)
                .ifPresent(name -> ledger.add(new LedgerEntry(
                        path.then("certificate"),
                        LedgerEntry.Fate.DROPPED,
                        "docker-certificate",
                        "The proxy takes a certificate and its key from one file that ends in .pem, for a component"
                                + " with domains.",
                        "Name such a file, or leave it out for this target.")));
        tls.zone()
                .ifPresent(zone -> ledger.add(new LedgerEntry(
                        path.then("zone"),
                        LedgerEntry.Fate.DROPPED,
                        "docker-zone",
                        "No DNS record is made for a Docker host.",
                        "Let the names lead to the host yourself.")));
        if (!served && tls.certificate().isEmpty() && tls.zone().isEmpty()) {
            ledger.add(new LedgerEntry(
                    path,
                    LedgerEntry.Fate.DROPPED,
                    "docker-tls",
                    "It is served in plain HTTP: HTTPS needs a domain, and a public address or docker.https.",
                    "Give it a domain and set docker.https to 'internal', or leave it out for this stack."));
        }
    }
}
