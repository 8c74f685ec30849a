package io.omnideploy.target.ecs;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Size;
import io.omnideploy.config.Template;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.TemplateValues;
import io.omnideploy.target.ecs.BackingSettings.Password;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Caches of ElastiCache, which speak Redis's protocol: one replication group each, encrypted, reached by the tasks that use it. */
final class Caches implements BackingPreset {
    private static final int PORT = 6379;
    private static final String REQUIREPASS = "requirepass";
    private static final int GROUP_LIMIT = 40;
    private static final int NAME_LIMIT = 255;
    private static final int SNAPSHOT_DAYS = 7;

    private static final Origin SMALL = Origin.rule("elasticache-small-and-encrypted");
    private static final Origin CLOSED = Origin.rule("elasticache-reached-by-tasks-only");

    private final BackingParts parts;
    private final BackingSettings settings;

    Caches(BackingParts parts, BackingSettings settings) {
        this.parts = parts;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public void check(BackingService service) {
        if (CacheEngine.of(service).isEmpty()) {
            parts.deployment()
                    .refuse(
                            DeployConfig.pathOf(service).then("version"),
                            "version-form",
                            "ElastiCache has no version '" + service.version().orElse("") + "'.",
                            "Write 6.2, 7.0 or 7.1 for Redis OSS, or 7.2, 8.0 or later for Valkey.");
        }
        parts.dropped(service, "storage", "elasticache-storage", "A cache is as large as the memory of its machine.");
        parts.account(
                service,
                "image",
                Fate.APPROXIMATED,
                "elasticache-no-image",
                "ElastiCache runs Redis OSS or Valkey itself; modules of the image are not there.",
                "Leave 'image' out for this stack.");
        parts.deployment().components().forEach(component -> askedByHost(service, component));
    }

    /** A program that is given an address with a scheme in it knows that the connection is encrypted; another must be told. */
    private void askedByHost(BackingService service, Component component) {
        ConfigPath path = DeployConfig.pathOf(component).then("environment");
        component.environment().forEach((name, template) -> {
            boolean isAsked = template.parts().stream()
                    .anyMatch(part -> part instanceof Template.Reference reference
                            && reference.owner().equals(service.name())
                            && reference.attribute().equals("host"));
            if (isAsked) {
                parts.deployment()
                        .account(
                                path.then(name),
                                Fate.APPROXIMATED,
                                "elasticache-by-host",
                                "'%s' takes encrypted connections alone on AWS, which a host without a scheme doesn't say."
                                        .formatted(service.name()),
                                "Give the program ${%s.url}, or switch TLS on in it.".formatted(service.name()));
            }
        });
    }

    @Override
    public Provided provide(BackingService service) {
        EcsDeployment deployment = parts.deployment();
        CacheEngine engine = CacheEngine.of(service).orElseThrow();
        boolean production = deployment.isProduction();
        ResourceId door = parts.door(service, PORT);
        ResourceId subnets = subnets(service);
        Origin version = BackingParts.at(service, "version");
        ResourceSpec.Builder spec = parts.live(parts.tagged(service, AwsTypes.REPLICATION_GROUP, ""), service)
                .set("replication_group_id", Value.text(groupName(service)), BackingParts.NAME)
                .set(
                        "description",
                        Value.text(service.name() + " of " + deployment.config().id()),
                        SMALL)
                .set("engine", Value.text(engine.engine()), version)
                .set("engine_version", Value.text(engine.version()), version)
                .set("node_type", Value.text(machine(BackingParts.size(service))), BackingParts.at(service, "size"))
                .set("num_cache_clusters", Value.number(production ? 2 : 1), BackingParts.PRODUCTION)
                .set("automatic_failover_enabled", Value.bool(production), BackingParts.PRODUCTION)
                .set("multi_az_enabled", Value.bool(production), BackingParts.PRODUCTION)
                .set("port", Value.number(PORT), CLOSED)
                .set("subnet_group_name", Value.ref(subnets, "name"), CLOSED)
                .set("security_group_ids", Value.list(Value.ref(door, "id")), CLOSED)
                .set("at_rest_encryption_enabled", Value.bool(true), SMALL)
                .set("transit_encryption_enabled", Value.bool(true), SMALL)
                // 'up' was asked for and approved: it does not wait for the next maintenance window.
                .set("apply_immediately", Value.bool(true), Origin.rule("elasticache-apply-immediately"));
        if (production) {
            spec.set("snapshot_retention_limit", Value.number(SNAPSHOT_DAYS), BackingParts.PRODUCTION);
        }
        parameters(service, engine)
                .ifPresent(group -> spec.set(
                        "parameter_group_name", Value.ref(group, "name"), BackingParts.at(service, "settings")));
        Optional<Value> password =
                settings.password(service) == Password.STORE ? Optional.of(parts.password(service)) : Optional.empty();
        password.ifPresent(value -> spec.set("auth_token", value, settings.why(service)));
        spec.because("auth_token", settings.why(service));
        ResourceId id = deployment.add(spec);
        Value host = Value.ref(id, "primary_endpoint_address");
        deployment.output(new OutputSpec(
                service.name().replace('-', '_') + "_address",
                TemplateValues.joined(List.of(host, Value.text(":" + PORT))),
                "Host and port of " + service.name() + ".",
                new TreeSet<>(Set.of(BackingParts.why(service)))));
        return new Provided(addresses("rediss", host, PORT, password), Set.of(id), List.of());
    }

    /** A name of a group is stored in lower case and has no two hyphens in a row, as ours never has. */
    private String groupName(BackingService service) {
        return parts.deployment().name(GROUP_LIMIT, service.name());
    }

    private ResourceId subnets(BackingService service) {
        return parts.deployment()
                .add(parts.tagged(service, AwsTypes.CACHE_SUBNET_GROUP, "")
                        .set("name", Value.text(parts.deployment().name(NAME_LIMIT, service.name())), BackingParts.NAME)
                        .set("description", Value.text("Where " + service.name() + " stands"), CLOSED)
                        .set("subnet_ids", parts.deployment().network().dataSubnets(), CLOSED));
    }

    private Optional<ResourceId> parameters(BackingService service, CacheEngine engine) {
        ConfigPath path = DeployConfig.pathOf(service).then("settings");
        SequencedMap<String, String> given = new LinkedHashMap<>(service.settings());
        if (given.remove(REQUIREPASS) != null
                && parts.deployment().config().positions().isGiven(path.then(REQUIREPASS))) {
            parts.deployment()
                    .account(
                            path.then(REQUIREPASS),
                            Fate.APPROXIMATED,
                            "elasticache-requirepass",
                            "Whether there is a password is no parameter of ElastiCache; there is none unless asked for.",
                            "Use 'password' under ecs.backing_services." + service.name() + ".");
        }
        List<Value> list = new ArrayList<>();
        List<Origin> origins = new ArrayList<>();
        given.forEach((key, value) -> CacheParameters.of(key, value)
                .ifPresentOrElse(
                        parameter -> {
                            list.add(Value.object(BackingParts.parameter(parameter)));
                            origins.add(Origin.at(path.then(key)));
                        },
                        () -> parts.closed(path.then(key), "ElastiCache")));
        if (list.isEmpty()) {
            return Optional.empty();
        }
        ResourceSpec.Builder spec = parts.tagged(service, AwsTypes.CACHE_PARAMETER_GROUP, "")
                .set(
                        "name",
                        Value.text(parts.deployment().name(NAME_LIMIT, service.name(), engine.family())),
                        BackingParts.NAME)
                .set("family", Value.text(engine.family()), BackingParts.at(service, "version"))
                .set("description", Value.text("Settings of " + service.name()), BackingParts.at(service, "settings"))
                .lifecycle(new Lifecycle(false, Set.of(), true));
        origins.forEach(origin -> spec.because("parameter", origin));
        return Optional.of(parts.deployment().add(spec.set("parameter", new Value.Seq(list))));
    }

    @Override
    public Map<String, Value> external(BackingService service, BackingService.External external) {
        return addresses(
                "redis", Value.text(external.host()), external.port().orElse(PORT), parts.given(external, service));
    }

    @Override
    public Map<String, Value> variables(Map<String, Value> addresses) {
        return Map.of("REDIS_URL", addresses.get("url"));
    }

    @Override
    public Optional<Absence> absence(BackingService service, String attribute) {
        return attribute.equals("password") && settings.password(service) == Password.NONE
                ? Optional.of(new Absence(
                        "A cache has no password here: its security group lets in nobody but the tasks that use it.",
                        "Use ${%s.url}, or write 'password: store' under %s."
                                .formatted(
                                        service.name(),
                                        BackingSettings.path(service.name()).parent())))
                : Optional.empty();
    }

    private static Map<String, Value> addresses(String scheme, Value host, int port, Optional<Value> password) {
        Map<String, Value> addresses = new TreeMap<>(Map.of("host", host, "port", Value.text(Integer.toString(port))));
        password.ifPresent(value -> addresses.put("password", value));
        List<Value> url = new ArrayList<>(List.of(Value.text(scheme + "://")));
        password.ifPresent(value -> url.addAll(List.of(Value.text(":"), value, Value.text("@"))));
        url.addAll(List.of(host, Value.text(":" + port + "/0")));
        addresses.put("url", TemplateValues.joined(url));
        return addresses;
    }

    /** The machine with the memory of the size, or the next one there is. */
    private static String machine(Size size) {
        return switch (size) {
            case NANO, MICRO -> "cache.t4g.micro";
            case SMALL -> "cache.t4g.small";
            case MEDIUM -> "cache.t4g.medium";
            case LARGE -> "cache.m7g.large";
            case XLARGE -> "cache.m7g.xlarge";
        };
    }
}
