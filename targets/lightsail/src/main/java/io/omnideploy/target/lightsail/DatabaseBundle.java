package io.omnideploy.target.lightsail;

import io.omnideploy.config.Size;
import io.omnideploy.plan.Price;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How big a database is: names, disks and prices of {@code aws lightsail get-relational-database-bundles}. */
enum DatabaseBundle {
    MICRO(1, 40, "15", "30"),
    SMALL(2, 80, "30", "60"),
    MEDIUM(4, 120, "60", "120"),
    LARGE(8, 240, "115", "230");

    private static final String HIGH = "_ha";
    private static final String GENERATION = "_2_0";

    private final int memory;
    private final long gibibytes;
    private final String single;
    private final String doubled;

    DatabaseBundle(int memory, long gibibytes, String single, String doubled) {
        this.memory = memory;
        this.gibibytes = gibibytes;
        this.single = single;
        this.doubled = doubled;
    }

    /** Returns the smallest one with the memory of a size and at least this much disk, if there is one. */
    static Optional<DatabaseBundle> covering(Size size, long gibibytes) {
        return Stream.of(values())
                .filter(bundle -> bundle.memory >= least(size) && bundle.gibibytes >= gibibytes)
                .findFirst();
    }

    /** A database has at least as many gigabytes of memory as the size has elsewhere, and never less than one. */
    private static int least(Size size) {
        return switch (size) {
            case NANO, MICRO -> 1;
            case SMALL -> 2;
            case MEDIUM -> 4;
            case LARGE -> 8;
            case XLARGE -> 16;
        };
    }

    /** Returns its name in the API. */
    String id(boolean highAvailability) {
        return name().toLowerCase(Locale.ROOT) + (highAvailability ? HIGH : "") + GENERATION;
    }

    /** Returns its disk in GiB. */
    long gibibytes() {
        return gibibytes;
    }

    /** Returns what a bundle costs a month by its name in the API; empty for one that is not known here. */
    static Optional<Price> price(String id) {
        return Stream.of(values())
                .filter(bundle -> id.equals(bundle.id(false)) || id.equals(bundle.id(true)))
                .findFirst()
                .map(bundle -> Price.stated(
                        id.equals(bundle.id(true)) ? bundle.doubled : bundle.single, "AWS CLI reference", "2026-11"));
    }
}
