package io.omnideploy.engine.load;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.spi.Adapter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** Finds the description: the files that were named, else the one in the folder that has a known name. */
final class ConfigDiscovery {
    /** The names of OmniDeploy's own format; they go before those of other formats. */
    static final List<String> OWN_NAMES = List.of("deploy.yaml", "deploy.yml", "omnideploy.yaml");

    private final List<Adapter> adapters;

    ConfigDiscovery(List<Adapter> adapters) {
        this.adapters = adapters;
    }

    /**
     * Returns the files to read, the one to begin with first.
     *
     * @throws Refused when none was named and there is none, or more than one
     */
    List<SourceFile> find(LoadRequest request) {
        if (!request.configs().isEmpty()) {
            List<SourceFile> named = new ArrayList<>();
            for (Path config : request.configs()) {
                named.add(new SourceFile(
                        request.directory().resolve(config), config.toString().replace('\\', '/')));
            }
            return named;
        }
        return List.of(found(request));
    }

    private SourceFile found(LoadRequest request) {
        SequencedSet<String> foreign = new LinkedHashSet<>();
        adapters.forEach(adapter -> foreign.addAll(adapter.fileNames()));
        OWN_NAMES.forEach(foreign::remove);
        List<String> found = present(request.directory(), OWN_NAMES);
        if (found.isEmpty()) {
            found = present(request.directory(), List.copyOf(foreign));
        }
        if (found.size() == 1) {
            return new SourceFile(request.directory().resolve(found.getFirst()), found.getFirst());
        }
        throw new Refused(found.isEmpty() ? nothing(foreign) : several(found));
    }

    private static List<String> present(Path directory, List<String> names) {
        return names.stream()
                .filter(name -> Files.exists(directory.resolve(name)))
                .toList();
    }

    private static Diagnostic nothing(SequencedSet<String> foreign) {
        List<String> all = new ArrayList<>(OWN_NAMES);
        all.addAll(foreign);
        return Diagnostic.error(
                        "no-config",
                        "There is no description in this folder; looked for " + String.join(", ", all) + ".")
                .remedy("Name one with -c FILE, or write a first one with 'omnideploy init'.");
    }

    private static Diagnostic several(List<String> found) {
        return Diagnostic.error(
                        "several-configs",
                        "There are several descriptions in this folder: " + String.join(", ", found) + ".")
                .remedy("Name the one that is meant with -c FILE, as in -c " + found.getFirst() + ".");
    }
}
