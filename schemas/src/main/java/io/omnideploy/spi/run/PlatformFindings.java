package io.omnideploy.spi.run;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.spi.RunRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Adds to the failure of a tool what the platform itself knows of it, or at least the last words of what failed. */
public final class PlatformFindings {
    private final String tool;
    private final RunRequest request;
    private final UnaryOperator<String> clean;

    /**
     * @param tool the backend that brings the stack up, by its name in the catalog
     * @param clean takes secrets out of a line
     */
    public PlatformFindings(String tool, RunRequest request, UnaryOperator<String> clean) {
        this.tool = tool;
        this.request = request;
        this.clean = clean;
    }

    /** Returns the failure with what the platform knows, if it names a resource of the graph. */
    public Failed in(Failed failed) {
        List<String> lines = new ArrayList<>(failed.details());
        request.emit().graph().resources().keySet().stream()
                .filter(id -> failed.resource().filter(id.toString()::equals).isPresent())
                .findFirst()
                .ifPresent(id -> lines.addAll(told(id)));
        return failed.details(lines);
    }

    private List<String> told(ResourceId id) {
        try (LivePlatforms live = LivePlatforms.connect(tool, request)) {
            List<String> findings = live.findings(id);
            return (findings.isEmpty() ? live.lastWords(id.component()) : findings)
                    .stream().map(clean).toList();
        } catch (Failed gone) {
            return List.of();
        }
    }
}
