package io.omnideploy.spi.expand;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.resource.Origin;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which image a server is run from, and the lines behind what it is given. */
final class ServerImage {
    private ServerImage() {}

    /** Returns the image that a person names, or that of the preset in the wanted version. */
    static String of(BackingService service, String repository, String version) {
        return service.image().orElse(repository + ":" + service.version().orElse(version));
    }

    /** Returns the lines of all settings. */
    static Set<Origin> settings(BackingService service) {
        Set<Origin> why = new TreeSet<>();
        ConfigPath path = DeployConfig.pathOf(service).then("settings");
        service.settings().keySet().forEach(key -> why.add(Origin.at(path.then(key))));
        return why;
    }

    /** Returns the lines behind the variables that hold lists, each named in capitals as its list. */
    static SortedMap<String, Set<Origin>> lists(ConfigPath path, String... keys) {
        SortedMap<String, Set<Origin>> why = new TreeMap<>();
        for (String key : keys) {
            why.put("environment." + key.toUpperCase(Locale.ROOT), Set.of(Origin.at(path.then(key))));
        }
        return why;
    }
}
