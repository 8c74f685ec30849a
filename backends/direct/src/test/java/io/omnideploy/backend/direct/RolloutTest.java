package io.omnideploy.backend.direct;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.plan.Cause;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Operation;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RolloutTest {
    private static final ResourceId IMAGE = id("Image", "web", "");
    private static final ResourceId FIRST = id("Container", "web", "");
    private static final ResourceId SECOND = id("Container", "web", "2");
    private static final ResourceId THIRD = id("Container", "web", "3");
    private static final ResourceId OTHER = id("Container", "api", "");

    @Test
    void copiesAreReplacedOneAfterAnother() {
        Rollout rollout = new Rollout(List.of(
                decision(FIRST, Operation.REPLACE, IMAGE),
                decision(OTHER, Operation.REPLACE, IMAGE),
                decision(SECOND, Operation.REPLACE, IMAGE),
                decision(THIRD, Operation.REPLACE, IMAGE)));

        assertThat(rollout.before(FIRST)).isEmpty();
        assertThat(rollout.before(SECOND)).containsExactly(FIRST);
        assertThat(rollout.before(THIRD)).containsExactly(SECOND);
        assertThat(rollout.before(OTHER)).isEmpty();
    }

    @Test
    void whatIsNewWaitsForNobody() {
        Rollout rollout = new Rollout(
                List.of(decision(FIRST, Operation.REPLACE, IMAGE), decision(SECOND, Operation.CREATE, IMAGE)));

        assertThat(rollout.before(SECOND)).isEmpty();
    }

    @Test
    void whatNeedsAnotherIsNoCopyOfIt() {
        Rollout rollout = new Rollout(
                List.of(decision(SECOND, Operation.REPLACE, IMAGE), decision(FIRST, Operation.REPLACE, SECOND)));

        assertThat(rollout.before(FIRST)).isEmpty();
    }

    private static Decision decision(ResourceId id, Operation operation, ResourceId needs) {
        return new Decision(
                new Change(id, operation, Optional.of(Cause.CONFIG), List.of()),
                Optional.of(ResourceSpec.builder(id).after(Set.of(needs)).build()),
                Optional.empty());
    }

    private static ResourceId id(String kind, String component, String role) {
        return new ResourceId(ResourceType.parse("docker." + kind), component, role);
    }
}
