package io.omnideploy.backend.direct;

import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.PreparedRun;
import io.omnideploy.spi.RunRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Removes what a stack has, in the reverse of the order in which it was made. */
final class DestroyRun implements PreparedRun {
    private final RunRequest request;
    private final Sessions sessions;
    private final List<LiveResource> removed;
    private final Plan plan;

    DestroyRun(RunRequest request, Sessions sessions, List<LiveResource> removed, Plan plan) {
        this.request = request;
        this.sessions = sessions;
        this.removed = removed;
        this.plan = plan;
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public Outputs apply() {
        Map<ResourceId, Set<ResourceId>> followers =
                Removals.followers(removed, request.emit().graph().resources());
        List<Task> tasks = new ArrayList<>();
        for (LiveResource live : removed) {
            tasks.add(new Task(
                    live.id(),
                    Operation.DELETE,
                    followers.get(live.id()),
                    () -> sessions.of(live.id()).delete(live)));
        }
        Schedule.run(tasks, request.progress());
        return Outputs.NONE;
    }

    @Override
    public List<LiveResource> remaining() {
        return sessions.owned();
    }

    @Override
    public void close() {
        sessions.close();
    }
}
