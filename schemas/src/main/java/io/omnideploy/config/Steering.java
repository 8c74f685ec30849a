package io.omnideploy.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The few keys of {@link DeployShape} that steer OmniDeploy itself and become no property of any resource. What every other
 * line becomes is derived from the graph.
 */
public final class Steering {
    private static final Map<String, String> MEANINGS = meanings();

    private Steering() {}

    /** Returns what a value decides, such as "the choice of the target"; empty where it is for the graph to say. */
    public static Optional<String> meaning(ConfigPath path) {
        for (Map.Entry<String, String> entry : MEANINGS.entrySet()) {
            if (ConfigPath.of(entry.getKey()).contains(path)) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }

    /** Everything below a key is meant too. */
    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put("name", "the names and labels of everything");
        meanings.put("version", "what ${deploy.version} stands for");
        meanings.put("target", "the choice of the target");
        meanings.put("backend", "the choice of the backend");
        meanings.put("output", "the folder of generated files");
        meanings.put("state", "where the backend keeps its state");
        meanings.put("secrets_file", "where the stack's secrets are kept");
        meanings.put("identity", "what this stack may touch");
        meanings.put("registry", "the names of images that are built");
        meanings.put("lint", "what is told about the description");
        return meanings;
    }
}
