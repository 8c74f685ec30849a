package io.omnideploy.target.ecs;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.ByteSize;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Naming;
import io.omnideploy.config.Size;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.TemplateValues;
import io.omnideploy.spi.expand.aws.IamStatement;
import io.omnideploy.target.ecs.BackingSettings.Password;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Databases of RDS: one instance each, reached by the tasks that use it. */
final class Databases implements BackingPreset {
    /** gp3 begins here: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html */
    static final long SMALLEST_GIB = 20;

    private static final int HASH_LENGTH = 6;

    private static final int IDENTIFIER_LIMIT = 63;
    private static final int GROUP_LIMIT = 255;
    private static final int BACKUP_DAYS = 7;

    /** The first major of PostgreSQL for which RDS asks for encrypted connections by itself. */
    private static final int ENCRYPTED_BY_DEFAULT = 15;

    private static final String OWNER = "app";
    private static final String DEFAULT_DATABASE = "app";

    private static final Origin SMALL = Origin.rule("rds-small-and-encrypted");
    private static final Origin CLOSED = Origin.rule("rds-reached-by-tasks-only");
    private static final Origin CONTRACT = Origin.rule("rds-owner");

    private final Engine engine;
    private final BackingParts parts;
    private final BackingSettings settings;
    private final DatabaseChecks checks;

    Databases(Engine engine, BackingParts parts, BackingSettings settings) {
        this.engine = engine;
        this.parts = parts;
        this.settings = settings;
        checks = new DatabaseChecks(engine, parts);
    }

    /** The engines of RDS that presets name. */
    enum Engine {
        POSTGRES("16", 5432),
        MYSQL("8.4", 3306);

        private static final Map<String, String> LAST_OF_MAJOR = Map.of("5", "5.7", "8", "8.4");

        private final String version;
        private final int port;

        Engine(String version, int port) {
            this.version = version;
            this.port = port;
        }

        /** Returns its name, for RDS and as a preset. */
        String word() {
            return switch (this) {
                case POSTGRES -> "postgres";
                case MYSQL -> "mysql";
            };
        }

        /**
         * Returns the version of a service, the default if it names none. RDS wants MySQL's release series, of which a major number
         * alone means the last, as it does for the official image.
         */
        String version(BackingService service) {
            String wanted = service.version().orElse(version);
            return this == MYSQL ? LAST_OF_MAJOR.getOrDefault(wanted, wanted) : wanted;
        }

        /** Returns what RDS calls all versions that take the same parameters: postgres16, mysql8.4. */
        String family(BackingService service) {
            String[] numbers = version(service).split("\\.");
            return switch (this) {
                case POSTGRES -> "postgres" + numbers[0];
                case MYSQL -> "mysql" + numbers[0] + (numbers.length > 1 ? "." + numbers[1] : "");
            };
        }
    }

    @Override
    public String name() {
        return engine.word();
    }

    @Override
    public void check(BackingService service) {
        checks.check(service);
    }

    @Override
    public Provided provide(BackingService service) {
        EcsDeployment deployment = parts.deployment();
        ResourceId door = parts.door(service, engine.port);
        ResourceSpec.Builder spec = instance(service, door, subnets(service), parameters(service));
        boolean managed = settings.password(service) == Password.MANAGED;
        Optional<Value> password = managed ? Optional.empty() : Optional.of(parts.password(service));
        Origin why = settings.why(service);
        if (managed) {
            spec.set("manage_master_user_password", Value.bool(true), why);
        }
        password.ifPresent(value -> spec.set("password", value, why, CONTRACT));
        ResourceId id = deployment.add(spec);
        deployment.output(new OutputSpec(
                service.name().replace('-', '_') + "_address",
                Value.ref(id, "endpoint"),
                "Host and port of " + service.name() + ".",
                new TreeSet<>(Set.of(BackingParts.why(service)))));
        Value secret = password.orElseGet(() -> managed(service, id));
        Map<String, Value> addresses = addresses(
                Value.ref(id, "address"),
                engine.port,
                OWNER,
                Optional.of(secret),
                database(service),
                engine == Engine.POSTGRES ? "?sslmode=require" : "");
        if (managed) {
            addresses.remove("url");
        }
        return new Provided(addresses, Set.of(id), List.of());
    }

