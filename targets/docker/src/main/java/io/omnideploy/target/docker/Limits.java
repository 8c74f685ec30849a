package io.omnideploy.target.docker;

import io.omnideploy.config.ByteSize;
import io.omnideploy.config.Cpu;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.Set;

/** How much of the host a container may use, in the form in which the engine gives it back. */
final class Limits {
    private Limits() {}

    /** Sets memory in whole MB; with swap as Docker itself adds it, twice the memory in all. */
    static void memory(ResourceSpec.Builder spec, ByteSize memory, Set<Origin> why) {
        spec.set("memory", Value.number(memory.mebibytes()))
                .because("memory", why)
                .set("memory_swap", Value.number(memory.mebibytes() * 2), Origin.rule("docker-default-swap"));
    }

    /** Sets CPUs as decimal text. */
    static void cpu(ResourceSpec.Builder spec, Cpu cpu, Set<Origin> why) {
        String plain = cpu.toString();
        // The provider reads "2" back as "2.0" and would replace the container at each apply.
        spec.set("cpus", Value.text(plain.contains(".") ? plain : plain + ".0")).because("cpus", why);
    }
}
