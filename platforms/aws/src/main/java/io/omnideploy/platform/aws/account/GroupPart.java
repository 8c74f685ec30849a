package io.omnideploy.platform.aws.account;

import io.omnideploy.platform.aws.client.AwsErrors;
import io.omnideploy.spi.PreparedPart;
import io.omnideploy.spi.PreparedPart.State;
import software.amazon.awssdk.services.iam.IamClient;

/** The group of those who deploy. */
record GroupPart(IamClient iam, String name) implements Presence {
    @Override
    public void make() {
        iam.createGroup(request -> request.groupName(name));
    }

    @Override
    public boolean isThere() {
        return AwsErrors.find(() -> iam.getGroup(request -> request.groupName(name)), ABSENT)
                .isPresent();
    }

    @Override
    public PreparedPart part(State state) {
        return new PreparedPart("group", name, state, "");
    }
}
