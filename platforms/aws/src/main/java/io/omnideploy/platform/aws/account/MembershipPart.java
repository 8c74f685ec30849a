package io.omnideploy.platform.aws.account;

import io.omnideploy.platform.aws.client.AwsErrors;
import io.omnideploy.spi.PreparedPart;
import io.omnideploy.spi.PreparedPart.State;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Group;

/** The user is in the group. */
record MembershipPart(IamClient iam, String group, String user) implements Part {
    @Override
    public PreparedPart status() {
        return part(isThere() ? State.PRESENT : State.MISSING);
    }

    @Override
    public PreparedPart run() {
        if (isThere()) {
            return part(State.PRESENT);
        }
        iam.addUserToGroup(request -> request.groupName(group).userName(user));
        return part(State.CREATED);
    }

    private boolean isThere() {
        return AwsErrors.find(
                        () -> iam.listGroupsForUserPaginator(request -> request.userName(user)).groups().stream()
                                .map(Group::groupName)
                                .toList(),
                        ABSENT)
                .orElse(List.of())
                .contains(group);
    }

    private PreparedPart part(State state) {
        return new PreparedPart("membership", user, state, "is in group " + group);
    }
}
