package io.omnideploy.target.docker;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.TemplateValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Redis in its official image, with a password, and with every write kept on disk. */
final class RedisPreset implements BackingContainers.Preset {
    private static final String DEFAULT_VERSION = "7";
    private static final int PORT = 6379;
    private static final Origin CONTRACT = Origin.rule("redis-image-contract");

    private final PresetParts parts;

    RedisPreset(PresetParts parts) {
        this.parts = parts;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public BackingContainers provide(BackingService service) {
        ConfigPath path = DeployConfig.pathOf(service);
        Value password = parts.password(service);
        String settings = service.settings().entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining("\n"));
        ResourceSpec.Builder server = parts.server(
                        service, "/data", PresetParts.check("CMD-SHELL", "redis-cli ping | grep -q PONG"))
                .set("entrypoint", Value.texts(List.of("sh", "-euc")), CONTRACT)
                .set("command", Value.texts(List.of(InitScript.REDIS)), CONTRACT)
                .set(
                        "env",
                        Value.object(Map.of("REDISCLI_AUTH", password, "REDIS_SETTINGS", Value.text(settings))),
                        CONTRACT);
        service.settings()
                .keySet()
                .forEach(key -> server.because("env.REDIS_SETTINGS", Origin.at(path.then("settings", key))));
        Map<String, Value> addresses = addresses(service.name(), Integer.toString(PORT), Optional.of(password));
        return new BackingContainers(
                List.of(parts.image(service, "redis", DEFAULT_VERSION), parts.volume(service), server.build()),
                Set.of(ResourceId.of(DockerTypes.CONTAINER, service.name())),
                addresses,
                variables(addresses));
    }

    @Override
    public Map<String, Value> external(BackingService service, BackingService.External external) {
        return addresses(
                external.host(), Integer.toString(external.port().orElse(PORT)), parts.given(external, service));
    }

    @Override
    public Map<String, Value> variables(Map<String, Value> addresses) {
        return Map.of("REDIS_URL", addresses.get("url"));
    }

    private static Map<String, Value> addresses(String host, String port, Optional<Value> password) {
        Map<String, Value> addresses = new TreeMap<>(Map.of("host", Value.text(host), "port", Value.text(port)));
        password.ifPresent(value -> addresses.put("password", value));
        List<Value> url = new ArrayList<>(List.of(Value.text("redis://")));
        password.ifPresent(value -> url.addAll(List.of(Value.text(":"), value, Value.text("@"))));
        url.add(Value.text(host + ":" + port + "/0"));
        addresses.put("url", TemplateValues.joined(url));
        return addresses;
    }
}
