package io.omnideploy.platform.aws.account;

import io.omnideploy.platform.aws.client.AwsErrors;
import io.omnideploy.spi.PreparedPart;
import io.omnideploy.spi.PreparedPart.State;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;

/** The group has the policy. */
record AttachmentPart(IamClient iam, String group, String arn, String policy) implements Part {
    @Override
    public PreparedPart status() {
        return part(isThere() ? State.PRESENT : State.MISSING);
    }

    @Override
    public PreparedPart run() {
        if (isThere()) {
            return part(State.PRESENT);
        }
        iam.attachGroupPolicy(request -> request.groupName(group).policyArn(arn));
        return part(State.CREATED);
    }

    private boolean isThere() {
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

    private PreparedPart part(State state) {
        return new PreparedPart("group policy", group, state, "has policy " + policy);
    }
}
