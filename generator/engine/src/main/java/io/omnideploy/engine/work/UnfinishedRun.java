package io.omnideploy.engine.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A run that began to change things and did not come to its end.
 *
 * @param owner which run it was, if its journal tells
 * @param phase what it was at, in the journal's word
 * @param underWay what was being done to resources when it ended, as "create docker.Container/web"
 * @param failure why it ended by itself; absent when it was cut off
 * @param stopped whether a person stopped it and it ended in good order
 */
public record UnfinishedRun(
        Optional<RunOwner> owner, String phase, List<String> underWay, Optional<String> failure, boolean stopped) {
    public UnfinishedRun {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(phase, "phase");
        underWay = List.copyOf(underWay);
        Objects.requireNonNull(failure, "failure");
    }

    /** Reads a journal, whatever is left of it: a line that was cut short or is not understood is passed over. */
    static UnfinishedRun parse(String text) {
        String phase = "";
        List<String> underWay = new ArrayList<>();
        String failure = null;
        boolean stopped = false;
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
            int blank = line.indexOf(' ');
            String rest = line.substring(blank + 1);
            switch (blank < 0 ? line : line.substring(0, blank)) {
                case "phase" -> phase = rest;
                case "begun" -> underWay.add(rest);
                case "done" -> underWay.remove(rest);
                case "failed" -> failure = rest;
                case "stopped" -> stopped = true;
                default -> {}
            }
        }
        return new UnfinishedRun(RunOwner.parse(text), phase, underWay, Optional.ofNullable(failure), stopped);
    }

    /** Returns what a person should know before the next run goes on. */
    public String sentence() {
        String who =
                owner.map(run -> "(" + run + ", begun " + run.begun() + ") ").orElse("");
        return "The last run " + who + how() + (underWay.isEmpty() ? "" : " at: " + String.join(", ", underWay))
                + ". This one goes on from what is there.";
    }

    private String how() {
        if (stopped) {
            return "was stopped";
        }
        if (failure.isPresent()) {
            return "failed: " + failure.get().replaceFirst("\\.$", "");
        }
        return phase.equals(RunJournal.Phase.RECORD.toString())
                ? "was cut off when all was done and not yet recorded"
                : "was cut off";
    }
}
