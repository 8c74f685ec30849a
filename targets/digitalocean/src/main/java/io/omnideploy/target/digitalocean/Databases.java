package io.omnideploy.target.digitalocean;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.Production;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Databases and caches: a managed cluster each, or, of Postgres for trials, a small one inside of the app. The app refers to both by
 * the platform's own references, so that no password is in anybody's hands.
 */
final class Databases implements Contributor {
    private static final Origin CLUSTER = Origin.rule("digitalocean-managed-database");
    private static final Origin FIREWALL = Origin.rule("digitalocean-database-for-the-app-alone");
    private static final Origin NAME = Origin.rule("physical-name");
    private static final Origin PRODUCTION = Origin.rule("production-is-protected");
    private static final int NAME_LIMIT = 63;

    /** What a component may be given of a database, by the platform's name for it. */
    private static final SortedMap<String, String> REFERENCES = new TreeMap<>(Map.of(
            "url", "DATABASE_URL",
            "host", "HOSTNAME",
            "port", "PORT",
            "user", "USERNAME",
            "password", "PASSWORD",
            "database", "DATABASE"));

    @Override
    public void check(AppDeployment deployment) {
        for (BackingService service : own(deployment)) {
            new DatabaseChecks(deployment, service).check();
        }
        for (String key : List.of(DigitalOceanSettings.DEV_DATABASES, DigitalOceanSettings.DATABASE_NODES)) {
            boolean wantsDev = key.equals(DigitalOceanSettings.DEV_DATABASES);
            boolean isUsed = own(deployment).stream()
                    .anyMatch(service -> wantsDev ? service.preset().equals("postgres") : !isDev(deployment, service));
            if (!isUsed) {
                deployment.accountIfGiven(
                        DigitalOceanSettings.PATH.then(key),
                        Fate.DROPPED,
                        "digitalocean-setting-unused",
                        "There is no such database here.",
                        "Leave it out for this stack.");
            }
        }
    }

    /** Returns the services that this contributor provides. */
    private static List<BackingService> own(AppDeployment deployment) {
        return deployment.config().backingServices().values().stream()
                .filter(service -> service.external().isEmpty())
                .filter(service -> DatabaseEngine.of(service.preset()).isPresent())
                .sorted(Comparator.comparing(BackingService::name))
                .toList();
    }

    /** Tells whether a service is a small database inside of the app. */
    static boolean isDev(AppDeployment deployment, BackingService service) {
        return deployment.settings().hasDevDatabases() && service.preset().equals("postgres");
    }

    /** Tells whether there is a managed cluster. */
    static boolean hasClusters(AppDeployment deployment) {
        return own(deployment).stream().anyMatch(service -> !isDev(deployment, service));
    }

    private static ResourceId cluster(BackingService service) {
        return ResourceId.of(DigitalOceanTypes.CLUSTER, service.name());
    }

    @Override
    public void prepare(AppDeployment deployment) {
        for (BackingService service : own(deployment)) {
            SortedMap<String, Value> known = new TreeMap<>();
            REFERENCES.forEach((attribute, reference) ->
                    known.put(attribute, Value.text("${" + service.name() + "." + reference + "}")));
            deployment.addresses().put(service.name(), known);
            if (!isDev(deployment, service)) {
                managed(deployment, service);
            }
        }
    }

    private static void managed(AppDeployment deployment, BackingService service) {
        ConfigPath path = DeployConfig.pathOf(service);
        DatabaseEngine engine = DatabaseEngine.of(service.preset()).orElseThrow();
        Origin preset = Origin.at(path.then("preset"));
        int nodes = deployment.settings().databaseNodes();
        ResourceSpec.Builder spec = ResourceSpec.builder(cluster(service))
                .because("", preset, CLUSTER)
                .set("name", Value.text(deployment.name(NAME_LIMIT, service.name())), NAME)
                .set("region", Value.text(deployment.region().dataCentre()), Origin.at(ConfigPath.of("region")))
                .set("engine", Value.text(engine.slug()), preset)
                .set("version", Value.text(engine.version(service)), Origin.at(path.then("version")), CLUSTER)
                .set("size", Value.text(engine.machine(service, nodes)), Origin.at(path.then("size")), CLUSTER)
                .set(
                        "node_count",
                        Value.number(nodes),
                        DigitalOceanExpansion.setting(DigitalOceanSettings.DATABASE_NODES));
        service.storage()
                .filter(size -> engine.hasStorage())
                .ifPresent(size -> spec.set(
                        "storage_size_mib",
                        Value.text(Long.toString(size.mebibytes())),
                        Origin.at(path.then("storage"))));
        engine.evictionPolicy(service)
                .ifPresent(policy -> spec.set(
                        "eviction_policy",
                        Value.text(policy),
                        Origin.at(path.then("settings", DatabaseEngine.EVICTION))));
        deployment
                .settings()
                .vpc()
                .ifPresent(id -> spec.set(
                        "private_network_uuid",
                        Value.text(id),
                        DigitalOceanExpansion.setting(DigitalOceanSettings.VPC)));
        Tags.put(deployment, spec);
        protect(deployment, service, spec);
        deployment.add(spec);
        for (String database : service.databases()) {
            deployment.add(ResourceSpec.builder(database(service, database))
                    .because("", Origin.at(path.then("databases")))
                    .set("cluster_id", Value.ref(cluster(service), "id"), CLUSTER)
                    .set("name", Value.text(database), Origin.at(path.then("databases")))
                    .lifecycle(isProtected(deployment, service) ? Lifecycle.protectedOne() : Lifecycle.PLAIN));
        }
        for (String user : service.users()) {
            deployment.add(ResourceSpec.builder(
                            new ResourceId(DigitalOceanTypes.USER, service.name(), DatabaseEngine.role(user)))
                    .because("", Origin.at(path.then("users")))
                    .set("cluster_id", Value.ref(cluster(service), "id"), CLUSTER)
                    .set("name", Value.text(user), Origin.at(path.then("users"))));
        }
    }

