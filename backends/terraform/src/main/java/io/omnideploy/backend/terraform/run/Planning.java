package io.omnideploy.backend.terraform.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a stack is planned to come up: as a whole, or a part of it. */
final class Planning {
    private final String backend;
    private final Workspace workspace;
    private final SortedMap<String, String> files;
    private final Optional<String> adopted;

    /**
     * What was planned and saved.
     *
     * @param unfulfilled addresses of what is there but not as it must be
     */
    record Planned(PlanReader reader, Set<String> unfulfilled) {}

    /**
     * @param files what stands in the folder
     * @param adopted the file by which Terraform takes over what it does not know, only while it plans
     */
    Planning(String backend, Workspace workspace, SortedMap<String, String> files, Optional<String> adopted) {
        this.backend = backend;
        this.workspace = workspace;
        this.files = files;
        this.adopted = adopted;
    }

    /**
     * Plans and saves it.
     *
     * @param options what is planned, as options of Terraform; everything when there are none
     */
    Planned plan(List<String> options) {
        adopted.ifPresent(text -> {
            SortedMap<String, String> more = new TreeMap<>(files);
            more.put(Adoption.FILE, text);
            workspace.write(more);
        });
        Set<String> unfulfilled = workspace.plan(options);
        PlanReader reader = read(workspace, backend);
        List<String> stuck = reader.stuck();
        if (!stuck.isEmpty()) {
            List<String> again = new ArrayList<>(options);
            stuck.forEach(address -> again.add("-replace=" + address));
            unfulfilled = workspace.plan(again);
            reader = read(workspace, backend);
        }
        workspace.write(files);
        return new Planned(reader, unfulfilled);
    }

    /** Reads the plan that is saved. */
    static PlanReader read(Workspace workspace, String backend) {
        return new PlanReader(
                workspace.request().emit(),
                backend,
                workspace.names(),
                AppliedRecord.read(workspace.folder()),
                workspace.planJson());
    }
}
