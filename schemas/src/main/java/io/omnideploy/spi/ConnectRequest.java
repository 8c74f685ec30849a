package io.omnideploy.spi;

import io.omnideploy.resource.Value;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a platform is to be found.
 *
 * @param settings the provider's settings of the graph; what is absent is found as the platform's own tools find it
 * @param project the folder of the description, absolute; relative host paths start from it
 * @param secrets gives the values of secrets in the settings
 */
public record ConnectRequest(Value.Obj settings, Path project, Secrets secrets) {
    public ConnectRequest {
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(secrets, "secrets");
    }
}
