package io.omnideploy.platform.aws.cloudformation;

import io.omnideploy.diagnostic.Failed;
import java.time.Duration;

/** Waits between two questions, longer each time: what is done at once is seen at once, and nobody is asked too often. */
final class Pause {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private Duration next = FIRST;

    /**
     * Waits.
     *
     * @throws Failed when somebody wants this thread to end
     */
    void take() {
        try {
            Thread.sleep(next.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw Failed.because("Nobody waits any longer; what CloudFormation has begun it brings to its end.")
                    .remedy("Run the same command again: it waits for that end and goes on from there.");
        }
        Duration longer = next.multipliedBy(3).dividedBy(2);
        next = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }
}
