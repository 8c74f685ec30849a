package io.omnideploy.target.lightsail;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Naming;
import io.omnideploy.config.Service.Tls;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.aws.AwsDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Own domains of a public component. Nothing waits until Lightsail has issued a certificate, and domains are taken with an issued
 * one alone: so the first run makes the certificate and tells its records, and the next one, with {@code attach_domains}, attaches.
 */
final class Domains {
    private static final String CODE = "lightsail-domains";
    private static final String STEP = "lightsail-domains-step";

    /** API reference of Lightsail, CreateContainerService, publicDomainNames. */
    private static final int MOST = 4;

    private static final int NAME_LIMIT = 248;
    private static final Pattern CERTIFICATE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,254}");
    private static final Origin NAME = Origin.rule("lightsail-physical-name");

    private final LightsailDeployment deployment;
    private final AwsDraft draft;

    Domains(LightsailDeployment deployment) {
        this.deployment = deployment;
        draft = deployment.draft();
    }

    void check() {
        Map<String, String> taken = new TreeMap<>();
        boolean isWaiting = false;
        for (Component component : deployment.components()) {
            List<String> domains = component.service().domains();
            ConfigPath service = DeployConfig.pathOf(component).then("service");
            for (int index = 0; index < domains.size(); index++) {
                domain(component, domains.get(index), service.then("domains").item(index), taken);
            }
            if (domains.size() > MOST) {
                refuse(
                        service.then("domains").item(MOST),
                        "A container service answers to %d domains, and %d are asked for."
                                .formatted(MOST, domains.size()),
                        "Keep " + MOST + ".");
            }
            certificate(component, service.then("tls", "certificate"));
            isWaiting |= !domains.isEmpty() && existing(component).isEmpty();
        }
        if (isWaiting) {
            tellStep();
        } else {
            draft.accountWritten(
                    LightsailSettings.ATTACH,
                    Fate.DROPPED,
                    "lightsail-setting-unused",
                    "No certificate is made here that had to be waited for.",
                    "Leave it out for this stack.");
        }
    }

    private void domain(Component component, String domain, ConfigPath path, Map<String, String> taken) {
        if (domain.startsWith("*.")) {
            refuse(path, "Lightsail takes no wildcard such as '" + domain + "'.", "Name each domain.");
        }
        String other = taken.putIfAbsent(domain, component.name());
        if (other != null) {
            refuse(
                    path,
                    "'%s' answers to '%s' already, and Lightsail doesn't divide a domain by paths."
                            .formatted(other, domain),
                    "Give each component a domain of its own.");
        }
        if (Endpoint.of(component).isEmpty()) {
            refuse(
                    path,
                    "'" + component.name() + "' is not public, so that no domain leads to it.",
                    "Make it 'public: true', or remove its domains.");
        }
    }

    private void certificate(Component component, ConfigPath path) {
        existing(component).ifPresent(name -> {
            if (!CERTIFICATE.matcher(name).matches()) {
                refuse(
                        path,
                        "'" + name + "' is no name of a certificate of Lightsail.",
                        "Name one of 'aws lightsail get-certificates'; those of ACM are others.");
            } else if (component.service().domains().isEmpty()) {
                refuse(path, "A certificate attaches domains, and there are none.", "Name them under 'domains'.");
            }
        });
    }

    private void tellStep() {
        Diagnostic step = deployment.settings().attachDomains()
                ? Diagnostic.note(
                                STEP,
                                "Domains, step 2 of 2: they are attached, for which their certificate must be issued.")
                        .remedy("'aws lightsail get-certificates' tells whether it is.")
                : Diagnostic.note(
                                STEP,
                                "Domains, step 1 of 2: a certificate is made, and the outputs tell the records that prove the domains.")
                        .remedy(
                                "Set the records; when the certificate is issued, say 'lightsail: {attach_domains: true}' and"
                                        + " bring the stack up again.");
        draft.found().add(step.about(LightsailSettings.ATTACH));
    }

    /** Makes the certificate of a container service, and attaches its domains if they can be; sets nothing without domains. */
    void add(ServiceGroup group, ResourceSpec.Builder service) {
        Optional<Component> owner = group.endpoint()
                .map(Endpoint::component)
                .filter(component -> !component.service().domains().isEmpty());
        if (owner.isEmpty()) {
            return;
        }
        Component component = owner.get();
        Optional<String> existing = existing(component);
        Origin[] why = why(component);
        Value name = existing.map(given -> (Value) Value.text(given)).orElseGet(() -> make(group, component, why));
        if (existing.isPresent() || deployment.settings().attachDomains()) {
            service.set(
                    "public_domain_names",
                    Value.object(Map.of(
                            "certificate",
                            Value.list(Value.object(Map.of(
                                    "certificate_name",
                                    name,
                                    "domain_names",
                                    Value.texts(component.service().domains())))))),
                    why);
            service.because(
                    "public_domain_names",
                    existing.isPresent()
                            ? Origin.at(DeployConfig.pathOf(component).then("service", "tls", "certificate"))
                            : Origin.at(LightsailSettings.ATTACH));
        }
    }

    private Value make(ServiceGroup group, Component component, Origin... why) {
        List<String> domains = component.service().domains();
        ResourceId id = ResourceId.of(LightsailTypes.CERTIFICATE, group.name());
        // One that is attached can't go, and another one needs another name to come before.
        String name = draft.name(NAME_LIMIT, group.name()) + "-" + Naming.hash(String.join(" ", domains), 6);
        ResourceSpec.Builder spec = draft.tagged(id, why)
                .lifecycle(new Lifecycle(false, Set.of(), true))
                .set("name", Value.text(name), NAME)
                .set("domain_name", Value.text(domains.getFirst()), why[0]);
        if (domains.size() > 1) {
            spec.set(
                    "subject_alternative_names",
                    Value.texts(domains.stream().skip(1).sorted().toList()),
                    why);
        }
        draft.add(spec);
        draft.output(new OutputSpec(
                Naming.slug(component.name(), '_') + "_certificate_records",
                Value.ref(id, "domain_validation_options"),
                "Records to set, by which the certificate of " + component.name() + " is issued.",
                new TreeSet<>(Set.of(why))));
        return Value.ref(id, "name");
    }

    private static Origin[] why(Component component) {
        ConfigPath path = DeployConfig.pathOf(component).then("service", "domains");
        List<Origin> origins = new ArrayList<>();
        for (int index = 0; index < component.service().domains().size(); index++) {
            origins.add(Origin.at(path.item(index)));
        }
        return origins.toArray(Origin[]::new);
    }

    private static Optional<String> existing(Component component) {
        return component.service().tls().flatMap(Tls::certificate);
    }

    private void refuse(ConfigPath path, String message, String remedy) {
        draft.refuse(path, CODE, message, remedy);
    }
}
