package io.omnideploy.adapter.score;

import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.spi.SourceFiles;
import io.omnideploy.spi.adapt.AdapterLedger;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * What the parts of one workload have in common.
 *
 * @param root the file
 * @param name the name of its main component
 * @param origin the file's folder as seen from the first one's: empty, or with a slash at its end
 * @param components the components by their containers' names
 * @param jobs containers that run to their end before others start
 * @param ports the ports of all workloads
 */
record WorkloadScope(
        Node.Mapping root,
        String name,
        String origin,
        Map<String, String> components,
        Set<String> jobs,
        Map<String, Requirement> requirements,
        WorkloadPorts ports,
        Placeholders placeholders,
        SourceFiles files,
        AdapterLedger ledger,
        Diagnostics problems) {
    /** Returns a path that is seen from the file's folder, as seen from the first one's. */
    String place(String path) {
        return origin.isEmpty() || path.startsWith("/")
                ? path
                : Path.of(origin + path).normalize().toString().replace('\\', '/');
    }
}
