package io.omnideploy.platform.aws.account;

import io.omnideploy.platform.aws.client.AwsErrors;
import io.omnideploy.spi.PreparedPart;
import io.omnideploy.spi.PreparedPart.State;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;

/** The group has the policy. */
record AttachmentPart(IamClient iam, String group, String arn, String policy) implements Presence {
    @Override
    public void make() {
        iam.attachGroupPolicy(request -> request.groupName(group).policyArn(arn));
    }

    @Override
    public boolean isThere() {
        return AwsErrors.find(
                        () -> iam
                                .listAttachedGroupPoliciesPaginator(request -> request.groupName(group))
                                .attachedPolicies()
                                .stream()
                                .map(AttachedPolicy::policyArn)
                                .toList(),
                        ABSENT)
                .orElse(List.of())
                .contains(arn);
    }

    @Override
    public PreparedPart part(State state) {
        return new PreparedPart("group policy", group, state, "has policy " + policy);
    }
}
