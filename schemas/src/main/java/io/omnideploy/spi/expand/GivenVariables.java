package io.omnideploy.spi.expand;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.Component;
import io.omnideploy.config.DeployConfig;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The variables that a component is given by the backing services it depends on, unless it sets them itself. */
public final class GivenVariables {
    private GivenVariables() {}

    /**
     * A variable that a service gives.
     *
     * @param attribute what of the service it holds, as in {@code ${db.url}}
     */
    public record Given(BackingService service, String attribute) {
        public Given {
            Objects.requireNonNull(service, "service");
            Objects.requireNonNull(attribute, "attribute");
        }
    }

    /** Returns what a component is given, by the variable's name; of two services with one name the later counts. */
    public static SortedMap<String, Given> to(Component component, DeployConfig config) {
        SortedMap<String, Given> given = new TreeMap<>();
        for (Component.Dependency dependency : component.dependsOn()) {
            BackingService service = config.backingServices().get(dependency.name());
            if (service != null) {
                of(service).forEach((name, attribute) -> given.put(name, new Given(service, attribute)));
            }
        }
        given.keySet().removeIf(name -> sets(component, name));
        return given;
    }

    /** Returns the attribute that each variable of a service holds; which of them there are depends on the service. */
    public static SortedMap<String, String> of(BackingService service) {
        return switch (service.preset()) {
            case "postgres", "mysql" -> new TreeMap<>(Map.of("DATABASE_URL", "url"));
            case "redis" -> new TreeMap<>(Map.of("REDIS_URL", "url"));
            case "s3" ->
                new TreeMap<>(Map.of(
                        "S3_ENDPOINT", "endpoint",
                        "S3_BUCKET", "bucket",
                        "S3_ACCESS_KEY", "access_key",
                        "S3_SECRET_KEY", "secret_key"));
            default -> new TreeMap<>();
        };
    }

    /** Tells whether a component sets a variable itself. */
    public static boolean sets(Component component, String name) {
        Component.SecretUse secret = component.secrets().get(name);
        return component.environment().containsKey(name)
                || (secret != null && secret.path().isEmpty());
    }
}
