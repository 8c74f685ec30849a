package io.omnideploy.backend.terraform.run;

import io.omnideploy.backend.terraform.emit.Names;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.run.Redaction;
import io.omnideploy.templates.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The errors that Terraform told during a command, each about a resource where it says so. */
final class Problems {
    private static final Pattern CONTEXT = Pattern.compile("resource \"([^\"]+)\" \"([^\"]+)\"");
    private static final String POSTCONDITION = "Resource postcondition failed";
    private static final String LOCK = "Error acquiring the state lock";

    private final Names names;
    private final Redaction redaction;
    private final List<Problem> found = new ArrayList<>();

    Problems(Names names, Redaction redaction) {
        this.names = names;
        this.redaction = redaction;
    }

    /** One error, without secrets. */
    record Problem(String summary, String detail, Optional<String> address) {
        String sentence() {
            return detail.isEmpty() ? summary : summary + ": " + detail.replaceAll("\\s+", " ");
        }
    }

    /** Takes one line of Terraform's messages in JSON; what is no error is passed over. */
    void take(Value message) {
        Value diagnostic = Json.get(message, "diagnostic").orElse(new Value.Null());
        if (Json.text(diagnostic, "severity").filter("error"::equals).isEmpty()) {
            return;
        }
        Optional<String> address = Json.text(diagnostic, "address")
                .or(() -> Json.text(diagnostic, "snippet", "context")
                        .map(CONTEXT::matcher)
                        .filter(Matcher::find)
                        .map(matcher -> matcher.group(1) + "." + matcher.group(2)));
        found.add(new Problem(
                redaction.clean(Json.text(diagnostic, "summary").orElse("")).strip(),
                redaction.clean(Json.text(diagnostic, "detail").orElse("")).strip(),
                address));
    }

    /** Takes everything that a command told, a message in JSON per line. */
    Problems takeAll(String output) {
        output.lines().map(Json::object).forEach(this::take);
        return this;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Returns the resources that are there but not as they must be, by Terraform address. */
    List<String> unfulfilled() {
        return found.stream()
                .filter(problem -> problem.summary().equals(POSTCONDITION))
                .flatMap(problem -> problem.address().stream())
                .distinct()
                .toList();
    }

    /** Returns the first error, with the others as its details. */
    Failed failure(String remedy) {
        Problem first = found.getFirst();
        // The message of a condition begins with the resource, for people who run the bare tool.
        String cause = first.summary().equals(POSTCONDITION)
                ? first.detail()
                        .replaceFirst(
                                "^"
                                        + Pattern.quote(
                                                first.address().map(this::named).orElse("")) + " ",
                                "")
                : first.sentence();
        List<String> others = found.stream()
                .skip(1)
                .map(problem -> problem.address().map(at -> named(at) + ": ").orElse("") + problem.sentence())
                .toList();
        Failed failed = Failed.because(cause).details(others);
        if (first.summary().equals(LOCK)) {
            return failed.remedy("Wait until the other run has ended; if there is none, free the lock with"
                    + " `terraform force-unlock`.");
        }
        return first.address().map(at -> failed.of(named(at))).orElse(failed).remedy(remedy);
    }

    /** Returns the failure of a command that told nothing in JSON. */
    Failed failure(String command, Tool.Result result, String remedy) {
        List<String> lines = redaction
                .clean(result.out() + result.err())
                .lines()
                .map(line -> line.replaceAll("[╷│╵]", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
        int at = 0;
        while (at < lines.size() && !lines.get(at).startsWith("Error: ")) {
            at++;
        }
        if (at == lines.size()) {
            return Failed.because(command + " ended with status " + result.exit() + ".")
                    .details(lines)
                    .remedy(remedy);
        }
        return Failed.because(lines.get(at).substring("Error: ".length()))
                .details(lines.subList(at + 1, lines.size()))
                .remedy(remedy);
    }

    private String named(String address) {
        return names.resource(address).map(ResourceId::toString).orElse(address);
    }
}
