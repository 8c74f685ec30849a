package io.omnideploy.platform.aws.account;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.aws.client.AwsClients;
import io.omnideploy.platform.aws.client.AwsErrors;
import io.omnideploy.platform.aws.client.Caller;
import io.omnideploy.spi.AccountPreparation;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.PreparationRequest;
import io.omnideploy.spi.PreparedPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.iam.IamClient;

/** An AWS account to which somebody is to deploy: one policy, one group that has it, one user in the group. */
public final class Account implements AccountPreparation {
    private static final String DEFAULT_POLICY = "omnideploy-deployer";
    private static final String DEFAULT_GROUP = "omnideploy-deployers";
    private static final String DEFAULT_USER = "omnideploy-deployer";

    private final AwsClients clients;
    private final PreparationRequest wanted;
    private final PolicyDocument document;

    private Account(AwsClients clients, PreparationRequest wanted) {
        this.clients = clients;
        this.wanted = wanted;
        this.document = PolicyDocument.of(wanted.types(), clients.partition());
    }

    /** Opens the preparation; asks nobody yet. */
    public static AccountPreparation open(ConnectRequest connection, PreparationRequest wanted) {
        return new Account(AwsClients.of(connection), wanted);
    }

    @Override
    public String identity() {
        Caller caller = clients.caller();
        return "AWS account %s as %s".formatted(caller.account(), caller.arn());
    }

    @Override
    public String policy() {
        return document.pretty();
    }

    @Override
    public List<PreparedPart> status() {
        List<PreparedPart> parts = new ArrayList<>();
        for (Part part : parts()) {
            parts.add(AwsErrors.of(clients.region(), part::status));
        }
        return List.copyOf(parts);
    }

    @Override
    public List<PreparedPart> run() {
        List<PreparedPart> parts = new ArrayList<>();
        for (Part part : parts()) {
            try {
                parts.add(AwsErrors.of(clients.region(), part::run));
            } catch (Failed failed) {
                throw failed.details(done(parts));
            }
        }
        return List.copyOf(parts);
    }

    private static List<String> done(List<PreparedPart> parts) {
        return parts.stream()
                .map(part -> "%s %s: %s"
                        .formatted(part.kind(), part.name(), part.state().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** In the order in which each needs the one before. */
    private List<Part> parts() {
        Caller caller = clients.caller();
        IamClient iam = clients.openGlobal(IamClient.builder());
        String user = wanted.user().orElse(DEFAULT_USER);
        String group = wanted.group().orElse(DEFAULT_GROUP);
        String policy = wanted.policy().orElse(DEFAULT_POLICY);
        String arn = "arn:%s:iam::%s:policy/%s".formatted(caller.partition(), caller.account(), policy);
        List<Part> parts = new ArrayList<>(List.of(
                new PolicyPart(iam, policy, arn, document),
                new GroupPart(iam, group),
                new AttachmentPart(iam, group, arn, policy),
                new UserPart(iam, user),
                new MembershipPart(iam, group, user)));
        wanted.keyProfile()
                .ifPresent(profile -> parts.add(new KeyPart(iam, user, profile, CredentialsFile.ofProcess())));
        return parts;
    }

    @Override
    public void close() {
        clients.close();
    }
}
