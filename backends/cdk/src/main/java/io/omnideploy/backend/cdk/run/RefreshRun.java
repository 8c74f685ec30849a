package io.omnideploy.backend.cdk.run;

import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.PreparedRun;
import java.time.Duration;
import java.util.List;

/** What drifted, told. CloudFormation keeps no values of its own that could be brought up to date. */
record RefreshRun(Stack stack, Plan plan) implements PreparedRun {
    @Override
    public Outputs apply() {
        return stack.outputs(stack.stacks().find(stack.name()));
    }

    @Override
    public List<LiveResource> remaining() {
        return stack.live().everything();
    }

    @Override
    public Duration afterglow() {
        return stack.live().afterglow();
    }

    @Override
    public void close() {
        stack.close();
    }
}
