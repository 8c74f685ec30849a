package io.omnideploy.backend.pulumi.run;

import io.omnideploy.backend.pulumi.run.Automation.Said;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.run.Redaction;
import io.omnideploy.templates.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The errors that the engine told during a command, each about a resource where it says so. */
final class Problems {
    static final String AGAIN = "Put it right and run the command again: it goes on where this run ended.";

    /** A place in the provider's own sources. */
    private static final Pattern SOURCE = Pattern.compile("^\\S+\\.go:\\d+: (\\S+: )?");

    private final Urns urns;
    private final Redaction redaction;
    private final List<Problem> found = new ArrayList<>();

    /** @param secrets values in clear by name, which no message may repeat */
    Problems(EmitRequest request, Map<String, String> secrets) {
        urns = new Urns(request);
        redaction = new Redaction(secrets.values());
    }

    /** One error, without secrets. */
    record Problem(String message, Optional<ResourceId> resource) {}

    /** Takes one event; what is no error is passed over. */
    void take(Value event) {
        if (Json.text(event, "diagnosticEvent", "severity")
                .filter("error"::equals)
                .isEmpty()) {
            return;
        }
        String message = clean(Json.text(event, "diagnosticEvent", "message").orElse(""));
        Optional<ResourceId> resource =
                Json.text(event, "diagnosticEvent", "urn").flatMap(urns::resource);
        if (!message.isEmpty() && !isConsequence(message)) {
            found.add(new Problem(message, resource));
        }
    }

    /** What the engine says once more of an update that failed, of itself or as the program was told. */
    private static boolean isConsequence(String message) {
        return message.equals("update failed")
                || message.equals("preview failed")
                || message.startsWith("Running program")
                || message.contains("com.pulumi.");
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Returns the first error about a resource, else the first of all, with the others as its details. */
    Failed failure() {
        Problem first = found.stream()
                .filter(problem -> problem.resource().isPresent())
                .findFirst()
                .orElse(found.getFirst());
        List<String> others = found.stream()
                .filter(problem -> !problem.equals(first) && !isRepetition(problem, first))
                .map(problem -> problem.resource().map(id -> id + ": ").orElse("") + sentence(problem.message()))
                .distinct()
                .toList();
        Failed failed = Failed.because(sentence(first.message())).details(others);
        return first.resource().map(failed::of).orElse(failed).remedy(AGAIN);
    }

    /** A provider's error is told by the provider's log and by the engine. */
    private static boolean isRepetition(Problem problem, Problem first) {
        return problem.resource().equals(first.resource()) && problem.message().contains("error occurred:");
    }

    private static String sentence(String message) {
        String text =
                SOURCE.matcher(message).replaceFirst("").replaceAll("\\s+", " ").strip();
        return text.endsWith(":") ? text.substring(0, text.length() - 1) : text;
    }

    /** Returns the failure of a command of which no event tells. */
    Failed failure(String command, Said said) {
        List<String> lines = (said.out() + "\n" + said.err())
                .lines()
                .map(this::clean)
                .filter(line -> !line.isEmpty())
                .toList();
        Optional<Failed> state = StateFailure.of(lines);
        if (state.isPresent()) {
            return state.get();
        }
        Optional<String> error =
                lines.stream().filter(line -> line.startsWith("error: ")).findFirst();
        return error.map(line -> Failed.because(line.substring("error: ".length()))
                        .details(lines.stream()
                                .filter(other -> !other.equals(line))
                                .toList()))
                .orElseGet(() -> Failed.because(command + " ended with status " + said.exit() + ".")
                        .details(lines))
                .remedy(AGAIN);
    }

    /** The engine marks colours in a way of its own. */
    String clean(String text) {
        return redaction.clean(text.replaceAll("<\\{%[^%]*%\\}>", "")).strip();
    }
}
