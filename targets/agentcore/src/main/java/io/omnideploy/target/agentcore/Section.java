package io.omnideploy.target.agentcore;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Durations;
import io.omnideploy.config.Node;
import io.omnideploy.config.Positions;
import io.omnideploy.resource.Origin;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * A map under the target's own key, which was checked against its shape.
 *
 * @param path where it stands
 */
record Section(Node.Mapping node, ConfigPath path, Positions positions) {
    static final ConfigPath ROOT = ConfigPath.of("agentcore");

    /** Returns all that this target has of its own. */
    static Section of(DeployConfig config) {
        return new Section(config.section(), ROOT, config.positions());
    }

    boolean has(String key) {
        return node.get(key).filter(value -> !(value instanceof Node.Nothing)).isPresent();
    }

    Optional<String> text(String key) {
        return node.get(key).filter(Node.Scalar.class::isInstance).map(value -> ((Node.Scalar) value).text());
    }

    boolean isOn(String key, boolean fallback) {
        return text(key).map("true"::equals).orElse(fallback);
    }

    OptionalLong number(String key) {
        return text(key).map(Long::parseLong).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    Optional<Duration> duration(String key) {
        return text(key).flatMap(Durations::parse);
    }

    /** Returns a list of words, empty if it is not there. */
    List<String> texts(String key) {
        return node.get(key)
                .filter(Node.Sequence.class::isInstance)
                .map(list -> ((Node.Sequence) list)
                        .items().stream()
                                .filter(Node.Scalar.class::isInstance)
                                .map(item -> ((Node.Scalar) item).text())
                                .toList())
                .orElse(List.of());
    }

    /** Returns the map under a key, if there is one. */
    Optional<Section> map(String key) {
        return node.get(key)
                .filter(Node.Mapping.class::isInstance)
                .map(value -> new Section((Node.Mapping) value, path.then(key), positions));
    }

    /** Returns the maps under the keys of the map under a key, in written order. */
    SequencedMap<String, Section> maps(String key) {
        SequencedMap<String, Section> found = new LinkedHashMap<>();
        map(key).ifPresent(map -> map.node
                .entries()
                .keySet()
                .forEach(name -> found.put(
                        name,
                        map.map(name).orElse(new Section(Node.Mapping.empty(), map.path.then(name), positions)))));
        return found;
    }

    Origin origin(String key) {
        return Origin.at(path.then(key));
    }

    /** Returns the lines of everything below a key. */
    Set<Origin> origins(String key) {
        return below(path.then(key));
    }

    /** Returns the lines of everything in it. */
    Set<Origin> origins() {
        return below(path);
    }

    private Set<Origin> below(ConfigPath above) {
        Set<Origin> found = new TreeSet<>();
        for (ConfigPath written : positions.written()) {
            if (above.contains(written)) {
                found.add(Origin.at(written));
            }
        }
        return found;
    }
}
