package io.omnideploy.backend.direct;

import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.PreparedRun;
import io.omnideploy.spi.RunRequest;
import java.util.List;

/** Tells drift; there is nothing to record, since what is there is read anew at each run. */
record RefreshRun(RunRequest request, Sessions sessions, Resolver resolver, Plan plan) implements PreparedRun {
    @Override
    public Outputs apply() {
        return LiveOutputs.of(request, resolver);
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
