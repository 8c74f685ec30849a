package io.omnideploy.cli.command;

import io.omnideploy.config.Shape;
import io.omnideploy.engine.Plugins;
import io.omnideploy.spi.Target;
import java.util.LinkedHashMap;
import java.util.Map;

/** The shapes of the settings that only one target has. */
final class TargetSections {
    private TargetSections() {}

    /** Returns them by target. */
    static Map<String, Shape.Fields> of(Plugins plugins) {
        Map<String, Shape.Fields> sections = new LinkedHashMap<>();
        for (Target target : plugins.targets()) {
            sections.put(target.name(), target.section());
        }
        return sections;
    }
}