    private static ResourceId database(BackingService service, String name) {
        return new ResourceId(DigitalOceanTypes.DATABASE, service.name(), DatabaseEngine.role(name));
    }

    /** Keeps data of production, and of whom says so, from being destroyed. */
    static void protect(AppDeployment deployment, BackingService service, ResourceSpec.Builder spec) {
        if (isProtected(deployment, service)) {
            spec.lifecycle(Lifecycle.protectedOne());
        }
        spec.because(
                "lifecycle",
                service.protect().isPresent()
                        ? Origin.at(DeployConfig.pathOf(service).then("protect"))
                        : PRODUCTION);
    }

    private static boolean isProtected(AppDeployment deployment, BackingService service) {
        return service.protect()
                .orElseGet(() -> Production.is(deployment.config().id()));
    }

    @Override
    public void app(AppDeployment deployment, AppDraft app) {
        for (BackingService service : own(deployment)) {
            ConfigPath path = DeployConfig.pathOf(service);
            DatabaseEngine engine = DatabaseEngine.of(service.preset()).orElseThrow();
            boolean isDev = isDev(deployment, service);
            SortedMap<String, Value> fields = new TreeMap<>(Map.of(
                    "name", Value.text(service.name()),
                    "engine", Value.text(engine.name()),
                    "production", Value.bool(!isDev),
                    "version", Value.text(engine.version(service))));
            if (!isDev) {
                fields.put("cluster_name", Value.ref(cluster(service), "name"));
                firstDatabase(service, engine).ifPresent(name -> fields.put("db_name", name));
                engine.owner().ifPresent(user -> fields.put("db_user", Value.text(user)));
                service.databases().forEach(name -> app.after(database(service, name)));
            }
            TreeSet<Origin> why =
                    new TreeSet<>(List.of(Origin.at(path.then("preset")), Origin.at(path.then("version")), CLUSTER));
            if (isDev) {
                why.add(DigitalOceanExpansion.setting(DigitalOceanSettings.DEV_DATABASES));
            }
            deployment.reach().to(service.name()).values().forEach(component -> {
                ConfigPath depends = DeployConfig.pathOf(component).then("depends_on");
                for (int index = 0; index < component.dependsOn().size(); index++) {
                    if (component.dependsOn().get(index).name().equals(service.name())) {
                        why.addAll(List.of(deployment.written(depends.item(index), "name")));
                    }
                }
            });
            app.add("database", Value.object(fields), why);
        }
        boolean hasPostgres =
                own(deployment).stream().anyMatch(service -> service.preset().equals("postgres"));
        if (hasPostgres && !deployment.settings().hasDevDatabases()) {
            app.because("database", List.of(DigitalOceanExpansion.setting(DigitalOceanSettings.DEV_DATABASES)));
        }
    }

    private static Optional<Value> firstDatabase(BackingService service, DatabaseEngine engine) {
        return service.databases().isEmpty()
                ? engine.firstDatabase().map(Value::text)
                : Optional.of(Value.ref(database(service, service.databases().getFirst()), "name"));
    }

    @Override
    public void finish(AppDeployment deployment) {
        for (BackingService service : own(deployment)) {
            if (!isDev(deployment, service)) {
                deployment.add(ResourceSpec.builder(ResourceId.of(DigitalOceanTypes.FIREWALL, service.name()))
                        .because("", FIREWALL)
                        .set("cluster_id", Value.ref(cluster(service), "id"), FIREWALL)
                        .set(
                                "rule",
                                Value.list(Value.object(Map.of(
                                        "type", Value.text("app"), "value", Value.ref(AppDeployment.APP, "id")))),
                                FIREWALL));
            }
        }
    }
}
