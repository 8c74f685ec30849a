package io.omnideploy.engine.approval;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.approval.Bound.Difference;
import io.omnideploy.engine.approval.PlanSeal.Opened;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** A PLAN that somebody approved: a run that is not what it says is refused, and every difference named. */
public final class ApprovedPlan {
    private static final String NOTHING = "nothing";

    private final Opened opened;
    private final Function<String, Bound> reader;

    private ApprovedPlan(Opened opened, Function<String, Bound> reader) {
        this.opened = opened;
        this.reader = reader;
    }

    /**
     * Takes a PLAN as it was written.
     *
     * @param reader finds in the document what it is bound to
     * @throws Refused when it is cut short
     */
    public static ApprovedPlan of(String text, Function<String, Bound> reader) {
        return new ApprovedPlan(PlanSeal.open(text), Objects.requireNonNull(reader, "reader"));
    }

    /**
     * Goes on only if it is as it was written, by somebody who had the key.
     *
     * @param key the key that this machine has for the stack, if it has one
     * @param choice what is to be run: a PLAN for another stack has another key, and that is not what is to be told
     */
    void requireSeal(Optional<String> key, Bound choice) {
        if (!opened.seal().isOf(key)) {
            require(choice);
        }
        opened.seal().require(opened.document(), key);
    }

    /** Goes on only if all that is known now is as it was approved. */
    void require(Bound now) {
        List<Difference> differences = reader.apply(opened.document()).differences(now);
        if (!differences.isEmpty()) {
            throw new Refused(told(differences));
        }
    }

    /** What to do is told once: it is the same for all of them. */
    private static List<Diagnostic> told(List<Difference> differences) {
        List<Diagnostic> told = new ArrayList<>();
        for (Difference difference : differences) {
            if (isState(difference)) {
                told.addFirst(told("plan-behind", difference));
            } else {
                told.add(told("plan-differs", difference));
            }
        }
        boolean isBehind = differences.stream().anyMatch(ApprovedPlan::isState);
        told.addFirst(told.removeFirst()
                .remedy((isBehind ? "This PLAN was applied already, or the stack was changed since. " : "")
                        + "Make a new one with 'omnideploy preview --out PLAN', and have it approved."));
        return told;
    }

    private static Diagnostic told(String code, Difference difference) {
        return Diagnostic.error(
                code,
                "%s: approved was %s, now it is %s."
                        .formatted(
                                what(difference),
                                difference.approved().map(ApprovedPlan::brief).orElse(NOTHING),
                                difference.now().map(ApprovedPlan::brief).orElse(NOTHING)));
    }

    private static boolean isState(Difference difference) {
        return difference.section().equals(Bindings.TOOLS) && difference.thing().equals("state");
    }

    private static String what(Difference difference) {
        String thing = difference.thing();
        return switch (difference.section()) {
            case Bindings.CHANGES -> thing;
            case Bindings.DESCRIPTION -> "The description's " + thing;
            case Bindings.FILES -> "The file " + thing;
            case Bindings.SECRETS -> "The value of secret " + thing;
            case Bindings.PLATFORM -> "The platform's " + thing;
            default -> "The " + thing;
        };
    }

    /** A digest is told by its beginning. */
    private static String brief(String text) {
        return text.matches("[0-9a-f]{64}") ? text.substring(0, Bindings.SHORT) : text;
    }
}
