package io.omnideploy.platform.aws.account;

import io.omnideploy.platform.aws.client.AwsErrors;
import io.omnideploy.spi.PreparedPart;
import io.omnideploy.spi.PreparedPart.State;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Group;

/** The user is in the group. */
record MembershipPart(IamClient iam, String group, String user) implements Presence {
    @Override
    public void make() {
        iam.addUserToGroup(request -> request.groupName(group).userName(user));
    }

    @Override
    public boolean isThere() {
        return AwsErrors.find(
                        () -> iam.listGroupsForUserPaginator(request -> request.userName(user)).groups().stream()
                                .map(Group::groupName)
                                .toList(),
                        ABSENT)
                .orElse(List.of())
                .contains(group);
    }

    @Override
    public PreparedPart part(State state) {
        return new PreparedPart("membership", user, state, "is in group " + group);
    }
}
