package io.omnideploy.spi.expand;

import io.omnideploy.config.BackingService;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Redis in its official image, with a password, and with every write kept on disk. */
final class RedisServer implements ServerPreset {
    private static final String DEFAULT_VERSION = "7";
    private static final int PORT = 6379;

    /** The user redis of the official image. */
    private static final long USER = 999;

    private static final Origin CONTRACT = Origin.rule("redis-image-contract");

    private final ServerPasswords passwords;

    RedisServer(ServerPasswords passwords) {
        this.passwords = passwords;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public BackingServer provide(BackingService service) {
        Value password = passwords.owner(service);
        String settings = service.settings().entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining("\n"));
        SortedMap<String, Set<Origin>> why = new TreeMap<>();
        why.put("environment.REDIS_SETTINGS", ServerImage.settings(service));
        return new BackingServer(
                ServerImage.of(service, "redis", DEFAULT_VERSION),
                USER,
                PORT,
                "/data",
                List.of("sh", "-euc"),
                List.of(InitScript.REDIS),
                new TreeMap<>(Map.of("REDISCLI_AUTH", password, "REDIS_SETTINGS", Value.text(settings))),
                Optional.of(new BackingServer.Check.Line("redis-cli ping | grep -q PONG", false)),
                Optional.empty(),
                addresses(service.name(), Integer.toString(PORT), Optional.of(password)),
                CONTRACT,
                why);
    }

    @Override
    public SortedMap<String, Value> external(BackingService service, BackingService.External external) {
        return addresses(
                external.host(), Integer.toString(external.port().orElse(PORT)), passwords.given(external, service));
    }

    private static SortedMap<String, Value> addresses(String host, String port, Optional<Value> password) {
        SortedMap<String, Value> addresses = new TreeMap<>(Map.of("host", Value.text(host), "port", Value.text(port)));
        password.ifPresent(value -> addresses.put("password", value));
        List<Value> url = new ArrayList<>(List.of(Value.text("redis://")));
        password.ifPresent(value -> url.addAll(List.of(Value.text(":"), value, Value.text("@"))));
        url.add(Value.text(host + ":" + port + "/0"));
        addresses.put("url", TemplateValues.joined(url));
        return addresses;
    }
}
