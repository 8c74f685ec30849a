package io.omnideploy.config;

/** Writes numbers with up to three decimals. By hand, since the first {@code BigDecimal} of a process costs it ten milliseconds. */
final class Thousandths {
    private static final int DECIMALS = 3;

    private Thousandths() {}

    /** Returns a number of thousandths, at least 0, as a decimal without trailing zeros: 1500 is {@code 1.5}. */
    static String plain(long thousandths) {
        String whole = Long.toString(thousandths / 1000);
        String decimals = Long.toString(thousandths % 1000);
        String padded = "0".repeat(DECIMALS - decimals.length()) + decimals;
        int end = DECIMALS;
        while (end > 0 && padded.charAt(end - 1) == '0') {
            end--;
        }
        return end == 0 ? whole : whole + "." + padded.substring(0, end);
    }
}
