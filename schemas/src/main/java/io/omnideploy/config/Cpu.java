package io.omnideploy.config;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of processor time.
 *
 * @param millis thousandths of one virtual CPU, 1 to 64,000
 */
public record Cpu(int millis) implements Comparable<Cpu> {
    private static final Pattern MILLIS = Pattern.compile("(\\d{1,5})m");
    private static final Pattern PLAIN = Pattern.compile("\\d{1,5}(?:\\.\\d{1,3})?");

    public Cpu {
        if (millis < 1 || millis > 64_000) {
            throw new IllegalArgumentException("not an amount of CPU: " + millis + "m");
        }
    }

    /**
     * Reads {@code 0.5} or {@code 2} (0.05 to 64 virtual CPUs), {@code 250m} (thousandths) or {@code 512} (128 to 32768 CPU
     * units, 1024 to one virtual CPU). What lies between is unclear and empty.
     */
    public static Optional<Cpu> parse(String text) {
        Matcher millis = MILLIS.matcher(text);
        if (millis.matches()) {
            return of(new BigDecimal(millis.group(1)));
        }
        if (!PLAIN.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text);
        BigDecimal thousand = BigDecimal.valueOf(1000);
        if (between(number, "0.05", "64")) {
            return of(number.multiply(thousand));
        }
        return between(number, "128", "32768")
                ? of(number.multiply(thousand).divide(BigDecimal.valueOf(1024)))
                : Optional.empty();
    }

    /** Returns virtual CPUs as a decimal without trailing zeros, as {@code 0.25}. */
    @Override
    public String toString() {
        return Thousandths.plain(millis);
    }

    @Override
    public int compareTo(Cpu other) {
        return Integer.compare(millis, other.millis);
    }

    private static boolean between(BigDecimal number, String low, String high) {
        return number.compareTo(new BigDecimal(low)) >= 0 && number.compareTo(new BigDecimal(high)) <= 0;
    }

    private static Optional<Cpu> of(BigDecimal millis) {
        int whole = millis.intValue();
        return whole < 1 || whole > 64_000 ? Optional.empty() : Optional.of(new Cpu(whole));
    }
}
