package io.omnideploy.target.ecs;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.Node;
import io.omnideploy.config.Shape;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.resource.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What only this target can say about a backing service, under {@code ecs.backing_services}. */
final class BackingSettings {
    static final String KEY = "backing_services";

    static final Shape.Field FIELD = Shape.field(
            KEY,
            new Shape.MapOf(
                    DeploymentId.NAME,
                    "the name of a backing service",
                    Shape.fields(Shape.field(
                            "password",
                            new Shape.Word(List.of("store", "managed", "none")),
                            "Who makes the password. store: it lies in the stack's store, and apps get it inside the URL;"
                                    + " a database's default. managed: RDS makes and rotates it, and apps get the parts"
                                    + " instead of a URL. none: there is none, and security groups alone decide who"
                                    + " comes in; a cache's default."))),
            "What only AWS can be told about a backing service, by its name.");

    private static final Origin DEFAULT = Origin.rule("who-makes-passwords");

    private final DeployConfig config;
    private final Map<String, Password> passwords = new TreeMap<>();

    BackingSettings(DeployConfig config) {
        this.config = config;
        if (config.section().get(KEY).orElse(null) instanceof Node.Mapping services) {
            services.entries().forEach((name, entry) -> {
                if (entry.value() instanceof Node.Mapping service
                        && service.get("password").orElse(null) instanceof Node.Scalar word) {
                    passwords.put(name, Password.valueOf(word.text().toUpperCase(Locale.ROOT)));
                }
            });
        }
    }

    /** Who makes the password of a service. */
    enum Password {
        STORE,
        MANAGED,
        NONE
    }

    /** Returns who makes the password of a service. */
    Password password(BackingService service) {
        return passwords.getOrDefault(
                service.name(), service.preset().equals("redis") ? Password.NONE : Password.STORE);
    }

    /** Returns why it is so. */
    Origin why(BackingService service) {
        return passwords.containsKey(service.name()) ? Origin.at(path(service.name())) : DEFAULT;
    }

    /** Returns where that is said. */
    static ConfigPath path(String service) {
        return ConfigPath.of("ecs", KEY, service, "password");
    }

    /** Refuses what is said about a service that isn't there, or that the service can't do. */
    void check(EcsDeployment deployment) {
        passwords.forEach((name, password) -> {
            BackingService service = config.backingServices().get(name);
            if (service == null || service.external().isPresent()) {
                List<String> names = config.backingServices().values().stream()
                        .filter(other -> other.external().isEmpty())
                        .map(BackingService::name)
                        .toList();
                refuse(
                        deployment,
                        name,
                        "unknown-backing-service",
                        "No backing service '" + name + "' is made here.",
                        Nearest.remedy(name, names));
                return;
            }
            boolean fits = switch (service.preset()) {
                case "postgres", "mysql" -> password != Password.NONE;
                case "redis" -> password != Password.MANAGED;
                default -> false;
            };
            if (!fits) {
                refuse(
                        deployment,
                        name,
                        "password-kind",
                        "A " + service.preset() + " can't have 'password: "
                                + password.name().toLowerCase(Locale.ROOT) + "'.",
                        switch (service.preset()) {
                            case "postgres", "mysql" -> "Write store or managed.";
                            case "redis" -> "Write none or store.";
                            default -> "Remove it: who may use it is said by the role of each task.";
                        });
            }
        });
    }

    private static void refuse(EcsDeployment deployment, String name, String code, String cause, String remedy) {
        deployment.refuse(path(name), code, cause, remedy);
    }
}
