package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.AdviceRequest;
import io.omnideploy.spi.expand.Production;
import java.util.ArrayList;
import java.util.List;

/** What an engineer of clusters would remark about a graph before it goes up; {@code docs/lint.md} has a section for each code. */
final class Advice {
    private static final String PUBLIC_WITHOUT_TLS = "public-without-tls";
    private static final String ONE_REPLICA = "one-replica-in-production";

    private final DeployConfig config;
    private final ResourceGraph graph;
    private final List<Diagnostic> found = new ArrayList<>();

    Advice(AdviceRequest request) {
        config = request.config();
        graph = request.graph();
    }

    List<Diagnostic> found() {
        config.components().values().forEach(this::withoutTls);
        if (Production.is(config.id())) {
            config.components().values().forEach(this::oneReplica);
        }
        return found;
    }

    private void withoutTls(Component component) {
        ResourceSpec ingress = graph.resources().get(ResourceId.of(KubernetesTypes.INGRESS, component.name()));
        if (ingress != null && !field(ingress, "spec").fields().containsKey("tls")) {
            ConfigPath service = DeployConfig.pathOf(component).then("service");
            warn(
                    PUBLIC_WITHOUT_TLS,
                    service.then("public"),
                    "'" + component.name()
                            + "' is public and answers in plain HTTP: everybody between can read and change it.",
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
            ConfigPath path = DeployConfig.pathOf(component).then("service");
            warn(
                    ONE_REPLICA,
                    scaling == null ? path.then("replicas") : path.then("autoscaling", "min"),
                    "One copy of '" + component.name() + "' serves stack '"
                            + config.id().stack() + "': when its node fails or is emptied, nobody answers.",
                    scaling == null ? "Run at least 'replicas: 2'." : "Make min at least 2.");
        }
    }

    private static Value.Obj field(ResourceSpec spec, String name) {
        return spec.properties().get(name) instanceof Value.Obj object ? object : new ObjectDraft().value();
    }

    private void warn(String code, ConfigPath path, String message, String remedy) {
        found.add(Diagnostic.warning(code, message)
                .about(path)
                .at(config.positions().of(path))
                .remedy(remedy));
    }
}
