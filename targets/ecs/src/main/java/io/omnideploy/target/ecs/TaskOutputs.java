package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;

/** Tells which image each component runs, and where its logs are. */
final class TaskOutputs implements Contributor {
    @Override
    public void finish(EcsDeployment deployment) {
        for (Component component : deployment.components()) {
            String name = component.name().replace('-', '_');
            deployment.output(new OutputSpec(
                    name + "_image", deployment.image(component), "The image that " + component.name() + " runs."));
            deployment.output(new OutputSpec(
                    name + "_log_group",
                    Value.ref(ResourceId.of(AwsTypes.LOG_GROUP, component.name()), "name"),
                    "The log group of " + component.name() + " in CloudWatch."));
        }
    }
}
