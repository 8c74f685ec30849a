package io.omnideploy.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * A list price by the month, before taxes, discounts and traffic.
 *
 * @param dollars US dollars for one month of 730 hours, at least 0
 * @param standing how sure the number is
 * @param source who says so, a few words
 * @param date when, as {@code 2026-04} or {@code 2026-04-01}
 */
public record Price(BigDecimal dollars, Standing standing, String source, String date) {
    public Price {
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(date, "date");
        if (dollars.signum() < 0) {
            throw new IllegalArgumentException("not a price: " + dollars);
        }
        dollars = dollars.setScale(2, RoundingMode.HALF_UP);
    }

    /** How sure a price is. */
    public enum Standing {
        /** Read in the vendor's own text. */
        STATED,
        /** Read elsewhere, or computed from what was. */
        APPROXIMATE
    }

    /** Returns a price that the vendor's own text states. */
    public static Price stated(String dollars, String source, String date) {
        return new Price(new BigDecimal(dollars), Standing.STATED, source, date);
    }

    /** Returns a price that was read elsewhere, or computed from what was. */
    public static Price approximate(String dollars, String source, String date) {
        return new Price(new BigDecimal(dollars), Standing.APPROXIMATE, source, date);
    }

    /** Returns who says so and when, as {@code AWS CLI documentation, 2026-04}. */
    public String from() {
        return source + ", " + date;
    }

    /** Returns the amount with two decimals, after {@code ~} if it is not sure. */
    @Override
    public String toString() {
        return (standing == Standing.APPROXIMATE ? "~" : "") + dollars.toPlainString();
    }
}