    /** RDS keeps a secret in JSON, with the keys username and password. */
    private Value managed(BackingService service, ResourceId instance) {
        Value arn = new Value.Ref(
                instance, AttributePath.of("master_user_secret").at(0).then("secret_arn"));
        return parts.deployment()
                .wiring()
                .platform(
                        service.name().replace('-', '_') + "_managed_password",
                        new TaskSecret(
                                TemplateValues.joined(List.of(arn, Value.text(":password::"))),
                                IamStatement.of("ReadSecrets", "secretsmanager:GetSecretValue", arn),
                                Set.of(instance)));
    }

    private ResourceSpec.Builder instance(
            BackingService service, ResourceId door, ResourceId subnets, ResourceId parameters) {
        boolean production = parts.deployment().isProduction();
        boolean isProtected = parts.isProtected(service);
        Origin protection = BackingParts.whyProtected(service);
        ResourceSpec.Builder spec = parts.live(parts.tagged(service, AwsTypes.DB_INSTANCE, ""), service)
                .set("identifier", Value.text(identifier(service)), BackingParts.NAME)
                .set("engine", Value.text(engine.word()), BackingParts.why(service))
                .set("engine_version", Value.text(engine.version(service)), BackingParts.at(service, "version"))
                .set(
                        "instance_class",
                        Value.text(machine(BackingParts.size(service))),
                        BackingParts.at(service, "size"),
                        SMALL)
                .set("allocated_storage", Value.number(gibibytes(service)), BackingParts.at(service, "storage"), SMALL)
                .set("storage_type", Value.text("gp3"), SMALL)
                .set("storage_encrypted", Value.bool(true), SMALL)
                .set(
                        "db_name",
                        Value.text(database(service)),
                        Origin.at(DeployConfig.pathOf(service).then("databases").item(0)))
                .set("username", Value.text(OWNER), CONTRACT)
                .set("db_subnet_group_name", Value.ref(subnets, "name"), CLOSED)
                .set("vpc_security_group_ids", Value.list(Value.ref(door, "id")), CLOSED)
                .set("publicly_accessible", Value.bool(false), CLOSED)
                .set("parameter_group_name", Value.ref(parameters, "name"), BackingParts.at(service, "settings"))
                .set("multi_az", Value.bool(production), BackingParts.PRODUCTION)
                .set("backup_retention_period", Value.number(production ? BACKUP_DAYS : 1), BackingParts.PRODUCTION)
                .set("copy_tags_to_snapshot", Value.bool(true), BackingParts.PRODUCTION)
                // 'up' was asked for and approved: it does not wait for the next maintenance window.
                .set("apply_immediately", Value.bool(true), Origin.rule("rds-apply-immediately"))
                .set("deletion_protection", Value.bool(isProtected), protection);
        boolean snapshot = production || isProtected;
        spec.set("skip_final_snapshot", Value.bool(!snapshot), protection);
        if (snapshot) {
            spec.set(
                    "final_snapshot_identifier",
                    Value.text(parts.deployment().name(IDENTIFIER_LIMIT, service.name(), "final")),
                    protection);
        }
        return spec;
    }

    /** A hash of what makes a new instance stands in the name: tasks must have its address before the old one can go. */
    private String identifier(BackingService service) {
        String identity = engine.word() + " " + database(service);
        return parts.deployment().name(IDENTIFIER_LIMIT - HASH_LENGTH - 1, service.name()) + "-"
                + Naming.hash(identity, HASH_LENGTH);
    }

    private ResourceId subnets(BackingService service) {
        return parts.deployment()
                .add(parts.tagged(service, AwsTypes.DB_SUBNET_GROUP, "")
                        .set(
                                "name",
                                Value.text(parts.deployment().name(GROUP_LIMIT, service.name())),
                                BackingParts.NAME)
                        .set("description", Value.text("Where " + service.name() + " stands"), CLOSED)
                        .set("subnet_ids", parts.deployment().network().dataSubnets(), CLOSED));
    }

