package io.omnideploy.spi;

import io.omnideploy.config.ByteSize;
import io.omnideploy.config.Cpu;
import io.omnideploy.config.Size;
import io.omnideploy.plan.Price;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one copy of a component of a preset size gets on a target.
 *
 * @param name what the platform calls it, if it has a name there
 * @param cpu at least this much, absent where the platform does not tell
 * @param memory at most this much, absent where the platform does not tell
 * @param price of one copy, absent where nobody is paid by the size
 */
public record SizeOffer(
        Size size, Optional<String> name, Optional<Cpu> cpu, Optional<ByteSize> memory, Optional<Price> price) {
    public SizeOffer {
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(cpu, "cpu");
        Objects.requireNonNull(memory, "memory");
        Objects.requireNonNull(price, "price");
    }

    /** Returns the offer that is the size itself, and has neither a name nor a price. */
    public static SizeOffer plain(Size size) {
        return new SizeOffer(
                size, Optional.empty(), Optional.of(size.cpu()), Optional.of(size.memory()), Optional.empty());
    }

    /** Returns an offer that has all of it. */
    public static SizeOffer of(Size size, String name, Cpu cpu, ByteSize memory, Price price) {
        return new SizeOffer(size, Optional.of(name), Optional.of(cpu), Optional.of(memory), Optional.of(price));
    }

    /** Returns the offers that are the sizes themselves, from small to large. */
    public static List<SizeOffer> plain() {
        return Stream.of(Size.values()).map(SizeOffer::plain).toList();
    }
}
