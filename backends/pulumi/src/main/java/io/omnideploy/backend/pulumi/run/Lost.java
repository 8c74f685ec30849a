package io.omnideploy.backend.pulumi.run;

import io.omnideploy.backend.pulumi.emit.PulumiNames;
import io.omnideploy.backend.pulumi.run.Automation.Operation;
import io.omnideploy.backend.pulumi.run.Automation.Said;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.RunRequest;
import io.omnideploy.spi.run.LivePlatforms;
import io.omnideploy.spi.run.Orphans;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a run that was cut off has made, and is wanted, and Pulumi's state doesn't know. What holds data is taken into the state;
 * the rest is removed, for Pulumi makes it anew.
 */
record Lost(List<LiveResource> data, Orphans rest) {
    static final Lost NONE = new Lost(List.of(), Orphans.NONE);

    /** Finds it. */
    static Lost in(LivePlatforms live, RunRequest request, State state) {
        Urns urns = new Urns(request.emit());
        Set<ResourceId> known = new TreeSet<>();
        state.resources().keySet().forEach(urn -> urns.resource(urn).ifPresent(known::add));
        List<LiveResource> unknown = live.owned().stream()
                .filter(resource -> !known.contains(resource.id()))
                .toList();
        return new Lost(
                unknown.stream().filter(one -> holdsData(request, one)).toList(),
                new Orphans(
                        PulumiNames.TOOL,
                        unknown.stream().filter(one -> !holdsData(request, one)).toList()));
    }

    private static boolean holdsData(RunRequest request, LiveResource resource) {
        return request.emit().catalog().expect(resource.id().type()).holdsData();
    }

    Set<ResourceId> ids() {
        Set<ResourceId> ids = new TreeSet<>();
        data.forEach(one -> ids.add(one.id()));
        rest.found().forEach(one -> ids.add(one.id()));
        return ids;
    }

    /** Removes what Pulumi makes anew, and takes the rest into its state. */
    void recover(Workspace workspace, Project project) {
        Orphans left = rest.remove(workspace.request());
        if (!data.isEmpty()) {
            adopt(workspace, project);
        }
        left.removeAll(workspace.request());
    }

    /** By a program that says what they are, for their part alone. */
    private void adopt(Workspace workspace, Project project) {
        Urns urns = new Urns(workspace.request().emit());
        Map<ResourceId, String> adopted = new TreeMap<>();
        data.forEach(one -> adopted.put(one.id(), one.physicalId()));
        List<String> targets =
                adopted.keySet().stream().map(id -> "--target=" + urns.of(id)).toList();
        workspace.step("pulumi up, to take in what is there");
        Problems problems = workspace.problems();
        Said said = workspace.engine(project).run(workspace.adopting(adopted), Operation.UP, targets, problems::take);
        PulumiRuns.require(said, "pulumi up", problems);
    }
}
