package io.omnideploy.target.ecs;

import io.omnideploy.config.ByteSize;
import io.omnideploy.config.Cpu;
import io.omnideploy.config.Size;
import io.omnideploy.plan.Price;
import io.omnideploy.spi.SizeOffer;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** What a task costs on Linux in us-east-1; other regions cost up to a third more. */
final class FargatePrice {
    private static final BigDecimal HOURS = BigDecimal.valueOf(730);
    private static final BigDecimal UNITS = BigDecimal.valueOf(1024);

    /** What a task runs on: each has its own price for a virtual CPU and for a gigabyte of memory, by the hour. */
    enum Kind {
        X86("Fargate", "0.04048", "0.004445", "price guides, us-east-1 x86", "2026-04"),
        ARM("Fargate on ARM", "0.03238", "0.00356", "AWS price list, us-east-1", "2026-06"),
        /** Its price follows demand: about a third of what stays costs. */
        X86_SPOT("Fargate Spot", "0.01291", "0.00142", "price guides, us-east-1, spot", "2026-04"),
        ARM_SPOT("Fargate Spot on ARM", "0.01033", "0.00114", "price guides, us-east-1, spot", "2026-04");

        private final String words;
        private final BigDecimal cpuHour;
        private final BigDecimal gigabyteHour;
        private final String source;
        private final String date;

        Kind(String words, String cpuHour, String gigabyteHour, String source, String date) {
            this.words = words;
            this.cpuHour = new BigDecimal(cpuHour);
            this.gigabyteHour = new BigDecimal(gigabyteHour);
            this.source = source;
            this.date = date;
        }

        String words() {
            return words;
        }
    }

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
                of(pair, Kind.X86));
    }

    /** Returns what one task of a pair costs a month. */
    static Price of(FargateSize pair, Kind kind) {
        BigDecimal hour = kind.cpuHour
                .multiply(BigDecimal.valueOf(pair.cpu()))
                .add(kind.gigabyteHour.multiply(BigDecimal.valueOf(pair.memory())))
                .divide(UNITS);
        return Price.approximate(hour.multiply(HOURS).toPlainString(), kind.source, kind.date);
    }
}
