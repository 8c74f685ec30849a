package io.omnideploy.target.digitalocean;

import io.omnideploy.config.ByteSize;
import io.omnideploy.config.Cpu;
import io.omnideploy.config.Resources;
import io.omnideploy.config.Size;
import io.omnideploy.plan.Price;
import io.omnideploy.spi.SizeOffer;
import java.util.List;
import java.util.Optional;

/**
 * An instance of App Platform: what a copy of a component runs on (OpenAPI of DigitalOcean of August 2026, instance sizes with their
 * prices). Those that are shared come first, each kind from cheap to dear.
 *
 * @param cpu thousandths of a CPU
 * @param memory MiB
 * @param price US dollars a month
 * @param isDedicated whether its CPU is its own; only such are scaled by load
 * @param isSingle whether there can be one copy only
 */
record InstanceSize(String slug, int cpu, long memory, int price, boolean isDedicated, boolean isSingle) {
    private static final List<InstanceSize> ALL = List.of(
            shared("apps-s-1vcpu-0.5gb", 1, 512, 5, true),
            shared("apps-s-1vcpu-1gb-fixed", 1, 1024, 10, true),
            shared("apps-s-1vcpu-1gb", 1, 1024, 12, false),
            shared("apps-s-1vcpu-2gb", 1, 2048, 25, false),
            shared("apps-s-2vcpu-4gb", 2, 4096, 50, false),
            dedicated("apps-d-1vcpu-0.5gb", 1, 512, 29),
            dedicated("apps-d-1vcpu-1gb", 1, 1024, 34),
            dedicated("apps-d-1vcpu-2gb", 1, 2048, 39),
            dedicated("apps-d-1vcpu-4gb", 1, 4096, 49),
            dedicated("apps-d-2vcpu-4gb", 2, 4096, 78),
            dedicated("apps-d-2vcpu-8gb", 2, 8192, 98),
            dedicated("apps-d-4vcpu-8gb", 4, 8192, 156),
            dedicated("apps-d-4vcpu-16gb", 4, 16384, 196),
            dedicated("apps-d-8vcpu-32gb", 8, 32768, 392));

    private static final int THOUSAND = 1000;

    private static InstanceSize shared(String slug, int cpus, long memory, int price, boolean isSingle) {
        return new InstanceSize(slug, cpus * THOUSAND, memory, price, false, isSingle);
    }

    private static InstanceSize dedicated(String slug, int cpus, long memory, int price) {
        return new InstanceSize(slug, cpus * THOUSAND, memory, price, true, false);
    }

    /** Returns what one copy of a preset size runs on. */
    static SizeOffer offer(Size size) {
        Resources wanted = new Resources(size, Optional.empty(), Optional.empty(), Optional.empty());
        InstanceSize instance = fitting(wanted, 1, false).orElseThrow();
        return SizeOffer.of(
                size,
                instance.slug,
                new Cpu(instance.cpu),
                new ByteSize(instance.memory * ByteSize.MEBIBYTE),
                instance.monthly());
    }

    /** Returns what one copy costs. */
    Price monthly() {
        return Price.stated(Integer.toString(price), "DigitalOcean OpenAPI", "2026-08-07");
    }

    /** Returns the slugs of all. */
    static List<String> slugs() {
        return ALL.stream().map(InstanceSize::slug).toList();
    }

    /** Returns the one of a slug. */
    static Optional<InstanceSize> of(String slug) {
        return ALL.stream().filter(size -> size.slug.equals(slug)).findFirst();
    }

    /**
     * Returns the first that has what is wanted; the cheapest of those that a number of copies can have.
     *
     * @param isScaled whether copies come and go by load
     */
    static Optional<InstanceSize> fitting(Resources wanted, int copies, boolean isScaled) {
        return ALL.stream()
                .filter(size -> size.cpu >= wanted.effectiveCpu().millis())
                .filter(size -> size.memory >= wanted.effectiveMemory().mebibytes())
                .filter(size -> size.isDedicated || !isScaled)
                // The fixed one costs less and never gets a second copy: nobody asked for that.
                .filter(size -> !size.isSingle || (copies == 1 && !size.slug.endsWith("-fixed")))
                .findFirst();
    }
}
