package io.omnideploy.engine.lint;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.spi.Limitation;
import java.util.ArrayList;
import java.util.List;

/** Takes what one rule has to say, and adds its code and the places. */
final class Warnings {
    private final DeployConfig config;
    private final String code;
    private final List<Limitation> lacking;
    private final List<Diagnostic> found = new ArrayList<>();

    Warnings(DeployConfig config, String code, List<Limitation> lacking) {
        this.config = config;
        this.code = code;
        this.lacking = lacking;
    }

    /** Tells about what stands at a path, or is missing there; the mark is set at the nearest thing that is written. */
    void tell(ConfigPath path, String message, String remedy) {
        tell(path, path, message, remedy);
    }

    /** Tells about a path, with the mark at another. */
    void tell(ConfigPath path, ConfigPath mark, String message, String remedy) {
        if (lacking.stream().noneMatch(limitation -> limitation.covers(path))) {
            found.add(Diagnostic.warning(code, message)
                    .about(path)
                    .at(config.positions().of(mark))
                    .remedy(remedy));
        }
    }

    List<Diagnostic> found() {
        return found;
    }
}
