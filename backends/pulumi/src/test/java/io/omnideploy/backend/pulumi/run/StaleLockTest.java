package io.omnideploy.backend.pulumi.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class StaleLockTest {
    private static final String MESSAGE = """
            error: the stack is currently locked by 1 lock(s). Either wait for the other process(es) to end or delete the lock \
            file with `pulumi cancel`.
              file:///state/.pulumi/locks/organization/shop/dev/a.json: created by root@%s (pid %d) at 2026-11-21T20:00:00Z
            """;
    private static final long NOBODY = 999_999_999_999L;

    @Test
    void isFreedOnlyWhenItsProcessIsGoneAndWasHere() {
        Optional<String> here = Optional.of("here");
        assertThat(StaleLock.isStale(MESSAGE.formatted("here", NOBODY), here)).isTrue();
        assertThat(StaleLock.isStale(MESSAGE.formatted("there", NOBODY), here)).isFalse();
        assertThat(StaleLock.isStale(MESSAGE.formatted("here", NOBODY), Optional.empty()))
                .isFalse();
        assertThat(StaleLock.isStale(
                        MESSAGE.formatted("here", ProcessHandle.current().pid()), here))
                .isFalse();
        assertThat(StaleLock.isStale(MESSAGE.formatted("here", NOBODY) + MESSAGE.formatted("there", NOBODY), here))
                .isFalse();
        assertThat(StaleLock.isStale("error: something else", here)).isFalse();
    }
}
