package io.omnideploy.platform.docker.engine;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as Docker's tools write them, {@code 1m30s} or {@code 1.5s}, into the nanoseconds that the API takes. */
final class GoDurations {
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(h|ms|m|us|µs|ns|s)");
    private static final Map<String, Long> NANOSECONDS = Map.of(
            "h", 3_600_000_000_000L,
            "m", 60_000_000_000L,
            "s", 1_000_000_000L,
            "ms", 1_000_000L,
            "us", 1_000L,
            "µs", 1_000L,
            "ns", 1L);

    private GoDurations() {}

    /**
     * Returns a duration in nanoseconds.
     *
     * @throws IllegalArgumentException when it isn't one
     */
    static long nanoseconds(String text) {
        if (text.equals("0")) {
            return 0;
        }
        Matcher part = PART.matcher(text);
        BigDecimal sum = BigDecimal.ZERO;
        int at = 0;
        while (part.find() && part.start() == at) {
            sum = sum.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(NANOSECONDS.get(part.group(2)))));
            at = part.end();
        }
        if (at == 0 || at != text.length()) {
            throw new IllegalArgumentException("not a duration: " + text);
        }
        return sum.longValue();
    }
}
