package io.omnideploy.target.docker;

import io.omnideploy.config.Container.RegistryLogin;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.resource.Value;
import java.util.Map;
import java.util.TreeMap;

/** The settings of the Docker provider: which engine, and how private registries are entered. */
final class ProviderSettings {
    private final DeployConfig config;
    private final DockerSettings settings;
    private final SecretInputs secrets;

    ProviderSettings(DeployConfig config, DockerSettings settings, SecretInputs secrets) {
        this.config = config;
        this.settings = settings;
        this.secrets = secrets;
    }

    Value.Obj value() {
        Map<String, Value> fields = new TreeMap<>();
        settings.host().ifPresent(host -> fields.put("host", Value.text(host)));
        Map<String, Value> logins = new TreeMap<>();
        config.components().values().stream()
                .flatMap(component -> component.container().registry().stream())
                .forEach(login -> logins.put(login.server(), login(login)));
        if (!logins.isEmpty()) {
            fields.put("registry_auth", new Value.Seq(logins.values().stream().toList()));
        }
        return Value.object(fields);
    }

    private Value login(RegistryLogin login) {
        return Value.object(Map.of(
                "address", Value.text(login.server()),
                "username", Value.text(login.username()),
                "password", secrets.given(login.password(), "password of registry " + login.server())));
    }
}
