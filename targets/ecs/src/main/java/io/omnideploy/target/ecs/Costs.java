package io.omnideploy.target.ecs;

import io.omnideploy.plan.MonthlyCost;
import io.omnideploy.plan.Price;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a deployment costs by the month, used or not: tasks that always run, load balancers, ways out, addresses, machines of databases
 * and caches, secrets. What is paid by use (jobs, storage of buckets and file systems, logs, requests) is not counted.
 */
final class Costs {
    private static final int INCLUDED_DISK = 20;

    private final ResourceGraph graph;
    private final Map<Item, Integer> items = new LinkedHashMap<>();

    private record Item(String owner, String what, Price price) {}

    private Costs(ResourceGraph graph) {
        this.graph = graph;
    }

    /** Returns the cost of every resource that has one, as overrides left it. */
    static List<MonthlyCost> of(ResourceGraph graph) {
        Costs costs = new Costs(graph);
        graph.resources().values().forEach(costs::add);
        List<MonthlyCost> all = new ArrayList<>();
        costs.items.forEach((item, count) -> all.add(new MonthlyCost(item.owner(), item.what(), count, item.price())));
        return all;
    }

    private void add(ResourceSpec spec) {
        ResourceType type = spec.id().type();
        if (type.equals(AwsTypes.SERVICE)) {
            tasks(spec);
        } else if (type.equals(AwsTypes.LOAD_BALANCER)) {
            item(
                    spec,
                    text(spec, "load_balancer_type").orElse("application") + " load balancer",
                    1,
                    UnitPrices.BALANCER);
            if (!isTrue(spec.properties().get("internal"))) {
                item(spec, "public address", size(spec, "subnets"), UnitPrices.ADDRESS);
            }
        } else if (type.equals(AwsTypes.NAT_GATEWAY)) {
            item(spec, "NAT gateway", 1, UnitPrices.NAT_GATEWAY);
        } else if (type.equals(AwsTypes.EIP)) {
            item(spec, "public address", 1, UnitPrices.ADDRESS);
        } else if (type.equals(AwsTypes.VPC_ENDPOINT)
                && text(spec, "vpc_endpoint_type").filter("Interface"::equals).isPresent()) {
            item(spec, "endpoint", size(spec, "subnet_ids"), UnitPrices.ENDPOINT);
        } else if (type.equals(AwsTypes.DB_INSTANCE)) {
            database(spec);
        } else if (type.equals(AwsTypes.REPLICATION_GROUP)) {
            cache(spec);
        } else if (type.equals(AwsTypes.SECRET)) {
            item(spec, "secret", 1, UnitPrices.SECRET);
        }
    }

    /** Where copies come and go by load, the fewest are counted. */
    private void tasks(ResourceSpec service) {
        if (!(service.properties().get("task_definition") instanceof Value.Ref ref)
                || !graph.resources().containsKey(ref.resource())) {
            return;
        }
        ResourceSpec task = graph.resource(ref.resource());
        Optional<Integer> cpu = number(task.properties().get("cpu"));
        Optional<Integer> memory = number(task.properties().get("memory"));
        int copies = copies(service);
        if (cpu.isEmpty() || memory.isEmpty() || copies == 0) {
            return;
        }
        FargatePrice.Kind kind = kind(service, task);
        FargateSize size = new FargateSize(cpu.get(), memory.get());
        item(service, "%s %d/%d".formatted(kind.words(), cpu.get(), memory.get()), copies, FargatePrice.of(size, kind));
        int disk = task.properties().get("ephemeral_storage") instanceof Value.Obj storage
                ? number(storage.fields().get("size_in_gib")).orElse(0) - INCLUDED_DISK
                : 0;
        if (disk > 0) {
            item(service, "disk of %d GB".formatted(disk + INCLUDED_DISK), copies, UnitPrices.taskDisk(disk));
        }
        if (service.properties().get("network_configuration") instanceof Value.Obj network
                && isTrue(network.fields().get("assign_public_ip"))) {
            item(service, "public address", copies, UnitPrices.ADDRESS);
        }
    }

    private int copies(ResourceSpec service) {
        ResourceSpec scaling = graph.resources()
                .get(ResourceId.of(AwsTypes.SCALING_TARGET, service.id().component()));
        return scaling == null
                ? number(service.properties().get("desired_count")).orElse(0)
                : number(scaling.properties().get("min_capacity")).orElse(0);
    }

    private static FargatePrice.Kind kind(ResourceSpec service, ResourceSpec task) {
        boolean isSpot = service.properties().containsKey("capacity_provider_strategy");
        boolean isArm = task.properties().get("runtime_platform") instanceof Value.Obj platform
                && platform.fields().get("cpu_architecture") instanceof Value.Text word
                && word.text().equals("ARM64");
        if (isArm) {
            return isSpot ? FargatePrice.Kind.ARM_SPOT : FargatePrice.Kind.ARM;
        }
        return isSpot ? FargatePrice.Kind.X86_SPOT : FargatePrice.Kind.X86;
    }

    /** With a standby in another zone, both are paid. */
    private void database(ResourceSpec spec) {
        int machines = isTrue(spec.properties().get("multi_az")) ? 2 : 1;
        text(spec, "instance_class")
                .flatMap(machine -> UnitPrices.database(machine).map(price -> new Item("", machine, price)))
                .ifPresent(found -> item(spec, found.what(), machines, found.price()));
        number(spec.properties().get("allocated_storage"))
                .ifPresent(size ->
                        item(spec, "storage of %d GB".formatted(size), machines, UnitPrices.databaseStorage(size)));
    }

    private void cache(ResourceSpec spec) {
        text(spec, "node_type")
                .flatMap(machine -> UnitPrices.cache(
                                machine, text(spec, "engine").orElse("redis"))
                        .map(price -> new Item("", machine, price)))
                .ifPresent(found -> item(
                        spec,
                        found.what(),
                        number(spec.properties().get("num_cache_clusters")).orElse(1),
                        found.price()));
    }

    private void item(ResourceSpec spec, String what, int count, Price price) {
        if (count > 0) {
            items.merge(new Item(spec.id().component(), what, price), count, Integer::sum);
        }
    }

    private static boolean isTrue(Value value) {
        return value instanceof Value.Bool bool && bool.on();
    }

    private static int size(ResourceSpec spec, String property) {
        // What is looked up is not known here; a load balancer stands in two zones at least.
        return spec.properties().get(property) instanceof Value.Seq seq
                ? seq.items().size()
                : 2;
    }

    private static Optional<String> text(ResourceSpec spec, String property) {
        return spec.properties().get(property) instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
    }

    private static Optional<Integer> number(Value value) {
        if (value instanceof Value.Num num) {
            return Optional.of(num.number().intValue());
        }
        return value instanceof Value.Text text && text.text().matches("[0-9]{1,9}")
                ? Optional.of(Integer.valueOf(text.text()))
                : Optional.empty();
    }
}
