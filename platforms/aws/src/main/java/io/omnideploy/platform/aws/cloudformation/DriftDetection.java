package io.omnideploy.platform.aws.cloudformation;

import io.omnideploy.spi.stack.StackDrift;
import io.omnideploy.spi.stack.StackDrift.DriftedProperty;
import io.omnideploy.spi.stack.StackDrift.DriftedResource;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourceDriftsResponse;
import software.amazon.awssdk.services.cloudformation.model.StackDriftDetectionStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDrift;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDriftStatus;

/**
 * Compares a stack's resources with its template. One that can't be compared makes the whole fail, and the others are compared
 * all the same. Source: the CloudFormation User Guide, "Drift detection status codes".
 */
final class DriftDetection {
    private static final String NOTHING = "null";

    private final CloudFormationClient client;
    private final String stack;

    DriftDetection(CloudFormationClient client, String stack) {
        this.client = client;
        this.stack = stack;
    }

    StackDrift result() {
        String detection = client.detectStackDrift(ask -> ask.stackName(stack)).stackDriftDetectionId();
        Pause pause = new Pause();
        while (client.describeStackDriftDetectionStatus(ask -> ask.stackDriftDetectionId(detection))
                        .detectionStatus()
                == StackDriftDetectionStatus.DETECTION_IN_PROGRESS) {
            pause.take();
        }
        List<DriftedResource> drifted = new ArrayList<>();
        List<String> unchecked = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            DescribeStackResourceDriftsResponse page = client.describeStackResourceDrifts(
                    ask -> ask.stackName(stack).nextToken(next));
            for (StackResourceDrift resource : page.stackResourceDrifts()) {
                if (isDrifted(resource)) {
                    drifted.add(drifted(resource));
                } else if (resource.stackResourceDriftStatus() != StackResourceDriftStatus.IN_SYNC) {
                    unchecked.add(resource.logicalResourceId());
                }
            }
            token = page.nextToken();
        } while (token != null);
        return new StackDrift(drifted, unchecked);
    }

    private static boolean isDrifted(StackResourceDrift resource) {
        return resource.stackResourceDriftStatus() == StackResourceDriftStatus.MODIFIED
                || resource.stackResourceDriftStatus() == StackResourceDriftStatus.DELETED;
    }

    private static DriftedResource drifted(StackResourceDrift resource) {
        return new DriftedResource(
                resource.logicalResourceId(),
                resource.resourceType() == null ? "" : resource.resourceType(),
                resource.stackResourceDriftStatus() == StackResourceDriftStatus.DELETED,
                resource.propertyDifferences().stream()
                        .map(difference -> new DriftedProperty(
                                difference.propertyPath(),
                                difference.expectedValue() == null ? NOTHING : difference.expectedValue(),
                                difference.actualValue() == null ? NOTHING : difference.actualValue()))
                        .toList());
    }
}
