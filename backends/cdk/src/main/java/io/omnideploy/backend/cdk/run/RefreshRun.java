package io.omnideploy.backend.cdk.run;

import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;

/** What drifted, told. CloudFormation keeps no values of its own that could be brought up to date. */
record RefreshRun(Stack stack, Plan plan) implements StackRun {
    @Override
    public Outputs apply() {
        return stack.outputs(stack.stacks().find(stack.name()));
    }
}
