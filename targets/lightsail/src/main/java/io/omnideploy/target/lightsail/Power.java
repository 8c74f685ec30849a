package io.omnideploy.target.lightsail;

import io.omnideploy.config.ByteSize;
import io.omnideploy.config.Cpu;
import io.omnideploy.config.Size;
import io.omnideploy.plan.Price;
import io.omnideploy.spi.SizeOffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How big each machine of a container service is. Names are those of the API (ContainerServicePowerName), which every region with
 * Lightsail has alike; processor, memory and price are of the price page.
 */
enum Power {
    NANO(250, 512, "7"),
    MICRO(250, 1024, "10"),
    SMALL(500, 2048, "15"),
    MEDIUM(1000, 4096, "40"),
    LARGE(2000, 8192, "80"),
    XLARGE(4000, 16_384, "160");

    private final Cpu cpu;
    private final ByteSize memory;
    private final String dollars;

    Power(int millis, long mebibytes, String dollars) {
        cpu = new Cpu(millis);
        memory = new ByteSize(mebibytes * ByteSize.MEBIBYTE);
        this.dollars = dollars;
    }

    /** Returns the smallest power that has at least this much of both, if there is one. */
    static Optional<Power> covering(long millis, long bytes) {
        return Stream.of(values())
                .filter(power -> power.cpu.millis() >= millis && power.memory.bytes() >= bytes)
                .findFirst();
    }

    /** Reads a power by its name; empty if it isn't one. */
    static Optional<Power> parse(String text) {
        return Stream.of(values()).filter(power -> power.word().equals(text)).findFirst();
    }

    /** Returns what each size gets. */
    static List<SizeOffer> offers() {
        return Stream.of(Size.values()).map(Power::offer).toList();
    }

    private static SizeOffer offer(Size size) {
        Power power = covering(size.cpu().millis(), size.memory().bytes()).orElseThrow();
        return SizeOffer.of(size, power.word(), power.cpu, power.memory, power.price());
    }

    Cpu cpu() {
        return cpu;
    }

    ByteSize memory() {
        return memory;
    }

    /** Returns what one machine costs a month, with 500 GB of traffic. */
    Price price() {
        return Price.approximate(dollars, "Lightsail price list", "2026-09");
    }

    /** Returns its name in the API. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
