package io.omnideploy.target.docker;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Shape;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.resource.Value;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a stack on Docker can pin: the way to the engine, and the engine itself. */
final class DockerIdentity {
    private static final String HOST = "host";

    static final Shape.Fields SHAPE = Shape.fields(
            Shape.field(
                    HOST,
                    DockerSettings.HOST,
                    "The address of the Docker engine, as DOCKER_HOST or the context in use must name it."),
            Shape.field(
                    "engine",
                    Shape.text("[A-Za-z0-9][A-Za-z0-9:._-]{0,254}", "the ID or the name of an engine"),
                    "The Docker engine itself: its ID or its name, as docker info tells them."));

    private DockerIdentity() {}

    /** The way that is said and the way that is pinned are one. */
    static void check(DeployConfig config, Diagnostics found) {
        Optional<String> said = DockerSettings.of(config.section()).host();
        String pinned = config.identity().get(HOST);
        if (pinned != null && said.isPresent() && !said.get().equals(pinned)) {
            ConfigPath path = ConfigPath.of("identity", HOST);
            found.add(Diagnostic.error(
                            "identity-contradicts",
                            "'docker.host' is %s, and the identity allows %s alone.".formatted(said.get(), pinned))
                    .about(path)
                    .at(config.positions().of(path))
                    .remedy("Make them the same, or leave 'docker.host' out."));
        }
    }

    /** The provider takes an address and no ID. */
    static SortedMap<String, Value.Obj> pins(DeployConfig config) {
        String host = config.identity().get(HOST);
        return host == null
                ? Collections.emptySortedMap()
                : new TreeMap<>(Map.of(DockerTypes.PROVIDER, Value.object(Map.of(HOST, Value.text(host)))));
    }
}
