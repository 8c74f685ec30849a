package io.omnideploy.platform.aws.runtime;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.aws.agentcore.AgentRuntimes;
import io.omnideploy.platform.aws.client.AwsClients;
import io.omnideploy.platform.aws.client.AwsErrors;
import io.omnideploy.platform.aws.client.Caller;
import io.omnideploy.platform.aws.cloudformation.CloudFormationStacks;
import io.omnideploy.platform.aws.lightsail.ContainerServices;
import io.omnideploy.platform.aws.lightsail.LightsailResources;
import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.FailureRequest;
import io.omnideploy.spi.InstanceStatus;
import io.omnideploy.spi.JobRequest;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.LogsRequest;
import io.omnideploy.spi.PlatformFact;
import io.omnideploy.spi.PlatformSession;
import io.omnideploy.spi.ReadRequest;
import io.omnideploy.spi.stack.TemplateStacks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A connection to one account in one region. */
final class AwsSession implements PlatformSession {
    /** The tagging API has an index of its own, which follows what happens. */
    private static final Duration AFTERGLOW = Duration.ofSeconds(60);

    /** Something that lags behind is worth a wait, and something that stays isn't. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final AwsClients clients;
    private volatile List<String> unseen = List.of();

    AwsSession(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public String identity() {
        return "AWS account %s in %s".formatted(clients.caller().account(), clients.region());
    }

    @Override
    public SortedMap<String, PlatformFact> facts() {
        Caller caller = clients.caller();
        SortedMap<String, PlatformFact> facts = new TreeMap<>();
        facts.put("account", PlatformFact.self(caller.account()));
        facts.put("region", PlatformFact.self(clients.region()));
        // Who approves and who applies may be two; whose account it is counts.
        facts.put("arn", PlatformFact.way(caller.arn()));
        return facts;
    }

    /** Credentials that are missing or refused are told before any tool is started, as are images of another architecture. */
    @Override
    public List<Failed> obstacles(ReadRequest request) {
        clients.caller();
        asked(() -> {
            ImageCheck images = new ImageCheck(clients);
            images.require(request.graph());
            unseen = images.unseen();
            return null;
        });
        return List.of();
    }

    /** Of images that nobody could look at, one sentence each; they are looked at together with what is in the way. */
    @Override
    public List<String> remarks() {
        return unseen;
    }

    @Override
    public List<LiveResource> read(ReadRequest request) {
        return asked(() -> new StackResources(clients, request).read());
    }

    /** What a tool has lost sight of is told, and left to a person: what it is worth, nobody here knows. */
    @Override
    public void delete(LiveResource live) {
        if (asked(() -> new Vanishing(clients, PATIENCE).isGone(live))) {
            return;
        }
        throw Failed.because("It carries the stack's tags, and no state knows it: %s.".formatted(live.physicalId()))
                .of(live.id())
                .remedy(removal(live) + ", and run this again.");
    }

    private String removal(LiveResource live) {
        Optional<String> command = live.attributes().get(StackResources.ARN) instanceof Value.Text arn
                ? removal(Arn.parse(arn.text()), live.physicalId())
                : Optional.empty();
        return command.map(text -> "Look at it, and remove it if nobody needs it: " + text)
                .orElse("Look at it in the AWS console, and remove it there if nobody needs it");
    }

    private Optional<String> removal(Arn arn, String name) {
        return arn.service().equals(StackResources.LIGHTSAIL)
                ? LightsailResources.removal(arn.resource().replaceFirst("/.*", ""), name, clients.region())
                : RemovalCommand.of(arn, clients.region());
    }

    @Override
    public List<InstanceStatus> status(DeploymentId id) {
        return asked(() -> {
            List<InstanceStatus> tasks = new TaskStatus(clients).of(id);
            List<InstanceStatus> found = tasks.isEmpty() ? new AgentRuntimes(clients).status(id) : tasks;
            return found.isEmpty() ? new ContainerServices(clients).status(id) : found;
        });
    }

    @Override
    public void logs(LogsRequest request) {
        asked(() -> {
            if (!new StackLog(clients, request).tell()) {
                new ContainerServices(clients).logs(request);
            }
            return null;
        });
    }

    @Override
    public int run(JobRequest request) {
        return asked(() -> new JobRun(clients, request).run());
    }

    @Override
    public List<String> findings(FailureRequest request) {
        return asked(() -> request.resource().type().toString().startsWith("aws.lightsail.")
                ? new ContainerServices(clients).findings(request.id(), request.resource())
                : new ServiceFindings(clients, request).find());
    }

    @Override
    public List<Failed> rolledBack(ReadRequest request) {
        return asked(() -> new Rollbacks(clients).in(request));
    }

    @Override
    public Optional<TemplateStacks> templateStacks() {
        return Optional.of(new CloudFormationStacks(clients));
    }

    @Override
    public SortedMap<String, Value> lookUp(Lookup lookup) {
        return asked(() -> new Lookups(clients).find(lookup));
    }

    @Override
    public Duration afterglow() {
        return AFTERGLOW;
    }

    @Override
    public void close() {
        clients.close();
    }

    private <T> T asked(Supplier<T> call) {
        return AwsErrors.of(clients.region(), call);
    }
}