    /** A group of its own, even without settings: the one that RDS has can't be changed, and another one needs a restart. */
    private ResourceId parameters(BackingService service) {
        String family = engine.family(service);
        ConfigPath path = DeployConfig.pathOf(service).then("settings");
        ResourceSpec.Builder spec = parts.tagged(service, AwsTypes.DB_PARAMETER_GROUP, "")
                .set(
                        "name",
                        Value.text(parts.deployment().name(GROUP_LIMIT, service.name(), family)),
                        BackingParts.NAME)
                .set("family", Value.text(family), BackingParts.at(service, "version"))
                .set("description", Value.text("Settings of " + service.name()), BackingParts.at(service, "settings"))
                // Another major version needs another group, and the instance must have it before this one goes.
                .lifecycle(new Lifecycle(false, Set.of(), true));
        SequencedMap<String, Value> wanted = new TreeMap<>();
        if (engine == Engine.POSTGRES && major(service) < ENCRYPTED_BY_DEFAULT) {
            wanted.put("rds.force_ssl", element(new ServerParameter("rds.force_ssl", "1")));
            spec.because("parameter", Origin.rule("rds-encrypted-connections"));
        }
        service.settings()
                .forEach((key, value) -> parameter(key, value)
                        .ifPresentOrElse(
                                parameter -> {
                                    wanted.put(parameter.name(), element(parameter));
                                    spec.because("parameter", Origin.at(path.then(key)));
                                },
                                () -> parts.closed(path.then(key), "RDS")));
        if (!wanted.isEmpty()) {
            spec.set("parameter", new Value.Seq(List.copyOf(wanted.values())));
        }
        return parts.deployment().add(spec);
    }

    private int major(BackingService service) {
        return Integer.parseInt(engine.version(service).split("\\.")[0]);
    }

    private Optional<ServerParameter> parameter(String setting, String value) {
        return switch (engine) {
            case POSTGRES -> PostgresParameters.of(setting, value);
            case MYSQL -> MysqlParameters.of(setting, value);
        };
    }

    /** Any parameter takes a restart; those that need none could be had at once, but nothing here knows them. */
    private static Value element(ServerParameter parameter) {
        Map<String, Value> element = new TreeMap<>(BackingParts.parameter(parameter));
        element.put("apply_method", Value.text("pending-reboot"));
        return Value.object(element);
    }

    @Override
    public Map<String, Value> external(BackingService service, BackingService.External external) {
        return addresses(
                Value.text(external.host()),
                external.port().orElse(engine.port),
                external.username().orElse(OWNER),
                parts.given(external, service),
                database(service),
                "");
    }

    @Override
    public Map<String, Value> variables(Map<String, Value> addresses) {
        if (addresses.containsKey("url")) {
            return Map.of("DATABASE_URL", addresses.get("url"));
        }
        return Map.of(
                "DATABASE_HOST", addresses.get("host"),
                "DATABASE_PORT", addresses.get("port"),
                "DATABASE_NAME", addresses.get("database"),
                "DATABASE_USER", addresses.get("user"),
                "DATABASE_PASSWORD", addresses.get("password"));
    }

    @Override
    public Optional<Absence> absence(BackingService service, String attribute) {
        return attribute.equals("url") && settings.password(service) == Password.MANAGED
                ? Optional.of(new Absence(
                        "RDS makes and rotates this password, and ECS can't put it into a URL.",
                        "Use ${%1$s.host}, ${%1$s.user} and ${%1$s.password}, or remove 'password: managed'."
                                .formatted(service.name())))
                : Optional.empty();
    }

    private static String database(BackingService service) {
        return service.databases().isEmpty()
                ? DEFAULT_DATABASE
                : service.databases().getFirst();
    }

    /** Returns the disk, whole gibibytes and at least the smallest there is. */
    static long gibibytes(BackingService service) {
        long mebibytes = service.storage().map(ByteSize::mebibytes).orElse(0L);
        return Math.max(SMALLEST_GIB, (mebibytes + 1023) / 1024);
    }

    /** The burstable class with the memory of the size, or the next larger one there is. */
    private static String machine(Size size) {
        return switch (size) {
            case NANO, MICRO -> "db.t4g.micro";
            case SMALL -> "db.t4g.small";
            case MEDIUM -> "db.t4g.medium";
            case LARGE -> "db.t4g.large";
            case XLARGE -> "db.t4g.xlarge";
        };
    }

    private Map<String, Value> addresses(
            Value host, int port, String user, Optional<Value> password, String database, String options) {
        Map<String, Value> addresses = new TreeMap<>(Map.of(
                "host", host,
                "port", Value.text(Integer.toString(port)),
                "user", Value.text(user),
                "database", Value.text(database)));
        password.ifPresent(value -> addresses.put("password", value));
        List<Value> url = new ArrayList<>(List.of(Value.text(engine.word() + "://" + user)));
        password.ifPresent(value -> url.addAll(List.of(Value.text(":"), value)));
        url.addAll(List.of(Value.text("@"), host, Value.text(":" + port + "/" + database + options)));
        addresses.put("url", TemplateValues.joined(url));
        return addresses;
    }
}
