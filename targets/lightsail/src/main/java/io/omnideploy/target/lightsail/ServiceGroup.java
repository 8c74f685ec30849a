package io.omnideploy.target.lightsail;

import io.omnideploy.config.Component;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A container service with the components that run in it, each a container of every machine.
 *
 * @param name of the component, or that under which several were put together
 * @param members at least one, in written order
 */
record ServiceGroup(String name, List<Component> members) {
    ServiceGroup {
        Objects.requireNonNull(name, "name");
        members = List.copyOf(members);
    }

    /** Returns how many machines there are, at least 1: as many as the member with the most copies has. */
    int scale() {
        int most = 1;
        for (Component member : members) {
            most = Math.max(most, member.service().replicas());
        }
        return most;
    }

    /** Tells whether it is switched off but kept: no member has a copy. */
    boolean isDisabled() {
        for (Component member : members) {
            if (member.service().replicas() > 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns the member that is reached from outside, if there is one. */
    Optional<Endpoint> endpoint() {
        return members.stream().flatMap(member -> Endpoint.of(member).stream()).findFirst();
    }

    boolean isShared() {
        return members.size() > 1;
    }
}
