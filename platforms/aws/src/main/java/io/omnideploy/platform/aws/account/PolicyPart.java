package io.omnideploy.platform.aws.account;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.aws.client.AwsErrors;
import io.omnideploy.spi.PreparedPart;
import io.omnideploy.spi.PreparedPart.State;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyVersion;

/** The policy: what the deployer may do. A newer one is a new version of it. */
record PolicyPart(IamClient iam, String name, String arn, PolicyDocument document) implements Part {
    /** IAM keeps so many versions of a policy. */
    private static final int MOST_VERSIONS = 5;

    @Override
    public PreparedPart status() {
        Optional<Policy> found = find();
        if (found.isEmpty()) {
            return part(State.MISSING);
        }
        return part(isCurrent(found.get()) ? State.PRESENT : State.OUTDATED);
    }

    @Override
    public PreparedPart run() {
        Optional<Policy> found = find();
        if (found.isEmpty()) {
            iam.createPolicy(request -> request.policyName(name)
                    .policyDocument(document.compact())
                    .description("What OmniDeploy needs to deploy")
                    .tags(MARK));
            return part(State.CREATED);
        }
        requireOurs();
        if (isCurrent(found.get())) {
            return part(State.PRESENT);
        }
        makeRoom();
        iam.createPolicyVersion(request ->
                request.policyArn(arn).policyDocument(document.compact()).setAsDefault(true));
        return part(State.UPDATED);
    }

    private Optional<Policy> find() {
        return AwsErrors.find(
                () -> iam.getPolicy(request -> request.policyArn(arn)).policy(), ABSENT);
    }

    private boolean isCurrent(Policy policy) {
        String text = iam.getPolicyVersion(request -> request.policyArn(arn).versionId(policy.defaultVersionId()))
                .policyVersion()
                .document();
        return document.isSame(URLDecoder.decode(text, StandardCharsets.UTF_8));
    }

    private void requireOurs() {
        if (!iam.listPolicyTags(request -> request.policyArn(arn)).tags().contains(MARK)) {
            throw Failed.because("There is a policy %s already, and OmniDeploy did not make it.".formatted(name))
                    .of("policy " + name)
                    .remedy("Choose another name with --policy; nothing of it was changed.");
        }
    }

    private void makeRoom() {
        List<PolicyVersion> versions =
                iam.listPolicyVersions(request -> request.policyArn(arn)).versions();
        if (versions.size() >= MOST_VERSIONS) {
            versions.stream()
                    .filter(version -> !version.isDefaultVersion())
                    .min(Comparator.comparing(PolicyVersion::createDate).thenComparing(PolicyVersion::versionId))
                    .ifPresent(oldest -> iam.deletePolicyVersion(
                            request -> request.policyArn(arn).versionId(oldest.versionId())));
        }
    }

    private PreparedPart part(State state) {
        return new PreparedPart("policy", name, state, document.actions() + " actions");
    }
}
