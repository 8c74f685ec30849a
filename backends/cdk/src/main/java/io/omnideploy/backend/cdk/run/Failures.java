package io.omnideploy.backend.cdk.run;

import io.omnideploy.backend.cdk.run.StackRunEvents.FirstCause;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.spi.stack.StackState;
import io.omnideploy.spi.stack.StackState.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says of a stack what is wrong with it and what helps, in one place. */
final class Failures {
    private Failures() {}

    /** Goes on only if a stack can be brought up from where it stands. */
    static void requireUsable(StackState state) {
        switch (state.phase()) {
            case STUCK ->
                throw Failed.because("Stack %s could not be rolled back (%s)%s"
                                .formatted(state.name(), state.status(), reason(state)))
                        .remedy(
                                "Put right what is told, then run 'aws cloudformation continue-update-rollback --stack-name "
                                        + state.name() + "' and this command again.");
            case HALF_REMOVED ->
                throw Failed.because(
                                "Stack %s was to be removed, and that failed%s".formatted(state.name(), reason(state)))
                        .remedy("Run 'omnideploy destroy' again, and bring it up then.");
            case REVIEW, WORKING, STANDING, ROLLED_BACK, STILLBORN -> {}
        }
    }

    /** Returns why a change did not come to its end. */
    static Failed ofChange(StackState state, StackRunEvents events) {
        List<String> details = new ArrayList<>();
        Optional<FirstCause> cause = events.cause();
        cause.ifPresent(first -> details.addAll(first.findings()));
        details.addAll(events.others());
        details.add("CloudFormation: stack %s is %s now.".formatted(state.name(), state.status()));
        Failed failed = Failed.because(
                sentence(cause.map(FirstCause::text).or(state::reason).orElse("CloudFormation tells no reason.")));
        return resource(failed, cause).details(details).remedy(remedy(state.phase(), state.name()));
    }

    /** Returns why a removal did not come to its end. */
    static Failed ofRemoval(StackState state, StackRunEvents events) {
        Failed failed = Failed.because(sentence(
                events.cause().map(FirstCause::text).or(state::reason).orElse("CloudFormation tells no reason.")));
        return resource(failed, events.cause())
                .details(events.others())
                .remedy(
                        "Put right what is told (a bucket must be empty, and nothing else may use what is here), and run"
                                + " 'omnideploy destroy' again: it goes on with what is left.");
    }

    private static Failed resource(Failed failed, Optional<FirstCause> cause) {
        return cause.flatMap(FirstCause::resource).map(failed::of).orElse(failed);
    }

    private static String remedy(Phase phase, String stack) {
        return switch (phase) {
            case STILLBORN ->
                "All that it had made is rolled back. Put it right and run 'up' again: what is left of the attempt is"
                        + " removed first.";
            case STUCK ->
                "Not even the roll-back came to its end. Put right what is told, run 'aws cloudformation"
                        + " continue-update-rollback --stack-name " + stack + "' and then 'up' again.";
            case ROLLED_BACK, REVIEW, WORKING, STANDING, HALF_REMOVED ->
                "What ran before still runs: the change is rolled back. Put it right and run 'up' again.";
        };
    }

    private static String reason(StackState state) {
        return state.reason().map(text -> ": " + sentence(text)).orElse(".");
    }

    private static String sentence(String text) {
        String line = text.strip();
        return line.endsWith(".") ? line : line + ".";
    }
}
