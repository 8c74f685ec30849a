package io.omnideploy.engine.load;

import io.omnideploy.config.DeployConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Descriptions for tests of what comes after loading. */
public final class TestConfigs {
    private TestConfigs() {}

    /** Returns a description as its default stack has it. */
    public static DeployConfig resolved(Path folder, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("deploy.yaml"), text);
        ConfigLoader loader = TestPlugins.loader();
        LoadedConfig loaded = loader.load(new LoadRequest(Optional.of(file), folder, Optional.empty()))
                .orRefuse();
        return loader.resolve(loaded, new Selection(Optional.empty(), Optional.empty(), Optional.empty(), Map.of()))
                .orRefuse()
                .config();
    }
}
