package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container.Port;
import io.omnideploy.config.Service;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.target.kubernetes.KubernetesSettings.IngressSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An Ingress for each public component, with its names and paths. */
final class Ingresses {
    private static final Origin ROUTED = Origin.rule("kubernetes-ingress");
    private static final ConfigPath PATH = KubernetesSettings.PATH.then("ingress");
    private static final String ISSUER = "cert-manager.io/cluster-issuer";

    private Ingresses() {}

    /** Adds the object, and tells whether it is served by HTTPS. */
    static boolean add(KubernetesDeployment deployment, ComponentDraft draft, Port port) {
        IngressSettings settings = deployment.settings().ingress();
        Component component = draft.component();
        ConfigPath service = draft.path().then("service");
        List<String> domains = component.service().domains();
        Optional<String> own = component.service().tls().flatMap(Service.Tls::certificate);
        boolean isIssued = own.isEmpty() && settings.issuer().isPresent() && !domains.isEmpty();
        Optional<String> secret = domains.isEmpty()
                ? Optional.empty()
                : own.or(() -> isIssued ? Optional.of(draft.name() + "-tls") : settings.secret());
        Map<String, Value> annotations = new TreeMap<>();
        settings.annotations().forEach((key, text) -> annotations.put(key, Value.text(text)));
        if (isIssued) {
            annotations.put(ISSUER, Value.text(settings.issuer().orElseThrow()));
        }
        ResourceId id = ResourceId.of(KubernetesTypes.INGRESS, draft.name());
        ResourceSpec.Builder object = deployment
                .metadata()
                .object(id, draft.name(), draft.part(), annotations, Origin.at(service.then("public")))
                .because("spec", ROUTED);
        settings.annotations()
                .keySet()
                .forEach(
                        key -> object.because("metadata.annotations." + key, Origin.at(PATH.then("annotations", key))));
        ObjectDraft spec = new ObjectDraft();
        settings.ingressClass().ifPresent(name -> {
            spec.set("ingress_class_name", name);
            object.because("spec.ingress_class_name", Origin.at(PATH.then("class")));
        });
        spec.set("rules", rules(draft, port));
        object.because("spec.rules", deployment.written(service, "domains", "paths"));
        secret.ifPresent(name -> {
            spec.set(
                    "tls",
                    Value.list(new ObjectDraft()
                            .set("hosts", Value.texts(domains))
                            .set("secret_name", name)
                            .value()));
            Origin why = own.isPresent()
                    ? Origin.at(service.then("tls", "certificate"))
                    : Origin.at(PATH.then("tls", isIssued ? "issuer" : "secret"));
            object.because("spec.tls", why);
            if (isIssued) {
                object.because("metadata.annotations." + ISSUER, why);
            }
        });
        deployment.add(object.set("spec", spec.value()).after(Services.named(draft)));
        return secret.isPresent();
    }

    private static Value rules(ComponentDraft draft, Port port) {
        Component component = draft.component();
        Value http = new ObjectDraft().set("paths", paths(draft, port)).value();
        List<String> domains = component.service().domains();
        List<Value> rules = new ArrayList<>();
        if (domains.isEmpty()) {
            rules.add(new ObjectDraft().set("http", http).value());
        }
        domains.forEach(domain -> rules.add(
                new ObjectDraft().set("host", domain).set("http", http).value()));
        return new Value.Seq(rules);
    }

    private static Value paths(ComponentDraft draft, Port port) {
        Value backend = new ObjectDraft()
                .set(
                        "service",
                        new ObjectDraft()
                                .set("name", draft.name())
                                .set(
                                        "port",
                                        new ObjectDraft()
                                                .set("number", port.containerPort())
                                                .value())
                                .value())
                .value();
        List<Value> paths = new ArrayList<>();
        for (String path : Front.paths(draft.component())) {
            paths.add(new ObjectDraft()
                    .set("path", path)
                    .set("path_type", "Prefix")
                    .set("backend", backend)
                    .value());
        }
        return new Value.Seq(paths);
    }
}
