package io.omnideploy.platform.aws.account;

import io.omnideploy.platform.aws.client.AwsErrors;
import io.omnideploy.spi.PreparedPart;
import io.omnideploy.spi.PreparedPart.State;
import software.amazon.awssdk.services.iam.IamClient;

/** The user who deploys: has no password, and may do nothing but by the group. */
record UserPart(IamClient iam, String name) implements Part {
    @Override
    public PreparedPart status() {
        return part(isThere() ? State.PRESENT : State.MISSING);
    }

    @Override
    public PreparedPart run() {
        if (isThere()) {
            return part(State.PRESENT);
        }
        iam.createUser(request -> request.userName(name).tags(MARK));
        return part(State.CREATED);
    }

    private boolean isThere() {
        return AwsErrors.find(() -> iam.getUser(request -> request.userName(name)), ABSENT)
                .isPresent();
    }

    private PreparedPart part(State state) {
        return new PreparedPart("user", name, state, "");
    }
}
