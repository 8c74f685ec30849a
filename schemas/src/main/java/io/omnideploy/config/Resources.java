package io.omnideploy.config;

import java.util.Objects;
import java.util.Optional;

/**
 * How much a component gets: numbers where they are given, else those of the size.
 *
 * @param size preset size
 * @param cpu given CPU
 * @param memory given memory
 * @param disk given scratch space
 */
public record Resources(Size size, Optional<Cpu> cpu, Optional<ByteSize> memory, Optional<ByteSize> disk) {
    public Resources {
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(cpu, "cpu");
        Objects.requireNonNull(memory, "memory");
        Objects.requireNonNull(disk, "disk");
    }

    /** Returns the CPU it gets. */
    public Cpu effectiveCpu() {
        return cpu.orElse(size.cpu());
    }

    /** Returns the memory it gets. */
    public ByteSize effectiveMemory() {
        return memory.orElse(size.memory());
    }
}
