package io.omnideploy.target.ecs;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Size;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What backing services have alike: who reaches them, whether their data is protected, their passwords. */
final class BackingParts {
    static final Origin PRODUCTION = Origin.rule("production-is-protected");
    static final Origin NAME = Origin.rule("physical-name");

    private static final Origin REACH = Origin.rule("backing-service-lets-in-who-uses-it");

    private final EcsDeployment deployment;
    private final SecurityGroups groups;

    BackingParts(EcsDeployment deployment) {
        this.deployment = deployment;
        groups = new SecurityGroups(deployment);
    }

    EcsDeployment deployment() {
        return deployment;
    }

    /** Starts the resource of a service that takes tags. */
    ResourceSpec.Builder tagged(BackingService service, ResourceType type, String role) {
        return deployment.tagged(new ResourceId(type, service.name(), role), why(service));
    }

    /** Returns why a service is there. */
    static Origin why(BackingService service) {
        return at(service, "preset");
    }

    /** Returns a line of a service as an origin. */
    static Origin at(BackingService service, String key) {
        return Origin.at(DeployConfig.pathOf(service).then(key));
    }

    /** Tells whether the data of a service may not be destroyed. */
    boolean isProtected(BackingService service) {
        return service.protect().orElseGet(deployment::isProduction);
    }

    /** Returns why it may or may not be destroyed. */
    static Origin whyProtected(BackingService service) {
        return service.protect().isPresent() ? at(service, "protect") : PRODUCTION;
    }

    /** Sets the life of what holds the data of a service. */
    ResourceSpec.Builder live(ResourceSpec.Builder spec, BackingService service) {
        return spec.lifecycle(new Lifecycle(isProtected(service), Set.of(), false))
                .because("", whyProtected(service));
    }

    /** Returns the password of a service's owner, made once and kept in the stack's store. */
    Value password(BackingService service) {
        return deployment.secrets().generated(service.name() + "-password", "password of " + service.name());
    }

    /** Returns the password of a service that exists already. */
    Optional<Value> given(BackingService.External external, BackingService service) {
        return external.password().map(source -> deployment.secrets().given(source, "password of " + service.name()));
    }

    /** Tells that a setting of a server is none of the platform's parameters, or one that nobody may set. */
    void closed(ConfigPath setting, String platform) {
        deployment.account(
                setting,
                Fate.DROPPED,
                "setting-without-parameter",
                platform + " sets this itself, or has no such parameter.",
                "Leave it out for this target.");
    }

    /** Returns a parameter as an element of a parameter group. */
    static Map<String, Value> parameter(ServerParameter parameter) {
        return Map.of("name", Value.text(parameter.name()), "value", Value.text(parameter.value()));
    }

    /** Returns the size of a service's machine, a small one if nothing is said. */
    static Size size(BackingService service) {
        return service.size().orElse(Size.MICRO);
    }

    /** Makes the security group of a service, open on one port for the tasks that use it and for nobody else. */
    ResourceId door(BackingService service, int port) {
        ResourceId group = ResourceId.of(AwsTypes.SECURITY_GROUP, service.name());
        groups.group(group, "Who may reach " + service.name(), why(service), REACH);
        for (Component user : deployment.reach().to(service.name()).values()) {
            groups.letIn(group, SecurityGroups.of(user), port, "From " + user.name(), why(service), REACH);
        }
        return group;
    }

    /** Returns the rules that let in the tasks of a component; before they are there it reaches nothing. */
    Set<ResourceId> rules(BackingService service, Component user) {
        Set<ResourceId> rules = new TreeSet<>();
        for (ResourceSpec spec : deployment.resources()) {
            ResourceId id = spec.id();
            if (id.type().equals(AwsTypes.SECURITY_GROUP_RULE)
                    && id.component().equals(service.name())
                    && Value.ref(SecurityGroups.of(user), "id")
                            .equals(spec.properties().get("source_security_group_id"))) {
                rules.add(id);
            }
        }
        return rules;
    }

    /** Says that something written is left out. */
    void dropped(BackingService service, String key, String rule, String reason) {
        account(service, key, Fate.DROPPED, rule, reason, "Leave it out for this target.");
    }

    /** Says that an entry of something written is left out. */
    void dropped(BackingService service, String key, String entry, String rule, String reason) {
        ConfigPath path = DeployConfig.pathOf(service).then(key, entry);
        deployment.account(path, Fate.DROPPED, rule, reason, "Leave it out for this target.");
    }

    /** Says what became of something written, if it is written. */
    void account(BackingService service, String key, Fate fate, String rule, String reason, String remedy) {
        ConfigPath path = DeployConfig.pathOf(service).then(key);
        if (deployment.config().positions().isGiven(path)) {
            deployment.account(path, fate, rule, reason, remedy);
        }
    }
}
