package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.PublishedPorts;
import io.omnideploy.spi.expand.TemplateValues;
import java.util.List;
import java.util.OptionalInt;

/** Tells where each public component is reached. */
final class FrontOutputs {
    private final EcsDeployment deployment;

    FrontOutputs(EcsDeployment deployment) {
        this.deployment = deployment;
    }

    void add(List<FrontEntry> entries) {
        PublishedPorts published = deployment.published();
        for (FrontEntry entry : entries) {
            Component component = entry.component();
            deployment.output(new OutputSpec(
                    component.name().replace('-', '_') + "_url",
                    url(component, published.of(component)),
                    "Where " + component.name() + " answers."));
        }
        if (!entries.isEmpty()) {
            deployment.output(new OutputSpec(
                    "load_balancer_dns_name",
                    Value.ref(LoadBalancers.LOAD_BALANCER, "dns_name"),
                    "The load balancer's own name, to which the DNS records of domains lead."));
        }
    }

    private Value url(Component component, OptionalInt port) {
        String scheme = deployment.certificate().isPresent() ? "https://" : "http://";
        String path = component.service().paths().stream()
                .findFirst()
                .filter(first -> !first.equals("/"))
                .orElse("");
        return component.service().domains().stream()
                .filter(domain -> !domain.startsWith("*"))
                .findFirst()
                .map(domain -> (Value) Value.text(scheme + domain + path))
                .orElseGet(() -> TemplateValues.joined(List.of(
                        Value.text(scheme),
                        Value.ref(LoadBalancers.LOAD_BALANCER, "dns_name"),
                        Value.text((port.isPresent() ? ":" + port.getAsInt() : "") + path))));
    }
}
