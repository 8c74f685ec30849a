package io.omnideploy.platform.aws.cloudformation;

import io.omnideploy.spi.stack.StackEvent;
import io.omnideploy.spi.stack.StackEvent.Doing;
import io.omnideploy.spi.stack.StackEvent.Stage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** Tells what happens to a stack, each event once. CloudFormation lists them from the newest to the oldest. */
final class StackEvents {
    private static final String NONE = "";

    private final CloudFormationClient client;
    private final String stack;
    private final Consumer<StackEvent> listener;
    private final boolean isBegunHere;
    private String last;
    private boolean isAnyTold;

    /** @param after the newest event before something was begun; empty to tell what happens from now on */
    StackEvents(CloudFormationClient client, String stack, Optional<String> after, Consumer<StackEvent> listener) {
        this.client = client;
        this.stack = stack;
        this.listener = listener;
        this.isBegunHere = after.isPresent();
        this.last = after.orElseGet(() -> newest(client, stack));
    }

    /** Returns the newest event; empty text when there is none. */
    static String newest(CloudFormationClient client, String stack) {
        try {
            return client.describeStackEvents(ask -> ask.stackName(stack)).stackEvents().stream()
                    .map(software.amazon.awssdk.services.cloudformation.model.StackEvent::eventId)
                    .findFirst()
                    .orElse(NONE);
        } catch (AwsServiceException refused) {
            if (CloudFormationStacks.isAbsent(refused)) {
                return NONE;
            }
            throw refused;
        }
    }

    /**
     * Tells what is new.
     *
     * @return whether all may have been told: CloudFormation answers for a moment as if nothing had been begun
     */
    boolean tell() {
        Deque<software.amazon.awssdk.services.cloudformation.model.StackEvent> fresh = new ArrayDeque<>();
        for (software.amazon.awssdk.services.cloudformation.model.StackEvent event :
                client.describeStackEventsPaginator(ask -> ask.stackName(stack)).stackEvents()) {
            if (event.eventId().equals(last)) {
                break;
            }
            fresh.push(event);
        }
        for (software.amazon.awssdk.services.cloudformation.model.StackEvent event : fresh) {
            last = event.eventId();
            isAnyTold = true;
            listener.accept(event(event));
        }
        return isAnyTold || !isBegunHere;
    }

    private static StackEvent event(software.amazon.awssdk.services.cloudformation.model.StackEvent event) {
        String status = event.resourceStatusAsString() == null ? "" : event.resourceStatusAsString();
        String physical = event.physicalResourceId() == null ? "" : event.physicalResourceId();
        return new StackEvent(
                event.timestamp(),
                event.logicalResourceId(),
                physical,
                event.resourceType() == null ? "" : event.resourceType(),
                doing(status),
                stage(status),
                Optional.ofNullable(event.resourceStatusReason()).filter(reason -> !reason.isBlank()),
                physical.equals(event.stackId()));
    }

    static Doing doing(String status) {
        if (status.contains("ROLLBACK")) {
            return Doing.ROLL_BACK;
        }
        if (status.startsWith("CREATE") || status.startsWith("IMPORT")) {
            return Doing.CREATE;
        }
        if (status.startsWith("UPDATE")) {
            return Doing.UPDATE;
        }
        return status.startsWith("DELETE") ? Doing.DELETE : Doing.OTHER;
    }

    static Stage stage(String status) {
        if (status.endsWith("_FAILED")) {
            return Stage.FAILED;
        }
        if (status.endsWith("_SKIPPED")) {
            return Stage.LEFT;
        }
        return status.endsWith("_COMPLETE") ? Stage.DONE : Stage.BEGUN;
    }
}
