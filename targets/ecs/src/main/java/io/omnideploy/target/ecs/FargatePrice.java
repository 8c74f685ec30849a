package io.omnideploy.target.ecs;

import io.omnideploy.config.ByteSize;
import io.omnideploy.config.Cpu;
import io.omnideploy.config.Size;
import io.omnideploy.plan.Price;
import io.omnideploy.spi.SizeOffer;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** What a task costs: Linux on x86 in us-east-1, on demand; other regions cost up to a third more. */
final class FargatePrice {
    private static final BigDecimal CPU_HOUR = new BigDecimal("0.04048");
    private static final BigDecimal GIGABYTE_HOUR = new BigDecimal("0.004445");
    private static final BigDecimal HOURS = BigDecimal.valueOf(730);
    private static final BigDecimal UNITS = BigDecimal.valueOf(1024);

    private FargatePrice() {}

    /** Returns the pair of each size with its price. */
    static List<SizeOffer> offers() {
        return Stream.of(Size.values()).map(FargatePrice::offer).toList();
    }

    private static SizeOffer offer(Size size) {
        FargateSize pair = FargateSize.covering(
                        size.cpu().millis(), size.memory().mebibytes())
                .orElseThrow();
        return SizeOffer.of(
                size,
                pair.cpu() + "/" + pair.memory(),
                new Cpu(pair.cpu() * 1000 / 1024),
                new ByteSize(pair.memory() * ByteSize.MEBIBYTE),
                of(pair));
    }

    /** Returns what one task of a pair costs a month. */
    static Price of(FargateSize pair) {
        BigDecimal hour = CPU_HOUR.multiply(BigDecimal.valueOf(pair.cpu()))
                .add(GIGABYTE_HOUR.multiply(BigDecimal.valueOf(pair.memory())))
                .divide(UNITS);
        return Price.approximate(hour.multiply(HOURS).toPlainString(), "price guides, us-east-1 x86", "2026-04");
    }
}
