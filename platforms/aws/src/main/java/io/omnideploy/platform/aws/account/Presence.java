package io.omnideploy.platform.aws.account;

import io.omnideploy.spi.PreparedPart;
import io.omnideploy.spi.PreparedPart.State;

/** Something that is there or not: nothing about it can be out of date. */
sealed interface Presence extends Part permits GroupPart, AttachmentPart, UserPart, MembershipPart {
    /** Looks. */
    boolean isThere();

    /** Makes what is not there. */
    void make();

    /** Tells of it. */
    PreparedPart part(State state);

    @Override
    default PreparedPart status() {
        return part(isThere() ? State.PRESENT : State.MISSING);
    }

    @Override
    default PreparedPart run() {
        if (isThere()) {
            return part(State.PRESENT);
        }
        make();
        return part(State.CREATED);
    }
}
