package io.omnideploy.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * What a part of a deployment costs by the month as long as it is there, used or not.
 *
 * @param owner the component or backing service
 * @param what what is paid for, in the platform's words, such as {@code container power micro}
 * @param count how many of it, at least 1
 * @param price of one
 */
public record MonthlyCost(String owner, String what, int count, Price price) {
    public MonthlyCost {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(price, "price");
        if (count < 1) {
            throw new IllegalArgumentException("nothing to pay for: " + count);
        }
    }

    /** Returns what all of it costs, in US dollars. */
    public BigDecimal dollars() {
        return price.dollars().multiply(BigDecimal.valueOf(count));
    }

    /** Returns what several parts cost together, in US dollars. */
    public static BigDecimal total(List<MonthlyCost> costs) {
        return costs.stream().map(MonthlyCost::dollars).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }
}
