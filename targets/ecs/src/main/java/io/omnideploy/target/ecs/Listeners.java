package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.PublishedPorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the load balancer listens on, and which component gets which requests. */
final class Listeners {
    private static final ResourceId HTTP = new ResourceId(AwsTypes.LISTENER, ResourceId.MAIN, "http");
    private static final ResourceId HTTPS = new ResourceId(AwsTypes.LISTENER, ResourceId.MAIN, "https");

    /** TLS 1.2 and 1.3 with forward secrecy alone: the default that the console of ELB proposes. */
    private static final String TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

    private static final Origin FRONT = Origin.rule("ecs-one-load-balancer");
    private static final Origin REDIRECT = Origin.rule("ecs-redirect-to-https");

    private final EcsDeployment deployment;
    private final PublishedPorts published;

    Listeners(EcsDeployment deployment) {
        this.deployment = deployment;
        published = deployment.published();
    }

    void add(List<FrontEntry> entries) {
        Optional<Value> certificate = deployment.certificate();
        Value fallback = published.usual().map(Listeners::forward).orElseGet(Listeners::notFound);
        if (certificate.isPresent()) {
            deployment.add(listener(HTTP, 80, "HTTP", redirect(), REDIRECT));
            deployment.add(encrypted(HTTPS, 443, fallback, certificate.get(), FRONT));
        } else {
            deployment.add(listener(HTTP, 80, "HTTP", fallback, FRONT));
        }
        for (FrontEntry entry : entries) {
            published.of(entry.component()).ifPresent(port -> own(entry, port));
        }
        rules(entries);
    }

    /** Adds a listener that is one component's alone; it speaks what the main one does. */
    private void own(FrontEntry entry, int port) {
        Origin why = entry.hostPort(deployment);
        Value action = forward(entry.component());
        deployment.add(deployment
                .certificate()
                .map(certificate -> encrypted(own(entry), port, action, certificate, why))
                .orElseGet(() -> listener(own(entry), port, "HTTP", action, why)));
    }

    private static ResourceId own(FrontEntry entry) {
        return ResourceId.of(AwsTypes.LISTENER, entry.component().name());
    }

    private ResourceSpec.Builder encrypted(ResourceId id, int port, Value action, Value certificate, Origin why) {
        return listener(id, port, "HTTPS", action, why)
                .set("ssl_policy", Value.text(TLS_POLICY), Origin.rule("ecs-tls-policy"))
                .set("certificate_arn", certificate, Origin.rule("ecs-certificate"));
    }

    /** Returns the listener that passes requests on to components. */
    static ResourceId main(EcsDeployment deployment) {
        return deployment.certificate().isPresent() ? HTTPS : HTTP;
    }

    /** Returns the listener or the rules that pass requests on to a component. */
    Set<ResourceId> forwarding(FrontEntry entry) {
        if (published.of(entry.component()).isPresent()) {
            return Set.of(own(entry));
        }
        if (entry.takesAll()) {
            return Set.of(main(deployment));
        }
        Set<ResourceId> rules = new TreeSet<>();
        for (int index = 0; index < ListenerConditions.of(entry).size(); index++) {
            rules.add(rule(entry, index));
        }
        return rules;
    }

    private ResourceSpec.Builder listener(ResourceId id, int port, String protocol, Value action, Origin why) {
        return deployment
                .tagged(id, why)
                .set("load_balancer_arn", Value.ref(LoadBalancers.LOAD_BALANCER, "arn"), why)
                .set("port", Value.number(port), why)
                .set("protocol", Value.text(protocol), why)
                .set("default_action", Value.list(action), why);
    }

    private void rules(List<FrontEntry> entries) {
        RulePriorities priorities = new RulePriorities();
        for (FrontEntry entry : entries) {
            List<ListenerConditions> all = ListenerConditions.of(entry);
            for (int index = 0; index < all.size(); index++) {
                rule(entry, index, all.get(index), priorities);
            }
        }
    }

    private static ResourceId rule(FrontEntry entry, int index) {
        String component = entry.component().name();
        return new ResourceId(AwsTypes.LISTENER_RULE, component, index == 0 ? "" : Integer.toString(index + 1));
    }

    private void rule(FrontEntry entry, int index, ListenerConditions conditions, RulePriorities priorities) {
        ConfigPath path = deployment.path(entry.component()).then("service");
        ResourceSpec.Builder rule = deployment
                .tagged(rule(entry, index), Origin.at(path))
                .set("listener_arn", Value.ref(main(deployment), "arn"), FRONT)
                .set(
                        "priority",
                        Value.number(priorities.of(conditions, entry.component().name())),
                        Origin.rule("ecs-most-specific-first"))
                .set("condition", conditions.value())
                .set("action", Value.list(forward(entry.component())), FRONT);
        conditionOrigins(entry).forEach(origin -> rule.because("condition", origin));
        deployment.add(rule);
    }

    private List<Origin> conditionOrigins(FrontEntry entry) {
        ConfigPath path = deployment.path(entry.component()).then("service");
        List<Origin> why = new ArrayList<>();
        for (int index = 0; index < entry.component().service().domains().size(); index++) {
            why.add(Origin.at(path.then("domains").item(index)));
        }
        for (int index = 0; index < entry.component().service().paths().size(); index++) {
            why.add(Origin.at(path.then("paths").item(index)));
        }
        return why;
    }

    private static Value forward(Component component) {
        return Value.object(Map.of(
                "type", Value.text("forward"), "target_group_arn", Value.ref(TargetGroups.id(component), "arn")));
    }

    private static Value notFound() {
        return Value.object(Map.of(
                "type",
                Value.text("fixed-response"),
                "fixed_response",
                Value.object(Map.of(
                        "content_type", Value.text("text/plain"),
                        "message_body", Value.text("Not found"),
                        "status_code", Value.text("404")))));
    }

    private static Value redirect() {
        return Value.object(Map.of(
                "type",
                Value.text("redirect"),
                "redirect",
                Value.object(Map.of(
                        "port", Value.text("443"),
                        "protocol", Value.text("HTTPS"),
                        "status_code", Value.text("HTTP_301")))));
    }
}
