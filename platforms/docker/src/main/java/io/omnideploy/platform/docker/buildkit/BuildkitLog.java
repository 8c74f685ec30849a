package io.omnideploy.platform.docker.buildkit;

import io.omnideploy.diagnostic.Causes;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.plan.Progress;
import io.omnideploy.spi.BuildRequest;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what a build by BuildKit says, without the secrets that a step prints, and keeps of it what explains a failure. */
final class BuildkitLog {
    private static final int LAST_LINES = 20;

    /** Shorter ones stand in too many words. */
    private static final int SHORTEST_SECRET = 4;

    private static final Pattern STEP = Pattern.compile("#(\\d+) (\\[.*)");
    private static final Pattern STEP_FAILED = Pattern.compile("#(\\d+) ERROR: (.*)");
    private static final Pattern FAILED =
            Pattern.compile("(?i:ERROR): (?:failed to build: )?(?:failed to solve: )?(.*)");
    private static final Pattern IDENTITY = Pattern.compile("#\\d+ sha256:[0-9a-f]{64}");

    private final BuildRequest request;
    private final List<String> hidden;
    private final Map<String, String> steps = new HashMap<>();
    private final Deque<String> last = new ArrayDeque<>();
    private String step = "";
    private String reason = "";

    BuildkitLog(BuildRequest request) {
        this.request = request;
        // The longest first: one may stand in another.
        this.hidden = request.secrets().values().stream()
                .map(value -> value.lines().toList())
                .flatMap(Collection::stream)
                .map(String::strip)
                .filter(line -> line.length() >= SHORTEST_SECRET)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Takes a line. */
    void line(String said) {
        String line = clean(said);
        if (line.isBlank() || IDENTITY.matcher(line).matches()) {
            return;
        }
        read(line);
        last.addLast(line);
        if (last.size() > LAST_LINES) {
            last.removeFirst();
        }
        request.progress().on(new Progress.Said(request.image().component(), line));
    }

    /** Returns the failure of the build: the step at which it stood, the reason, and the last lines. */
    Failed failed() {
        String where = step.isEmpty() ? "" : " at " + step;
        String why = reason.isEmpty() ? (last.isEmpty() ? "it said nothing" : last.getLast()) : reason;
        return Failed.because("The build failed%s: %s".formatted(where, Causes.sentence(why)))
                .of("image " + request.image().component())
                .remedy(remedy(why))
                .details(List.copyOf(last));
    }

    private void read(String line) {
        Matcher heading = STEP.matcher(line);
        Matcher stepFailed = STEP_FAILED.matcher(line);
        Matcher failed = FAILED.matcher(line);
        if (heading.matches()) {
            steps.putIfAbsent(heading.group(1), heading.group(2));
        } else if (stepFailed.matches()) {
            step = steps.getOrDefault(stepFailed.group(1), "");
            reason = stepFailed.group(2);
        } else if (failed.matches() && reason.isEmpty()) {
            reason = failed.group(1);
        }
    }

    private String clean(String said) {
        String line = said.replaceFirst("\r$", "");
        for (String secret : hidden) {
            line = line.replace(secret, "***");
        }
        return line;
    }

    private static String remedy(String reason) {
        if (reason.contains("ultiple platforms feature") || reason.contains("ulti-platform build is not supported")) {
            return "Make a builder that can: 'docker buildx create --use', or turn on the engine's containerd image store; or"
                    + " name one platform.";
        }
        if (reason.contains("unknown flag")) {
            return "Install a newer docker buildx.";
        }
        if (reason.matches("secret .*: not found.*")) {
            return "Name it under 'build.secrets'.";
        }
        if (reason.contains("ssh agent socket") || reason.contains("SSH_AUTH_SOCK")) {
            return "Start an SSH agent and add the key, or name a key file under 'build.ssh'.";
        }
        return "Correct the Dockerfile or what it copies; 'docker build' in the same folder tells the same.";
    }
}
