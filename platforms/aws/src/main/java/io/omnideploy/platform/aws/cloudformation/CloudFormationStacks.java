package io.omnideploy.platform.aws.cloudformation;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.aws.client.AwsClients;
import io.omnideploy.platform.aws.client.AwsErrors;
import io.omnideploy.spi.stack.ChangeRequest;
import io.omnideploy.spi.stack.ProposedChanges;
import io.omnideploy.spi.stack.StackDrift;
import io.omnideploy.spi.stack.StackEvent;
import io.omnideploy.spi.stack.StackState;
import io.omnideploy.spi.stack.StackState.Phase;
import io.omnideploy.spi.stack.TemplateStacks;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/** The stacks of an account in a region. */
public final class CloudFormationStacks implements TemplateStacks {
    private static final String GONE = "DELETE_COMPLETE";

    private final String region;
    private final CloudFormationClient client;
    private final TemplateBucket bucket;
    private final ChangeSets changeSets;

    /** The newest event of a stack before something was begun here, by the stack's id. */
    private final Map<String, String> begun = new HashMap<>();

    /** Opens the stacks that clients reach; asks nobody yet. */
    public CloudFormationStacks(AwsClients clients) {
        this.region = clients.region();
        this.client = clients.open(CloudFormationClient.builder());
        this.bucket = new TemplateBucket(clients, client);
        this.changeSets = new ChangeSets(client, bucket);
    }

    @Override
    public Optional<StackState> find(String stack) {
        return asked(() -> StackStates.find(client, stack));
    }

    @Override
    public String template(String stack) {
        return asked(() -> {
            String text = client.getTemplate(ask -> ask.stackName(stack).templateStage(TemplateStage.ORIGINAL))
                    .templateBody();
            return text == null ? "" : text;
        });
    }

    @Override
    public SortedMap<String, String> resources(String stack) {
        return asked(() -> {
            SortedMap<String, String> found = new TreeMap<>();
            for (StackResourceSummary resource : client.listStackResourcesPaginator(ask -> ask.stackName(stack))
                    .stackResourceSummaries()) {
                if (resource.physicalResourceId() != null && !GONE.equals(resource.resourceStatusAsString())) {
                    found.put(resource.logicalResourceId(), resource.physicalResourceId());
                }
            }
            return found;
        });
    }

    @Override
    public void requireRoom(String template) {
        asked(() -> {
            bucket.requireRoom(template);
            return null;
        });
    }

    @Override
    public Optional<ProposedChanges> propose(ChangeRequest request) {
        return asked(() -> changeSets.propose(request));
    }

    @Override
    public Optional<ProposedChanges> proposed(String stack, String name) {
        return asked(() -> changeSets.find(stack, name));
    }

    @Override
    public void discard(String stack, String prefix) {
        asked(() -> {
            changeSets.discard(stack, prefix);
            return null;
        });
    }

    @Override
    public void execute(ProposedChanges changes) {
        asked(() -> {
            StackState before = StackStates.find(client, changes.stack())
                    .orElseThrow(() -> Failed.because("There is no stack %s any more.".formatted(changes.stack()))
                            .remedy("Run the same command again."));
            begun.put(before.id(), StackEvents.newest(client, before.id()));
            client.executeChangeSet(ask -> ask.changeSetName(changes.id()).stackName(before.id()));
            return null;
        });
    }

    @Override
    public void delete(StackState stack) {
        asked(() -> {
            begun.put(stack.id(), StackEvents.newest(client, stack.id()));
            client.deleteStack(ask -> ask.stackName(stack.id()));
            return null;
        });
    }

    @Override
    public void guard(String stack, boolean guarded) {
        asked(() ->
                client.updateTerminationProtection(ask -> ask.stackName(stack).enableTerminationProtection(guarded)));
    }

    @Override
    public Optional<StackState> follow(String stack, Consumer<StackEvent> events) {
        return asked(() -> {
            StackEvents told = new StackEvents(client, stack, Optional.ofNullable(begun.get(stack)), events);
            Pause pause = new Pause();
            while (true) {
                Optional<StackState> state = StackStates.find(client, stack);
                boolean isToldToTheEnd = told.tell();
                if (state.isEmpty() || (state.get().phase() != Phase.WORKING && isToldToTheEnd)) {
                    return state;
                }
                pause.take();
            }
        });
    }

    @Override
    public StackDrift drift(String stack) {
        return asked(() -> new DriftDetection(client, stack).result());
    }

    private <T> T asked(Supplier<T> call) {
        return AwsErrors.of(region, call);
    }

    /** Tells whether CloudFormation says that what was asked for is not there, for which it has no code of its own. */
    static boolean isAbsent(AwsServiceException refused) {
        return AwsErrors.code(refused).equals("ChangeSetNotFound")
                || (AwsErrors.code(refused).equals("ValidationError")
                        && refused.awsErrorDetails().errorMessage() != null
                        && refused.awsErrorDetails().errorMessage().contains("does not exist"));
    }
}
