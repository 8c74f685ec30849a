package io.omnideploy.target.lightsail;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ExpandRequest;
import io.omnideploy.spi.expand.ExternalUse;
import io.omnideploy.spi.expand.Production;
import io.omnideploy.spi.expand.TemplateValues;
import io.omnideploy.spi.expand.aws.AwsDraft;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** One deployment on its way into a graph: what all parts read, and where they put what they make. */
final class LightsailDeployment {
    /** https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_CreateContainerService.html */
    static final int SERVICE_NAME_LIMIT = 63;

    private final AwsDraft draft;
    private final DeployConfig config;
    private final LightsailSettings settings;
    private final ExternalUse external;
    private final List<ServiceGroup> groups;
    private final Map<String, ServiceGroup> groupOf = new TreeMap<>();
    private final Map<String, Map<String, Value>> backing = new TreeMap<>();
    private final Map<String, Set<ResourceId>> ready = new TreeMap<>();

    LightsailDeployment(ExpandRequest request) {
        draft = new AwsDraft(request);
        config = request.config();
        settings = LightsailSettings.of(config);
        external = new ExternalUse(config, config.components().values());
        groups = new SharedServices(config, settings).groups();
        groups.forEach(group -> group.members().forEach(member -> groupOf.put(member.name(), group)));
    }

    AwsDraft draft() {
        return draft;
    }

    DeployConfig config() {
        return config;
    }

    LightsailSettings settings() {
        return settings;
    }

    /** Returns which lines about services that exist already are used. */
    ExternalUse external() {
        return external;
    }

    List<Component> components() {
        return List.copyOf(config.components().values());
    }

    /** Returns the container services, in written order. */
    List<ServiceGroup> groups() {
        return groups;
    }

    /** Returns the container service in which a component runs. */
    ServiceGroup groupOf(Component component) {
        return groupOf.get(component.name());
    }

    /** Tells whether the stack serves people. */
    boolean isProduction() {
        return Production.is(config.id());
    }

    /** Returns the name of a container service in the account. */
    String serviceName(ServiceGroup group) {
        return draft.name(SERVICE_NAME_LIMIT, group.name());
    }

    /** Says what a backing service can be asked, and what must be there before somebody uses it. */
    void provide(String service, Map<String, Value> addresses, Set<ResourceId> needs) {
        backing.put(service, addresses);
        ready.put(service, needs);
    }

    /** Returns what must be there before somebody uses a backing service. */
    Set<ResourceId> ready(String service) {
        return ready.getOrDefault(service, new TreeSet<>());
    }

    /**
     * Returns what can be referred to in a container service: its own containers at localhost, those of others at the name that
     * Lightsail gives a service inside the region.
     */
    TemplateValues addresses(ServiceGroup from) {
        TemplateValues values = new TemplateValues(config, draft.secrets());
        for (Component component : components()) {
            Map<String, Value> known = new TreeMap<>(values.of(component.name()));
            ServiceGroup group = groupOf(component);
            if (group != null) {
                String host = group.equals(from) ? "localhost" : serviceName(group) + ".service.local";
                known.put("host", Value.text(host));
                if (known.get("url") instanceof Value.Text url) {
                    known.put("url", Value.text(url.text().replace("//" + component.name() + ":", "//" + host + ":")));
                }
            }
            values.put(component.name(), known);
        }
        backing.forEach(values::put);
        return values;
    }

    /** Says what became of everything written at or below a path. */
    void accountAll(ConfigPath path, Fate fate, String rule, String reason, String remedy) {
        for (ConfigPath written : config.positions().written()) {
            if (path.contains(written)) {
                draft.account(written, fate, rule, reason, remedy);
            }
        }
    }

    /** Tells the origin of everything written at or below a path. */
    void origins(ConfigPath path, Consumer<Origin> told) {
        for (ConfigPath written : config.positions().written()) {
            if (path.contains(written)) {
                told.accept(Origin.at(written));
            }
        }
    }
}
