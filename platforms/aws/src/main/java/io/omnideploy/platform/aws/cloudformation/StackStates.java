package io.omnideploy.platform.aws.cloudformation;

import io.omnideploy.spi.stack.StackState;
import io.omnideploy.spi.stack.StackState.Phase;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Reads how a stack stands. Source: the CloudFormation User Guide, "Understand stack status codes". */
final class StackStates {
    private static final String GONE = "DELETE_COMPLETE";

    private StackStates() {}

    /** Returns a stack by its name or id; empty when there is none, or none any more. */
    static Optional<StackState> find(CloudFormationClient client, String stack) {
        try {
            return client.describeStacks(ask -> ask.stackName(stack)).stacks().stream()
                    .filter(found -> !GONE.equals(found.stackStatusAsString()))
                    .findFirst()
                    .map(StackStates::state);
        } catch (AwsServiceException refused) {
            if (CloudFormationStacks.isAbsent(refused)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static StackState state(Stack stack) {
        SortedMap<String, String> outputs = new TreeMap<>();
        for (Output output : stack.outputs()) {
            outputs.put(output.outputKey(), output.outputValue());
        }
        SortedMap<String, String> tags = new TreeMap<>();
        for (Tag tag : stack.tags()) {
            tags.put(tag.key(), tag.value());
        }
        Instant changed = stack.lastUpdatedTime() == null ? stack.creationTime() : stack.lastUpdatedTime();
        return new StackState(
                stack.stackName(),
                stack.stackId(),
                phase(stack.stackStatusAsString()),
                stack.stackStatusAsString(),
                Optional.ofNullable(stack.stackStatusReason()).filter(reason -> !reason.isBlank()),
                "%s %s".formatted(stack.stackId(), changed == null ? "" : changed),
                Boolean.TRUE.equals(stack.enableTerminationProtection()),
                tags,
                outputs,
                changed == null ? Instant.EPOCH : changed);
    }

    static Phase phase(String status) {
        return switch (status) {
            case "REVIEW_IN_PROGRESS" -> Phase.REVIEW;
            case "CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE" -> Phase.STANDING;
            case "UPDATE_ROLLBACK_COMPLETE", "IMPORT_ROLLBACK_COMPLETE" -> Phase.ROLLED_BACK;
            case "CREATE_FAILED", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED" -> Phase.STILLBORN;
            case "UPDATE_FAILED", "UPDATE_ROLLBACK_FAILED", "IMPORT_ROLLBACK_FAILED" -> Phase.STUCK;
            case "DELETE_FAILED" -> Phase.HALF_REMOVED;
            default -> Phase.WORKING;
        };
    }
}
