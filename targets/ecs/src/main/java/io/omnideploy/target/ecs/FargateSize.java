package io.omnideploy.target.ecs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pair of CPU and memory that Fargate offers.
 *
 * @param cpu CPU units, 1024 of one virtual CPU
 * @param memory mebibytes
 */
record FargateSize(int cpu, int memory) {
    /** Most memory of any size, in mebibytes. */
    static final int MOST_MEMORY = 249_856;

    /** The table of the ECS developer guide, "Fargate task sizes". */
    private static final List<Row> ROWS = List.of(
            new Row(256, List.of(512, 1024, 2048)),
            Row.of(512, 1024, 4096, 1024),
            Row.of(1024, 2048, 8192, 1024),
            Row.of(2048, 4096, 16_384, 1024),
            Row.of(4096, 8192, 30_720, 1024),
            Row.of(8192, 16_384, 61_440, 4096),
            Row.of(16_384, 32_768, 122_880, 8192),
            new Row(32_768, List.of(61_440, 122_880, MOST_MEMORY)));

    /** The memory that goes with one amount of CPU. */
    private record Row(int cpu, List<Integer> memory) {
        static Row of(int cpu, int from, int to, int step) {
            return new Row(
                    cpu,
                    Stream.iterate(from, next -> next <= to, next -> next + step)
                            .toList());
        }
    }

    /**
     * Returns the smallest pair that has at least this much of both, if there is one.
     *
     * @param millis thousandths of a virtual CPU
     * @param mebibytes of memory
     */
    static Optional<FargateSize> covering(int millis, long mebibytes) {
        long units = (millis * 1024L + 999) / 1000;
        for (Row row : ROWS) {
            Optional<Integer> enough =
                    row.memory().stream().filter(memory -> memory >= mebibytes).findFirst();
            if (row.cpu() >= units && enough.isPresent()) {
                return Optional.of(new FargateSize(row.cpu(), enough.get()));
            }
        }
        return Optional.empty();
    }
}
