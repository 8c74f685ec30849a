package io.omnideploy.adapter.compose.map;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and amounts as compose writes them. */
final class Measures {
    private static final Pattern TIME = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(h|ms|us|µs|ns|m|s)");
    private static final Map<String, BigDecimal> NANOS = Map.of(
            "h", BigDecimal.valueOf(3_600_000_000_000L),
            "m", BigDecimal.valueOf(60_000_000_000L),
            "s", BigDecimal.valueOf(1_000_000_000L),
            "ms", BigDecimal.valueOf(1_000_000L),
            "us", BigDecimal.valueOf(1_000L),
            "µs", BigDecimal.valueOf(1_000L),
            "ns", BigDecimal.ONE);
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,6})?)\\s?([bkmgt]?)(?:i?b)?");
    private static final long MEBIBYTE = 1024L * 1024;

    private Measures() {}

    /** Reads {@code 1m30s}, {@code 1.5s}, {@code 500ms}. */
    static Optional<Duration> time(String text) {
        Matcher matcher = TIME.matcher(text);
        BigDecimal nanos = BigDecimal.ZERO;
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            nanos = nanos.add(new BigDecimal(matcher.group(1)).multiply(NANOS.get(matcher.group(2))));
            end = matcher.end();
        }
        return end == 0 || end < text.length()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(
                        nanos.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue()));
    }

    /** Writes a duration as deploy.yaml has it. */
    static String written(Duration time) {
        long millis = time.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }

    /** Reads {@code 512m}, {@code 1.5g}, {@code 100kb} as whole mebibytes, rounded up; compose counts in powers of 1024. */
    static Optional<Long> mebibytes(String text) {
        Matcher matcher = AMOUNT.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int power = "bkmgt".indexOf(matcher.group(2).isEmpty() ? "b" : matcher.group(2));
        BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(1L << (10 * power)));
        return Optional.of(bytes.divide(BigDecimal.valueOf(MEBIBYTE), 0, RoundingMode.CEILING)
                .longValue());
    }
}
