package io.omnideploy.platform.aws.account;

import io.omnideploy.platform.aws.client.AwsErrors;
import io.omnideploy.spi.PreparedPart;
import io.omnideploy.spi.PreparedPart.State;
import software.amazon.awssdk.services.iam.IamClient;

/** The group of those who deploy. */
record GroupPart(IamClient iam, String name) implements Part {
    @Override
    public PreparedPart status() {
        return part(isThere() ? State.PRESENT : State.MISSING);
    }

    @Override
    public PreparedPart run() {
        if (isThere()) {
            return part(State.PRESENT);
        }
        iam.createGroup(request -> request.groupName(name));
        return part(State.CREATED);
    }

    private boolean isThere() {
        return AwsErrors.find(() -> iam.getGroup(request -> request.groupName(name)), ABSENT)
                .isPresent();
    }

    private PreparedPart part(State state) {
        return new PreparedPart("group", name, state, "");
    }
}
