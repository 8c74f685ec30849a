package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Kind;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container.Port;
import io.omnideploy.config.Container.Protocol;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Service;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.PublishedPorts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** How names and paths lead to public components: by an Ingress or, where a Gateway is named, by an HTTPRoute. */
final class Front implements Contributor {
    private static final Origin ADDRESS = Origin.rule("kubernetes-address");

    /** Returns the port of a component to which names and paths lead: the first of a public one that speaks HTTP. */
    static Optional<Port> port(Component component) {
        return component.kind() == Kind.SERVICE && component.service().isPublic()
                ? component.container().ports().stream()
                        .filter(Front::speaksHttp)
                        .findFirst()
                : Optional.empty();
    }

    /** Returns how components are told apart to which every name and path leads. */
    static PublishedPorts published(DeployConfig config) {
        return new PublishedPorts(
                config.components().values().stream()
                        .filter(component -> port(component).isPresent()
                                && component.service().domains().isEmpty()
                                && component.service().paths().isEmpty())
                        .toList(),
                component -> port(component).orElseThrow());
    }

    /** Returns the paths that lead to a component. */
    static List<String> paths(Component component) {
        return component.service().paths().isEmpty()
                ? List.of("/")
                : component.service().paths().stream()
                        .map(Front::plain)
                        .distinct()
                        .toList();
    }

    private static boolean speaksHttp(Port port) {
        return port.protocol() == Protocol.HTTP || port.protocol() == Protocol.HTTPS;
    }

    /** A slash at the end says no more than its path. */
    private static String plain(String path) {
        String shorter = path.replaceFirst("/+$", "");
        return shorter.isEmpty() ? "/" : shorter;
    }

    @Override
    public void check(KubernetesDeployment deployment) {
        Map<String, String> taken = new TreeMap<>();
        for (Component component : deployment.components()) {
            ConfigPath service = DeployConfig.pathOf(component).then("service");
            if (port(component).isEmpty()) {
                withoutHttp(deployment, component.service(), service);
                continue;
            }
            if (deployment.published().of(component).isEmpty()) {
                twice(deployment, component, service, taken);
            }
            certificate(deployment, component, service.then("tls"));
            others(deployment, component);
        }
    }

    private static void withoutHttp(KubernetesDeployment deployment, Service service, ConfigPath path) {
        boolean asked = !service.domains().isEmpty() || !service.paths().isEmpty();
        if (asked) {
            deployment.refuse(
                    path.then(service.domains().isEmpty() ? "paths" : "domains"),
                    "no-http-port",
                    "Names and paths lead to ports that speak HTTP, and there is none.",
                    "Say 'protocol: HTTP' at its port, or remove them.");
        }
        if (service.tls().isPresent()) {
            deployment.accountIfGiven(
                    path.then("tls"),
                    Fate.DROPPED,
                    "kubernetes-tls-unused",
                    "There is no port that speaks HTTP, to which a certificate would belong.",
                    "Remove it.");
        }
    }

    private static void twice(
            KubernetesDeployment deployment, Component component, ConfigPath service, Map<String, String> taken) {
        List<String> domains = component.service().domains();
        for (String domain : domains.isEmpty() ? List.of("") : domains) {
            for (String path : paths(component)) {
                String first = taken.putIfAbsent(domain + path, component.name());
                if (first != null) {
                    String where = domain.isEmpty() ? "Path " + path + " under any name" : domain + path;
                    deployment.refuse(
                            service.then(domains.isEmpty() ? "public" : "domains"),
                            "route-twice",
                            where + " leads to '" + first + "' already.",
                            "Give one of them another domain or path, or another 'host_port' than 80 and 443; or make it not"
                                    + " public.");
                }
            }
        }
    }

