package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Component;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.AdviceRequest;
import io.omnideploy.spi.expand.Production;
import io.omnideploy.spi.expand.PublishedPorts;
import io.omnideploy.spi.expand.Remarks;
import java.util.List;

/** What an engineer of clusters would remark about a graph before it goes up; {@code docs/lint.md} has a section for each code. */
final class Advice {
    private final DeployConfig config;
    private final ResourceGraph graph;
    private final Remarks remarks;

    Advice(AdviceRequest request) {
        config = request.config();
        graph = request.graph();
        remarks = new Remarks(config);
    }

    List<Diagnostic> found() {
        PublishedPorts published = Front.published(config);
        config.components().values().forEach(component -> withoutTls(component, published));
        if (Production.is(config.id())) {
            config.components().values().forEach(this::oneReplica);
        }
        return remarks.found();
    }

    private void withoutTls(Component component, PublishedPorts published) {
        ResourceSpec ingress = graph.resources().get(ResourceId.of(KubernetesTypes.INGRESS, component.name()));
        boolean isPlain = ingress != null && !field(ingress, "spec").fields().containsKey("tls");
        if (isPlain || published.of(component).isPresent()) {
            remarks.withoutTls(
                    component,
                    component.service().domains().isEmpty()
                            ? "Give it 'domains', and a certificate with 'kubernetes: {ingress: {tls: {issuer: NAME}}}'."
                            : "Say 'kubernetes: {ingress: {tls: {issuer: NAME}}}', or name a secret with a certificate.");
        }
    }

    private void oneReplica(Component component) {
        ResourceSpec deployment = graph.resources().get(ResourceId.of(KubernetesTypes.DEPLOYMENT, component.name()));
        ResourceSpec scaling = graph.resources().get(ResourceId.of(KubernetesTypes.AUTOSCALER, component.name()));
        if (component.kind() != Component.Kind.SERVICE || deployment == null) {
            return;
        }
        Value copies = scaling == null
                ? field(deployment, "spec").fields().get("replicas")
                : field(scaling, "spec").fields().get("min_replicas");
        if (Value.number(1).equals(copies)) {
            remarks.oneReplica(component, scaling != null, "its node fails or is emptied");
        }
    }

    private static Value.Obj field(ResourceSpec spec, String name) {
        return spec.properties().get(name) instanceof Value.Obj object ? object : new ObjectDraft().value();
    }
}
