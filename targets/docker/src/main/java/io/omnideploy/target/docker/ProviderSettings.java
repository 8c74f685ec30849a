package io.omnideploy.target.docker;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container.RegistryLogin;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.SecretInputs;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

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

    /** Returns the lines behind each setting. */
    SortedMap<String, SortedSet<Origin>> origins() {
        SortedMap<String, SortedSet<Origin>> why = new TreeMap<>();
        settings.host()
                .ifPresent(host -> why.put(
                        DockerTypes.PROVIDER + ".host",
                        new TreeSet<>(Set.of(Origin.at(DockerSettings.PATH.then("host"))))));
        for (Component component : config.components().values()) {
            ConfigPath path = DeployConfig.pathOf(component).then("container", "registry");
            component
                    .container()
                    .registry()
                    .ifPresent(login -> why.computeIfAbsent(
                                    DockerTypes.PROVIDER + ".registry_auth", key -> new TreeSet<>())
                            .addAll(List.of(
                                    Origin.at(path.then("server")),
                                    Origin.at(path.then("username")),
                                    Origin.at(path.then("password")))));
        }
        return why;
    }

    private Value login(RegistryLogin login) {
        return Value.object(Map.of(
                "address", Value.text(login.server()),
                "username", Value.text(login.username()),
                "password", secrets.given(login.password(), "password of registry " + login.server())));
    }
}
