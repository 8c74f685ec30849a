package io.omnideploy.spi.expand;

import io.omnideploy.config.BackingService;
import io.omnideploy.resource.Value;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A kind of backing service that a server in a container can provide. */
public interface ServerPreset {
    /** Returns the name of the preset. */
    String name();

    /** Returns the server for a service of this preset. */
    BackingServer provide(BackingService service);

    /** Returns what can be referred to of a service that exists already, but for a whole address given under {@code url}. */
    SortedMap<String, Value> external(BackingService service, BackingService.External external);

    /** Returns all there are. */
    static List<ServerPreset> all(SecretInputs secrets) {
        ServerPasswords passwords = new ServerPasswords(secrets);
        return List.of(
                new PostgresServer(passwords),
                new MysqlServer(passwords),
                new RedisServer(passwords),
                new S3Server(passwords));
    }

    /** Returns the one of a name. */
    static Optional<ServerPreset> find(List<ServerPreset> presets, String name) {
        return presets.stream().filter(preset -> preset.name().equals(name)).findFirst();
    }
}
