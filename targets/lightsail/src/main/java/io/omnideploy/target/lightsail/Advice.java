package io.omnideploy.target.lightsail;

import io.omnideploy.config.Component;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.spi.AdviceRequest;
import io.omnideploy.spi.expand.Production;
import io.omnideploy.spi.expand.Remarks;
import java.util.List;

/** What could be better of a deployment that is right; {@code docs/lint.md} has a section for each code. */
final class Advice {
    private final DeployConfig config;
    private final Remarks remarks;

    Advice(AdviceRequest request) {
        config = request.config();
        remarks = new Remarks(config);
    }

    List<Diagnostic> found() {
        if (Production.is(config.id())) {
            for (Component component : config.components().values()) {
                if (component.kind() == Component.Kind.SERVICE
                        && component.service().replicas() == 1) {
                    remarks.oneReplica(component, false, "its machine fails");
                }
            }
        }
        return remarks.found();
    }
}
