package io.omnideploy.platform.aws.account;

import io.omnideploy.platform.aws.client.AwsErrors;
import io.omnideploy.spi.PreparedPart;
import io.omnideploy.spi.PreparedPart.State;
import software.amazon.awssdk.services.iam.IamClient;

/** The user who deploys: has no password, and may do nothing but by the group. */
record UserPart(IamClient iam, String name) implements Presence {
    @Override
    public void make() {
        iam.createUser(request -> request.userName(name).tags(MARK));
    }

    @Override
    public boolean isThere() {
        return AwsErrors.find(() -> iam.getUser(request -> request.userName(name)), ABSENT)
                .isPresent();
    }

    @Override
    public PreparedPart part(State state) {
        return new PreparedPart("user", name, state, "");
    }
}