    private static void certificate(KubernetesDeployment deployment, Component component, ConfigPath path) {
        deployment.accountIfGiven(
                path.then("zone"),
                Fate.DROPPED,
                "kubernetes-dns-zone",
                "Names are put into the DNS by whoever runs the cluster, as by ExternalDNS, which reads them here.",
                "Let the names lead to the cluster's load balancer, and leave it out for this target.");
        Optional<String> certificate = component.service().tls().flatMap(Service.Tls::certificate);
        if (certificate.isEmpty()) {
            return;
        }
        if (deployment.settings().gateway().isPresent()) {
            deployment.account(
                    path.then("certificate"),
                    Fate.DROPPED,
                    "kubernetes-gateway-certificate",
                    "The listener of the Gateway shows its own certificate.",
                    "Let the Gateway's listener name it.");
        } else if (component.service().domains().isEmpty()) {
            deployment.account(
                    path.then("certificate"),
                    Fate.DROPPED,
                    "kubernetes-certificate-without-name",
                    "A certificate is shown for names, and there is none.",
                    "Add 'domains'.");
        } else if (!certificate.get().matches("(?=.{1,253}$)[a-z0-9]([-a-z0-9.]*[a-z0-9])?")) {
            deployment.refuse(
                    path.then("certificate"),
                    "kubernetes-certificate",
                    "'" + certificate.get() + "' can't be the name of a Secret, in which a certificate lies here.",
                    "Name a Secret of type kubernetes.io/tls in the namespace, or say 'kubernetes: {ingress: {tls:"
                            + " {issuer: NAME}}}'.");
        }
    }

    /** Only the first of several is routed; a way in for each would be a name for each. */
    private static void others(KubernetesDeployment deployment, Component component) {
        List<Port> ports = component.container().ports();
        ConfigPath path = DeployConfig.pathOf(component).then("container", "ports");
        Port first = port(component).orElseThrow();
        for (int index = 0; index < ports.size(); index++) {
            Port port = ports.get(index);
            if (speaksHttp(port) && !port.equals(first)) {
                deployment.account(
                        path.item(index).then("container_port"),
                        Fate.APPROXIMATED,
                        "kubernetes-first-http-port",
                        "From outside, names and paths lead to the first HTTP port; this one is reached inside of the"
                                + " cluster.",
                        "Make it a component of its own if it must be public.");
            }
        }
        if (first.protocol() == Protocol.HTTPS
                && deployment.settings().gateway().isEmpty()) {
            deployment.account(
                    path.item(ports.indexOf(first)).then("protocol"),
                    Fate.APPROXIMATED,
                    "kubernetes-https-behind-ingress",
                    "The Service says that HTTPS is spoken there; many ingress controllers want to be told by an annotation"
                            + " too.",
                    "Add it under kubernetes.ingress.annotations, such as"
                            + " 'nginx.ingress.kubernetes.io/backend-protocol: HTTPS'.");
        }
    }

    @Override
    public void beside(KubernetesDeployment deployment, ComponentDraft draft) {
        Optional<Port> port =
                deployment.published().of(draft.component()).isPresent() ? Optional.empty() : port(draft.component());
        boolean isEncrypted = false;
        if (port.isPresent()) {
            if (deployment.settings().gateway().isPresent()) {
                Routes.add(deployment, draft, port.get());
            } else {
                isEncrypted = Ingresses.add(deployment, draft, port.get());
            }
        }
        outputs(deployment, draft, port.isPresent(), isEncrypted);
    }

    private static void outputs(
            KubernetesDeployment deployment, ComponentDraft draft, boolean isPublic, boolean isEncrypted) {
        Component component = draft.component();
        String name = draft.name().replace('-', '_');
        List<String> domains = component.service().domains();
        if (isPublic && !domains.isEmpty()) {
            String path = paths(component).getFirst();
            deployment.output(new OutputSpec(
                    name + "_url",
                    Value.text((isEncrypted ? "https://" : "http://")
                            + domains.getFirst()
                            + (path.equals("/") ? "" : path)),
                    "Where " + draft.name() + " is reached.",
                    new TreeSet<>(List.of(Origin.at(draft.path().then("service", "domains")), ADDRESS))));
        }
        if (component.kind() == Kind.SERVICE && !component.container().ports().isEmpty()) {
            Port first = component.container().ports().getFirst();
            String scheme = first.protocol().name().toLowerCase(Locale.ROOT);
            deployment.output(new OutputSpec(
                    name + "_internal_url",
                    Value.text("%s://%s.%s.svc:%d"
                            .formatted(scheme, draft.name(), deployment.namespace(), first.containerPort())),
                    "Where " + draft.name() + " is reached inside of the cluster.",
                    new TreeSet<>(List.of(ADDRESS))));
        }
    }
}
