package io.omnideploy.platform.aws.runtime;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.aws.client.AwsClients;
import io.omnideploy.platform.aws.runtime.StackServices.Running;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.spi.FailureRequest;
import io.omnideploy.spi.ReadRequest;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ecs.EcsClient;

/**
 * Finds services that run an older task definition than the newest: ECS goes back to it by itself when the new one does not come
 * up, and a tool that waits for rest finds rest.
 */
final class Rollbacks {
    private static final ResourceType SERVICE = ResourceType.parse("aws.ecs.Service");

    private final AwsClients clients;
    private final EcsClient ecs;

    Rollbacks(AwsClients clients) {
        this.clients = clients;
        this.ecs = clients.open(EcsClient.builder());
    }

    List<Failed> in(ReadRequest request) {
        List<Failed> failures = new ArrayList<>();
        for (Running running : new StackServices(clients).of(request.id())) {
            ResourceId id = ResourceId.of(SERVICE, running.component());
            String runs = running.service().taskDefinition();
            if (!request.graph().resources().containsKey(id) || runs == null) {
                continue;
            }
            String newest = newest(runs);
            if (!newest.equals(runs)) {
                failures.add(Failed.because("It did not come up as %s, and ECS went back to %s."
                                .formatted(
                                        Arn.parse(newest).last(),
                                        Arn.parse(runs).last()))
                        .of(id)
                        .details(new ServiceFindings(clients, new FailureRequest(request.id(), id)).find())
                        .remedy("What ran before still runs. Put right what is told here, and run 'up' again."));
            }
        }
        return failures;
    }

    private String newest(String taskDefinition) {
        String family = Arn.parse(taskDefinition).rest().replaceFirst(":[0-9]+$", "");
        return ecs.describeTaskDefinition(ask -> ask.taskDefinition(family))
                .taskDefinition()
                .taskDefinitionArn();
    }
}
