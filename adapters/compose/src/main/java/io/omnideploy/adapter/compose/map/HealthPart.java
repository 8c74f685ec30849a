package io.omnideploy.adapter.compose.map;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.spi.adapt.AdapterLedger.Saying;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The health check of a service. */
final class HealthPart {
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(30);

    /** What every platform takes: AWS's limits are the narrowest. */
    private static final Duration SHORTEST = Duration.ofSeconds(5);

    private static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final String OPTION = "-[A-Za-z]*[oO]\\s*(?:/dev/null|-)|-[mTt]\\s*\\d+"
            + "|--(?:max-time|timeout|retry|tries|connect-timeout)[= ]\\d+|--output[= ]/dev/null"
            + "|--(?:fail|silent|show-error|spider|quiet|no-verbose|head|location)|-(?!X)[A-Za-z]+";
    private static final Pattern HTTP = Pattern.compile("(?:curl|wget)(?:\\s+(?:" + OPTION + "))*"
            + "\\s+[\"']?(?:http://)?(?:localhost|127\\.0\\.0\\.1)(?::(\\d{1,5}))?(/[^\\s\"'|&;$]*)?[\"']?"
            + "(?:\\s+(?:" + OPTION + "))*(?:\\s*\\|\\|\\s*(?:exit\\s+1|false))?\\s*");

    private final Reading reading;
    private final ConfigPath path;

    HealthPart(Reading reading, String name) {
        this.reading = reading;
        this.path = ConfigPath.of("services", name, "healthcheck");
    }

    /**
     * Returns the check; empty where there is none.
     *
     * @param hasPorts whether the service listens somewhere
     */
    Optional<Node.Mapping> of(Node.Mapping service, boolean hasPorts) {
        Node.Mapping check = Nodes.map(service, "healthcheck");
        List<Node.Scalar> words = test(check);
        boolean isOff = Nodes.isTrue(check, "disable")
                || (!words.isEmpty() && words.getFirst().text().equals("NONE"));
        if (isOff || words.isEmpty()) {
            reading.ledger()
                    .tell(
                            path,
                            check,
                            isOff
                                    ? Saying.mapped("compose-no-healthcheck", "No check is made.")
                                    : Saying.approximated(
                                            "compose-healthcheck-of-image",
                                            "The image's own check isn't known before it runs, so only the container is"
                                                    + " watched.",
                                            "Write the check's 'test:' here."));
            return Optional.empty();
        }
        TreeBuilder result = new TreeBuilder();
        probe(words, result, hasPorts);
        times(check, result);
        return Optional.of(result.build(check.span()));
    }

    private static List<Node.Scalar> test(Node.Mapping check) {
        if (check.get("test").orElse(null) instanceof Node.Scalar line) {
            return List.of(new Node.Scalar("CMD-SHELL", true, line.span()), line);
        }
        return Commands.parts(check, "test");
    }

    private void probe(List<Node.Scalar> words, TreeBuilder result, boolean hasPorts) {
        boolean isShell = words.getFirst().text().equals("CMD-SHELL");
        List<Node.Scalar> command = words.subList(1, words.size());
        String line = String.join(" ", command.stream().map(Node.Scalar::text).toList());
        Matcher http = HTTP.matcher(line);
        Optional<SourceSpan> span = words.getLast().span();
        reading.ledger()
                .tell(
                        path.then("test"),
                        new Node.Sequence(List.copyOf(words), span),
                        Saying.mapped("compose-healthcheck", "It is the component's health check."));
        if (http.matches() && (hasPorts || http.group(1) != null)) {
            String port = http.group(1) == null ? "80" : http.group(1);
            result.put("path", TreeBuilder.template(http.group(2) == null ? "/" : http.group(2), span));
            result.put("port", TreeBuilder.word(port, span));
            return;
        }
        List<Node> exec = new ArrayList<>();
        if (isShell) {
            exec.add(TreeBuilder.template("/bin/sh", Optional.empty()));
            exec.add(TreeBuilder.template("-c", Optional.empty()));
        }
        command.forEach(word -> exec.add(TreeBuilder.template(word.text(), word.span())));
        result.put("exec", new Node.Sequence(exec, span));
    }

    private void times(Node.Mapping check, TreeBuilder result) {
        Duration interval = time(check, "interval", SHORTEST, LONGEST, result).orElse(USUAL_INTERVAL);
        // Compose's default is 30s; here it ends before the next check begins.
        Duration most = interval.minusSeconds(1);
        time(check, "timeout", SHORTEST_TIMEOUT, most.compareTo(LONGEST_TIMEOUT) > 0 ? LONGEST_TIMEOUT : most, result);
        time(check, "start_period", Duration.ZERO, LONGEST, result);
        Nodes.scalar(check, "retries").ifPresent(retries -> {
            String fitted = retries.text().matches("[2-9]|10")
                    ? retries.text()
                    : retries.text().matches("[01]") ? "2" : "10";
            result.put("unhealthy_threshold", TreeBuilder.word(fitted, retries.span()));
            if (!fitted.equals(retries.text())) {
                reading.ledger()
                        .tell(
                                path.then("retries"),
                                retries,
                                Saying.approximated(
                                        "compose-retries",
                                        "It is taken as " + fitted + ": platforms wait for 2 to 10 failures.",
                                        "Choose 2 to 10."));
            }
        });
        Node.Entry start = check.entries().get("start_interval");
        if (start != null) {
            reading.ledger()
                    .tell(
                            path.then("start_interval"),
                            start,
                            Saying.dropped(
                                    "compose-start-interval",
                                    "Checks come at one pace.",
                                    "Choose an 'interval' that serves for the start too."));
        }
        Node.Entry disable = check.entries().get("disable");
        if (disable != null) {
            reading.ledger()
                    .tell(path.then("disable"), disable, Saying.mapped("compose-healthcheck", "The check is made."));
        }
    }

    private Optional<Duration> time(Node.Mapping check, String key, Duration min, Duration max, TreeBuilder result) {
        Optional<Node.Scalar> written = Nodes.scalar(check, key);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> time = Measures.time(written.get().text());
        if (time.isEmpty()) {
            reading.refuse(
                    "wrong-form",
                    "'" + written.get().text() + "' is no duration.",
                    path.then(key),
                    written.get().span(),
                    "Write a number with its unit, as in 30s or 1m30s.");
            return Optional.empty();
        }
        Duration whole = Duration.ofSeconds(time.get().plusMillis(999).toSeconds());
        Duration fitted = whole.compareTo(min) < 0 ? min : whole.compareTo(max) > 0 ? max : whole;
        result.put(key, TreeBuilder.word(Measures.written(fitted), written.get().span()));
        if (!fitted.equals(time.get())) {
            reading.ledger()
                    .tell(
                            path.then(key),
                            written.get(),
                            Saying.approximated(
                                    "compose-healthcheck-time",
                                    "It is taken as " + Measures.written(fitted)
                                            + ": platforms check every 5 to 300 seconds, and a check ends before"
                                            + " the next begins.",
                                    "Choose a time within these limits."));
        }
        return Optional.of(fitted);
    }
}
