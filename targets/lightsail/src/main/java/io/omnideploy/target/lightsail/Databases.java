package io.omnideploy.target.lightsail;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.ByteSize;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Size;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.TemplateValues;
import io.omnideploy.spi.expand.aws.AwsDraft;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Managed databases of Lightsail: PostgreSQL and MySQL, reached by what runs in the same region and by nobody else. */
final class Databases {
    private static final String OWNER = "app";
    private static final String DEFAULT_DATABASE = "app";
    private static final int NAME_LIMIT = 63;
    private static final Pattern DATABASE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");
    private static final Origin CLOSED = Origin.rule("lightsail-database-closed");
    private static final Origin CONTRACT = Origin.rule("lightsail-database-owner");

    private final LightsailDeployment deployment;
    private final AwsDraft draft;

    Databases(LightsailDeployment deployment) {
        this.deployment = deployment;
        draft = deployment.draft();
    }

    /** The software, with the versions that {@code aws lightsail get-relational-database-blueprints} lists. */
    private enum Engine {
        POSTGRES("16", 5432, Set.of("13", "14", "15", "16", "17")),
        MYSQL("8.4", 3306, Set.of("8.0", "8.4"));

        private final String version;
        private final int port;
        private final Set<String> versions;

        Engine(String version, int port, Set<String> versions) {
            this.version = version;
            this.port = port;
            this.versions = versions;
        }

        static Engine of(BackingService service) {
            return service.preset().equals("postgres") ? POSTGRES : MYSQL;
        }

        /** Returns the version that a blueprint has: the major one of PostgreSQL, the first two numbers of MySQL. */
        String version(BackingService service) {
            String[] numbers = service.version().orElse(version).split("\\.");
            return this == POSTGRES || numbers.length == 1 ? numbers[0] : numbers[0] + "." + numbers[1];
        }

        String blueprint(BackingService service) {
            return service.preset() + "_" + version(service).replace('.', '_');
        }
    }

    void check(BackingService service) {
        ConfigPath path = DeployConfig.pathOf(service);
        List<String> databases = service.databases();
        if (databases.size() > 1) {
            draft.refuse(
                    path.then("databases").item(1),
                    "one-database",
                    "Lightsail makes one database in an instance, and %d are asked for.".formatted(databases.size()),
                    "Keep one, or give each a backing service of its own.");
        }
        for (int index = 0; index < databases.size(); index++) {
            if (!DATABASE.matcher(databases.get(index)).matches()) {
                draft.refuse(
                        path.then("databases").item(index),
                        "database-name",
                        "Lightsail takes no database called '" + databases.get(index) + "'.",
                        "Use up to 63 letters, digits and underscores, with a letter first.");
            }
        }
        version(service, path.then("version"));
        size(service, path);
    }

    private void version(BackingService service, ConfigPath path) {
        Engine engine = Engine.of(service);
        String version = engine.version(service);
        if (!engine.versions.contains(version)) {
            draft.refuse(
                    path,
                    "version-form",
                    "Lightsail has no version '" + service.version().orElse(version) + "' of " + service.preset() + ".",
                    "Write one of " + String.join(", ", new TreeSet<>(engine.versions)) + ".");
        } else if (service.version().filter(text -> !text.equals(version)).isPresent()) {
            draft.account(
                    path,
                    Fate.APPROXIMATED,
                    "lightsail-version",
                    "Lightsail chooses the newest release of " + service.preset() + " " + version + ".",
                    "Write " + version + ".");
        }
    }

    private void size(BackingService service, ConfigPath path) {
        Optional<DatabaseBundle> bundle = bundle(service);
        if (bundle.isEmpty()) {
            draft.refuse(
                    path.then(service.storage().isPresent() ? "storage" : "size"),
                    "lightsail-database-size",
                    "The largest database of Lightsail has 8 GB of memory and 240 GB of disk.",
                    "Ask for less, or name one that exists already under 'external'.");
            return;
        }
        long disk = bundle.get().gibibytes();
        service.storage()
                .filter(storage -> gibibytes(storage) != disk)
                .ifPresent(storage -> draft.account(
                        path.then("storage"),
                        Fate.APPROXIMATED,
                        "lightsail-storage",
                        "The disk of a database comes with its size: it gets " + disk + " GB.",
                        "Write " + disk + "Gi."));
        if (service.size().filter(Size.NANO::equals).isPresent()) {
            draft.account(
                    path.then("size"),
                    Fate.APPROXIMATED,
                    "lightsail-database-size",
                    "The smallest database of Lightsail is micro.",
                    "Write micro.");
        }
    }

