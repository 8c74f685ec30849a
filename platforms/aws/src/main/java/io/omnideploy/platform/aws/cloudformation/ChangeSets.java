package io.omnideploy.platform.aws.cloudformation;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.aws.client.AwsErrors;
import io.omnideploy.spi.stack.ChangeRequest;
import io.omnideploy.spi.stack.ChangeRequest.Basis;
import io.omnideploy.spi.stack.ProposedChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetSummary;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DeploymentMode;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Makes change sets, reads them and gives them up. */
final class ChangeSets {
    /** CloudFormation has a failure for "nothing to do", which its text alone tells from others. */
    private static final Pattern NOTHING =
            Pattern.compile("didn't contain changes|No updates are to be performed|no changes");

    /** Where change sets know nothing of drift yet. */
    private static final Pattern NO_DRIFT = Pattern.compile("(?i)deployment ?mode|revert_drift|drift-aware");

    private final CloudFormationClient client;
    private final TemplateBucket bucket;

    ChangeSets(CloudFormationClient client, TemplateBucket bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    Optional<ProposedChanges> propose(ChangeRequest request) {
        try {
            return made(request, request.basis() == Basis.REALITY);
        } catch (AwsServiceException refused) {
            if (says(refused, NOTHING)) {
                return Optional.empty();
            }
            if (request.basis() == Basis.REALITY && says(refused, NO_DRIFT)) {
                return made(request, false);
            }
            throw refused;
        }
    }

    private Optional<ProposedChanges> made(ChangeRequest request, boolean revertsDrift) {
        CreateChangeSetRequest.Builder ask = CreateChangeSetRequest.builder()
                .stackName(request.stack())
                .changeSetName(request.name())
                .changeSetType(request.basis() == Basis.NOTHING ? ChangeSetType.CREATE : ChangeSetType.UPDATE)
                .capabilities(Capability.CAPABILITY_NAMED_IAM)
                .parameters(parameters(request))
                .tags(request.tags().entrySet().stream()
                        .map(one -> Tag.builder()
                                .key(one.getKey())
                                .value(one.getValue())
                                .build())
                        .toList());
        if (TemplateBucket.fitsIntoCall(request.template())) {
            ask.templateBody(request.template());
        } else {
            ask.templateURL(bucket.put(request.stack(), request.template()));
        }
        if (revertsDrift) {
            ask.deploymentMode(DeploymentMode.REVERT_DRIFT);
        }
        String id = client.createChangeSet(ask.build()).id();
        DescribeChangeSetResponse answer = awaited(request.stack(), id);
        if (answer.status() == ChangeSetStatus.FAILED) {
            delete(request.stack(), id);
            String reason = answer.statusReason() == null ? "" : answer.statusReason();
            if (NOTHING.matcher(reason).find()) {
                return Optional.empty();
            }
            throw Failed.because("CloudFormation can't work out the change: " + reason)
                    .remedy("Put right what is told and run the command again; no resource was touched.");
        }
        return Optional.of(read(request.stack(), answer));
    }

    private static List<Parameter> parameters(ChangeRequest request) {
        List<Parameter> parameters = new ArrayList<>();
        request.parameters()
                .forEach((name, value) -> parameters.add(Parameter.builder()
                        .parameterKey(name)
                        .parameterValue(value)
                        .build()));
        request.kept()
                .forEach(name -> parameters.add(Parameter.builder()
                        .parameterKey(name)
                        .usePreviousValue(true)
                        .build()));
        return parameters;
    }

    Optional<ProposedChanges> find(String stack, String name) {
        try {
            DescribeChangeSetResponse answer = described(stack, name, null);
            return answer.status() == ChangeSetStatus.CREATE_COMPLETE
                            && answer.executionStatus() == ExecutionStatus.AVAILABLE
                    ? Optional.of(read(stack, answer))
                    : Optional.empty();
        } catch (AwsServiceException refused) {
            if (CloudFormationStacks.isAbsent(refused)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    void discard(String stack, String prefix) {
        List<ChangeSetSummary> found;
        try {
            found = client.listChangeSetsPaginator(ask -> ask.stackName(stack)).summaries().stream()
                    .toList();
        } catch (AwsServiceException refused) {
            if (CloudFormationStacks.isAbsent(refused)) {
                return;
            }
            throw refused;
        }
        for (ChangeSetSummary one : found) {
            if (stack.equals(one.stackName())
                    && one.changeSetName().startsWith(prefix)
                    && one.executionStatus() != ExecutionStatus.EXECUTE_COMPLETE
                    && one.executionStatus() != ExecutionStatus.EXECUTE_IN_PROGRESS) {
                delete(stack, one.changeSetId());
            }
        }
    }

    private void delete(String stack, String id) {
        client.deleteChangeSet(ask -> ask.stackName(stack).changeSetName(id));
    }

    private DescribeChangeSetResponse awaited(String stack, String id) {
        Pause pause = new Pause();
        while (true) {
            DescribeChangeSetResponse answer = described(stack, id, null);
            if (answer.status() == ChangeSetStatus.CREATE_COMPLETE || answer.status() == ChangeSetStatus.FAILED) {
                return answer;
            }
            pause.take();
        }
    }

    private DescribeChangeSetResponse described(String stack, String name, String token) {
        return client.describeChangeSet(ask -> ask.stackName(stack)
                .changeSetName(name)
                .includePropertyValues(true)
                .nextToken(token));
    }

    private ProposedChanges read(String stack, DescribeChangeSetResponse first) {
        List<Change> changes = new ArrayList<>(first.changes());
        String token = first.nextToken();
        while (token != null) {
            DescribeChangeSetResponse next = described(stack, first.changeSetId(), token);
            changes.addAll(next.changes());
            token = next.nextToken();
        }
        return new ProposedChanges(
                stack,
                first.changeSetName(),
                first.changeSetId(),
                first.deploymentMode() == DeploymentMode.REVERT_DRIFT,
                changes.stream()
                        .filter(change -> change.resourceChange() != null)
                        .map(change -> ChangeReading.change(change.resourceChange()))
                        .toList());
    }

    private static boolean says(AwsServiceException refused, Pattern pattern) {
        return AwsErrors.code(refused).equals("ValidationError")
                && refused.awsErrorDetails().errorMessage() != null
                && pattern.matcher(refused.awsErrorDetails().errorMessage()).find();
    }
}
