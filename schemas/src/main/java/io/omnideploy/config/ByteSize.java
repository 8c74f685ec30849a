package io.omnideploy.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of memory or storage.
 *
 * @param bytes at least 1
 */
public record ByteSize(long bytes) implements Comparable<ByteSize> {
    /** Bytes in a mebibyte. */
    public static final long MEBIBYTE = 1024L * 1024;

    /** Digits that, times the largest unit, are still a long: without decimals, which take their time to start. */
    private static final int SURELY_SMALL = 6;

    private static final Pattern FORM = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)\\s?([KMGT]i?B?)?");
    private static final Map<String, Long> UNITS = Map.of(
            "K", 1000L,
            "Ki", 1024L,
            "M", 1000_000L,
            "Mi", MEBIBYTE,
            "G", 1000_000_000L,
            "Gi", 1024 * MEBIBYTE,
            "T", 1000_000_000_000L,
            "Ti", 1024 * 1024 * MEBIBYTE);

    public ByteSize {
        if (bytes < 1) {
            throw new IllegalArgumentException("not a size: " + bytes);
        }
    }

    /** Reads {@code 512}, {@code 512Mi}, {@code 1.5Gi} or {@code 2GB}; a bare number is mebibytes. Empty if it isn't one. */
    public static Optional<ByteSize> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String unit = matcher.group(2) == null ? "Mi" : matcher.group(2).replace("B", "");
        String number = matcher.group(1);
        if (number.length() <= SURELY_SMALL && number.indexOf('.') < 0) {
            long whole = Long.parseLong(number) * UNITS.get(unit);
            return whole < 1 ? Optional.empty() : Optional.of(new ByteSize(whole));
        }
        BigDecimal bytes = new BigDecimal(number).multiply(BigDecimal.valueOf(UNITS.get(unit)));
        return bytes.compareTo(BigDecimal.ONE) < 0 || bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? Optional.empty()
                : Optional.of(
                        new ByteSize(bytes.setScale(0, RoundingMode.CEILING).longValueExact()));
    }

    /** Returns whole mebibytes, rounded up. */
    public long mebibytes() {
        return (bytes + MEBIBYTE - 1) / MEBIBYTE;
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** Returns the size in the largest binary unit that keeps it whole, as {@code 512Mi}. */
    @Override
    public String toString() {
        if (bytes % (1024 * MEBIBYTE) == 0) {
            return bytes / (1024 * MEBIBYTE) + "Gi";
        }
        return bytes % MEBIBYTE == 0 ? bytes / MEBIBYTE + "Mi" : bytes + "B";
    }
}
