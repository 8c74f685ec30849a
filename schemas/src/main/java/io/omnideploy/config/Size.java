package io.omnideploy.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The ladder of preset sizes; CPU and memory are those of the Fargate pairs, which other targets round up to their own. */
public enum Size {
    NANO(250, 512),
    MICRO(250, 1024),
    SMALL(500, 2048),
    MEDIUM(1000, 4096),
    LARGE(2000, 8192),
    XLARGE(4000, 16384);

    private final Cpu cpu;
    private final ByteSize memory;

    Size(int millis, long mebibytes) {
        cpu = new Cpu(millis);
        memory = new ByteSize(mebibytes * ByteSize.MEBIBYTE);
    }

    /** Returns the CPU of this size. */
    public Cpu cpu() {
        return cpu;
    }

    /** Returns the memory of this size. */
    public ByteSize memory() {
        return memory;
    }

    /** Reads a size by its lower-case name; empty if it isn't one. */
    public static Optional<Size> parse(String text) {
        return Stream.of(values()).filter(size -> size.toString().equals(text)).findFirst();
    }

    /** Returns the names from small to large. */
    public static List<String> names() {
        return Stream.of(values()).map(Size::toString).toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
