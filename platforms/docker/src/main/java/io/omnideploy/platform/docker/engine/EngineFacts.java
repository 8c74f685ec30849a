package io.omnideploy.platform.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Info;
import io.omnideploy.platform.docker.vocabulary.Fields;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.PlatformFact;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** By what one engine is told from another: the address is the way, the ID that the engine made for itself is the engine. */
public final class EngineFacts {
    private static final String HOST = "host";
    private static final String ENGINE = "engine";

    private EngineFacts() {}

    /** Returns the address that would be used. */
    public static SortedMap<String, PlatformFact> way(ConnectRequest request) {
        Fields settings = new Fields(request.settings().fields(), ClearText.with(request.secrets()));
        return way(EngineAddress.of(settings, Path.of(System.getProperty("user.home"))));
    }

    /** Returns the address, and what the engine says of itself. */
    static SortedMap<String, PlatformFact> of(EngineAddress address, DockerClient client) {
        SortedMap<String, PlatformFact> facts = way(address);
        Info info = client.infoCmd().exec();
        String name = Objects.requireNonNullElse(info.getName(), "");
        String id = Objects.requireNonNullElse(info.getId(), "");
        // What only speaks like Docker may have no ID.
        facts.put("version", PlatformFact.self(Objects.requireNonNullElse(info.getServerVersion(), "")));
        facts.put(ENGINE, id.isEmpty() ? PlatformFact.self(name) : PlatformFact.self(id, name));
        return facts;
    }

    private static SortedMap<String, PlatformFact> way(EngineAddress address) {
        return new TreeMap<>(Map.of(HOST, PlatformFact.way(address.host())));
    }
}
