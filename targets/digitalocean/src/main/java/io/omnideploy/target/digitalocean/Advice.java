package io.omnideploy.target.digitalocean;

import io.omnideploy.config.Component;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Service;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.spi.AdviceRequest;
import io.omnideploy.spi.expand.Production;
import io.omnideploy.spi.expand.Remarks;
import java.util.List;
import java.util.Optional;

/** What could be better in a graph that is right; {@code docs/lint.md} has a section for each code. */
final class Advice {
    private final DeployConfig config;
    private final Remarks remarks;

    Advice(AdviceRequest request) {
        config = request.config();
        remarks = new Remarks(config);
    }

    List<Diagnostic> found() {
        if (Production.is(config.id())) {
            config.components().values().forEach(this::oneReplica);
        }
        return remarks.found();
    }

    private void oneReplica(Component component) {
        Optional<Service.Autoscaling> scaling = component.service().autoscaling();
        int copies =
                scaling.map(Service.Autoscaling::min).orElse(component.service().replicas());
        if (component.kind() == Component.Kind.SERVICE && copies == 1) {
            remarks.oneReplica(component, scaling.isPresent(), "it is replaced or its machine fails");
        }
    }
}