    void add(BackingService service) {
        Engine engine = Engine.of(service);
        boolean isProtected = BackingServices.isProtected(deployment, service);
        boolean keeps = isProtected || deployment.isProduction();
        boolean high = deployment.settings().highAvailability().orElseGet(deployment::isProduction);
        Origin protection = BackingServices.whyProtected(service);
        Value password = draft.secrets().generated(service.name() + "-password", "password of " + service.name());
        String database = database(service);
        ResourceSpec.Builder spec = BackingServices.live(deployment, LightsailTypes.DATABASE, service, "")
                .set(
                        "relational_database_name",
                        Value.text(draft.name(NAME_LIMIT, service.name())),
                        BackingServices.NAME)
                .set(
                        "blueprint_id",
                        Value.text(engine.blueprint(service)),
                        BackingServices.at(service, "preset"),
                        BackingServices.at(service, "version"))
                .set(
                        "bundle_id",
                        Value.text(bundle(service).orElseThrow().id(high)),
                        BackingServices.at(service, "size"),
                        BackingServices.at(service, "storage"),
                        deployment.settings().highAvailability().isPresent()
                                ? Origin.at(LightsailSettings.AVAILABILITY)
                                : BackingServices.PRODUCTION)
                .set(
                        "master_database_name",
                        Value.text(database),
                        Origin.at(DeployConfig.pathOf(service).then("databases").item(0)))
                .set("master_username", Value.text(OWNER), CONTRACT)
                .set("master_password", password, CONTRACT)
                .set("publicly_accessible", Value.bool(false), CLOSED)
                .set("backup_retention_enabled", Value.bool(true), CLOSED)
                // 'up' was asked for and approved: it does not wait for the next maintenance window.
                .set("apply_immediately", Value.bool(true), Origin.rule("lightsail-apply-immediately"))
                .set("skip_final_snapshot", Value.bool(!keeps), protection);
        if (keeps) {
            spec.set("final_snapshot_name", Value.text(draft.name(NAME_LIMIT, service.name(), "final")), protection);
        }
        ResourceId id = draft.add(spec);
        Value host = Value.ref(id, "master_endpoint_address");
        draft.output(new OutputSpec(
                service.name().replace('-', '_') + "_address",
                TemplateValues.joined(List.of(host, Value.text(":" + engine.port))),
                "Host and port of " + service.name() + ".",
                new TreeSet<>(Set.of(BackingServices.at(service, "preset")))));
        deployment.provide(service.name(), addresses(engine, host, password, database), Set.of(id));
    }

    /** PostgreSQL of Lightsail asks for encrypted connections. */
    private static Map<String, Value> addresses(Engine engine, Value host, Value password, String database) {
        String scheme = engine == Engine.POSTGRES ? "postgres" : "mysql";
        String options = engine == Engine.POSTGRES ? "?sslmode=require" : "";
        return new TreeMap<>(Map.of(
                "host", host,
                "port", Value.text(Integer.toString(engine.port)),
                "user", Value.text(OWNER),
                "password", password,
                "database", Value.text(database),
                "url",
                        TemplateValues.joined(List.of(
                                Value.text(scheme + "://" + OWNER + ":"),
                                password,
                                Value.text("@"),
                                host,
                                Value.text(":" + engine.port + "/" + database + options)))));
    }

    private static Optional<DatabaseBundle> bundle(BackingService service) {
        return DatabaseBundle.covering(
                service.size().orElse(Size.MICRO),
                service.storage().map(Databases::gibibytes).orElse(0L));
    }

    private static long gibibytes(ByteSize size) {
        return (size.mebibytes() + 1023) / 1024;
    }

    private static String database(BackingService service) {
        return service.databases().isEmpty()
                ? DEFAULT_DATABASE
                : service.databases().getFirst();
    }
}
