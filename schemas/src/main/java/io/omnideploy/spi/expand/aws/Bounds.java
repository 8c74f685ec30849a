package io.omnideploy.spi.expand.aws;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Durations;
import java.time.Duration;

/** Refuses values outside of what an AWS API takes, with the limits in the message: known before the first call. */
public record Bounds(AwsDraft draft, String code) {
    /** Refuses a duration outside of limits in whole seconds; what is no whole number of seconds too. */
    public void seconds(ConfigPath path, String what, Duration value, int least, int most) {
        boolean isWhole = value.toMillis() % 1000 == 0;
        if (!isWhole || value.toSeconds() < least || value.toSeconds() > most) {
            draft.refuse(
                    path,
                    code,
                    "%s of %s is outside of what AWS takes: %d to %d whole seconds."
                            .formatted(what, Durations.format(value), least, most),
                    "Write a duration from " + least + "s to " + most + "s.");
        }
    }

    /** Refuses a number outside of limits. */
    public void number(ConfigPath path, String what, long value, long least, long most) {
        if (value < least || value > most) {
            draft.refuse(
                    path,
                    code,
                    "%s of %d is outside of what AWS takes: %d to %d.".formatted(what, value, least, most),
                    "Write a number from " + least + " to " + most + ".");
        }
    }

    /** Refuses text that is too long. */
    public void length(ConfigPath path, String what, String value, int most) {
        if (value.length() > most) {
            draft.refuse(
                    path,
                    code,
                    "%s has %d characters; AWS takes at most %d.".formatted(what, value.length(), most),
                    "Shorten it.");
        }
    }
}
