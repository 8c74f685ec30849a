package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container.Port;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.target.kubernetes.KubernetesSettings.GatewaySettings;
import java.util.ArrayList;
import java.util.List;

/** An HTTPRoute for each public component, attached to a Gateway that exists already (gateway.networking.k8s.io/v1). */
final class Routes {
    private static final Origin ROUTED = Origin.rule("kubernetes-http-route");
    private static final ConfigPath PATH = KubernetesSettings.PATH.then("gateway");

    private Routes() {}

    static void add(KubernetesDeployment deployment, ComponentDraft draft, Port port) {
        GatewaySettings gateway = deployment.settings().gateway().orElseThrow();
        Component component = draft.component();
        ConfigPath service = draft.path().then("service");
        ObjectDraft parent = new ObjectDraft()
                .set("group", "gateway.networking.k8s.io")
                .set("kind", "Gateway")
                .set("name", gateway.name());
        gateway.namespace().ifPresent(namespace -> parent.set("namespace", namespace));
        gateway.section().ifPresent(section -> parent.set("section_name", section));
        ObjectDraft spec = new ObjectDraft()
                .set("parent_refs", Value.list(parent.value()))
                .set("rules", Value.list(rule(draft, port)));
        ResourceId id = ResourceId.of(KubernetesTypes.HTTP_ROUTE, draft.name());
        ResourceSpec.Builder object = deployment
                .metadata()
                .object(id, draft.name(), draft.part(), Origin.at(service.then("public")))
                .because("spec", ROUTED)
                .because("spec.parent_refs", deployment.written(PATH, "name", "namespace", "section"))
                .because("spec.rules", Origin.at(service.then("paths")));
        if (!component.service().domains().isEmpty()) {
            spec.set("hostnames", Value.texts(component.service().domains()));
            object.because("spec.hostnames", Origin.at(service.then("domains")));
        }
        deployment.add(object.set("spec", spec.value()).after(Services.named(draft)));
    }

    private static Value rule(ComponentDraft draft, Port port) {
        List<Value> matches = new ArrayList<>();
        for (String path : Front.paths(draft.component())) {
            matches.add(new ObjectDraft()
                    .set(
                            "path",
                            new ObjectDraft()
                                    .set("type", "PathPrefix")
                                    .set("value", path)
                                    .value())
                    .value());
        }
        Value backend = new ObjectDraft()
                .set("group", "")
                .set("kind", "Service")
                .set("name", draft.name())
                .set("port", port.containerPort())
                .set("weight", 1)
                .value();
        return new ObjectDraft()
                .set("matches", new Value.Seq(matches))
                .set("backend_refs", Value.list(backend))
                .value();
    }
}
