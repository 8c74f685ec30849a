package io.omnideploy.target.kubernetes;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.ByteSize;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Cpu;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Resources;
import io.omnideploy.config.Size;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.SizeOffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Requests, by which the scheduler finds a node, and limits. Processor time is requested and not limited, so that what is idle
 * on a node can be used; of memory, a preset size requests half of its limit, and a number that a person gives is both.
 */
final class Amounts implements Contributor {
    private static final Origin REQUESTS = Origin.rule("kubernetes-requests-and-limits");

    /** Half of the smallest share that Fargate sells is enough to be scheduled with. */
    private static final Cpu NANO = new Cpu(100);

    private static final List<String> BINARY = List.of("Ei", "Pi", "Ti", "Gi", "Mi", "Ki");
    private static final List<String> DECIMAL = List.of("E", "P", "T", "G", "M", "k");
    private static final long KIBI = 1024;
    private static final long KILO = 1000;

    @Override
    public void pod(KubernetesDeployment deployment, ComponentDraft draft) {
        Resources wanted = draft.component().resources();
        ConfigPath path = draft.path().then("resources");
        SortedMap<String, Value> requests = new TreeMap<>();
        SortedMap<String, Value> limits = new TreeMap<>();
        List<Origin> why = new ArrayList<>(List.of(REQUESTS));
        Cpu cpu = wanted.cpu().orElseGet(() -> request(wanted.size()));
        requests.put("cpu", Value.text(quantity(cpu)));
        ByteSize memory = wanted.effectiveMemory();
        requests.put("memory", Value.text(quantity(wanted.memory().orElseGet(() -> half(memory)))));
        limits.put("memory", Value.text(quantity(memory)));
        why.addAll(List.of(deployment.written(path, "size", "cpu", "memory")));
        wanted.disk().ifPresent(disk -> {
            requests.put("ephemeral-storage", Value.text(quantity(disk)));
            limits.put("ephemeral-storage", Value.text(quantity(disk)));
            why.add(Origin.at(path.then("disk")));
        });
        draft.pod().container("resources", value(requests, limits), why.toArray(Origin[]::new));
    }

    /** Gives the server of a backing service what its size says, a small one if nothing is said. */
    static void give(PodDraft pod, BackingService service) {
        Size size = service.size().orElse(Size.MICRO);
        pod.container(
                "resources",
                value(
                        new TreeMap<>(Map.of(
                                "cpu", Value.text(quantity(request(size))),
                                "memory", Value.text(quantity(half(size.memory()))))),
                        new TreeMap<>(Map.of("memory", Value.text(quantity(size.memory()))))),
                REQUESTS,
                Origin.at(DeployConfig.pathOf(service).then("size")));
    }

    /** Returns what each size is: processor time that is asked for, and memory up to a limit. */
    static List<SizeOffer> offers() {
        return Stream.of(Size.values())
                .map(size -> new SizeOffer(
                        size,
                        Optional.empty(),
                        Optional.of(request(size)),
                        Optional.of(size.memory()),
                        Optional.empty()))
                .toList();
    }

    private static Value value(SortedMap<String, Value> requests, SortedMap<String, Value> limits) {
        return new ObjectDraft()
                .set("requests", Value.object(requests))
                .set("limits", Value.object(limits))
                .value();
    }

    private static Cpu request(Size size) {
        return size == Size.NANO ? NANO : size.cpu();
    }

    private static ByteSize half(ByteSize size) {
        return new ByteSize(Math.max(1, size.bytes() / 2));
    }

    /** Returns processor time in canonical form: {@code 2}, {@code 500m}. */
    static String quantity(Cpu cpu) {
        return cpu.millis() % KILO == 0 ? Long.toString(cpu.millis() / KILO) : cpu.millis() + "m";
    }

    /** Returns an amount of bytes in canonical form, which the API gives back as it is: {@code 512Mi}, {@code 3G}. */
    static String quantity(ByteSize size) {
        if (size.bytes() % KIBI == 0) {
            return quantity(size.bytes(), KIBI, BINARY);
        }
        return quantity(size.bytes(), KILO, DECIMAL);
    }

    private static String quantity(long bytes, long base, List<String> units) {
        long amount = bytes;
        int power = 0;
        while (power < units.size() && amount % base == 0) {
            amount /= base;
            power++;
        }
        return power == 0 ? Long.toString(amount) : amount + units.get(units.size() - power);
    }
}
